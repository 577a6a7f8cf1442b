"""Unchanged: whether anything has happened to a lab since it was last published.

Nothing of Labpress is imported here but this room and the store: most of what a publish takes is
over before the first file is read. What is remembered, in `.labpress/published.json`, tells of one
computer alone.
"""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import click

import labpress
from labpress.store import Stamp, stamps

MEMORY = Path(".labpress", "published.json")
FORM = 1
PACKAGE = Path(labpress.__file__).parent
NAMES = ("TZ", "SOURCE_DATE_EPOCH")
"""Of the environment, what has a say whatever the settings are."""
SECOND = 1_000_000_000
JUST_NOW = 2 * SECOND
"""Nanoseconds in which a file may be written twice without another time, on some disks."""


@dataclass(frozen=True)
class Published:
    """The last publish: with which options, of which sources, where to, what was `made` and
    what it said. On
    another day, after `until`, it may give something else. `state` and `site` are digests of all
    files of the sources and of the site, `around` of what else had a say; `recent` has digests of
    the content of files that had been written just before."""

    options: str
    sources: Sequence[str]
    to: str
    made: str
    said: Sequence[str]
    until: float
    state: str = ""
    around: str = ""
    site: str = ""
    recent: Mapping[str, str] | None = None
    form: int = FORM


def last_published(root: Path, options: str) -> Published | None:
    """The last publish of the lab in `root` with these options, if it would now give the same."""
    try:
        kept = json.loads((root / MEMORY).read_text(encoding="utf-8"))
        known = Published(**kept)
        same = known.form == FORM and known.options == options and time.time() < known.until
        return known if same and _is_as_it_was(known, root) else None
    except (OSError, ValueError, TypeError):
        return None


def begin(root: Path, sources: Iterable[Path]) -> State:
    """The state of a lab's files before they are read."""
    return State.of(root, sources)


def remember(root: Path, published: Published, before: State, site: Mapping[str, Stamp]) -> None:
    """Keeps what was published, unless a file has changed since `before`. `site` has all its files.
    Does nothing where it cannot be written."""
    after = State.of(root, map(Path, published.sources))
    if after.files != before.files or after.around != before.around:
        return
    known = asdict(published) | {
        "state": before.digest,
        "around": before.around,
        "recent": before.recent,
        "site": _digest_of(site),
    }
    path = root / MEMORY
    with contextlib.suppress(OSError):
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_text(json.dumps(known), encoding="utf-8")
        beside.replace(path)


def forget(root: Path) -> None:
    """To be called before a site is made that may differ from the one that is remembered."""
    with contextlib.suppress(OSError):
        (root / MEMORY).unlink(missing_ok=True)


@dataclass(frozen=True)
class State:
    """Every file of the sources with its size and times, what is around them (the program, git,
    the environment), and the content of those that were written just before, as digests."""

    files: tuple[tuple[str, int, int, int], ...]
    around: str
    recent: Mapping[str, str]

    @classmethod
    def of(cls, root: Path, sources: Iterable[Path]) -> State:
        """The state of the lab in `root` at this moment."""
        now = time.time_ns()
        files = tuple(sorted(_files(sources)))
        recent = {path: _content(path) for path, _, *times in files if max(times) > now - JUST_NOW}
        settings = [path for path, *_ in files if path.endswith((".yml", ".yaml"))]
        return cls(files, _around(root, settings), recent)

    @property
    def digest(self) -> str:
        """One digest of all files."""
        return _digest(repr(self.files))


def _is_as_it_was(known: Published, root: Path) -> bool:
    state = State.of(root, map(Path, known.sources))
    recent = known.recent or {}
    return (
        state.around == known.around
        and state.digest == known.state
        and all(_content(path) == was for path, was in recent.items())
        and _digest_of(stamps_of(Path(known.to))) == known.site
    )


def _files(places: Iterable[Path]) -> Iterator[tuple[str, int, int, int]]:
    for place in places:
        if place.is_dir():
            yield from ((f"{place}/{name}", *stamp) for name, stamp in stamps(place))
        else:
            with contextlib.suppress(OSError):
                about = place.stat()
                yield str(place), about.st_size, about.st_mtime_ns, about.st_ctime_ns


def stamps_of(site: Path) -> dict[str, Stamp]:
    """Size and times of all files of a site, by their paths in it."""
    return dict(stamps(site)) if site.is_dir() else {}


def _digest_of(site: Mapping[str, Stamp]) -> str:
    # a folder that is renamed may change the last of the times
    return _digest(repr(sorted((path, size, time) for path, (size, time, _) in site.items())))


def _around(root: Path, settings: Iterable[str]) -> str:
    """What has a say besides: this program and what it rests on, git, and the environment."""
    packages = sorted(path.name for path in Path(click.__file__).parents[1].iterdir())
    own = sorted(_files([PACKAGE]))
    environment = [f"{name}={os.environ.get(name)}" for name in NAMES]
    if any(b"!ENV" in Path(path).read_bytes() for path in settings):
        environment = sorted(f"{name}={value}" for name, value in os.environ.items())
    return _digest(repr((packages, own, environment, sys.version, sys.executable, _git(root))))


def _git(root: Path) -> str:
    """Which commit is at hand: days of changes are taken from git."""
    for folder in (root, *root.parents):
        head = folder / ".git" / "HEAD"
        if head.is_file():
            said = head.read_text(encoding="utf-8").strip()
            named = folder / ".git" / said.removeprefix("ref: ")
            packed = folder / ".git" / "packed-refs"
            parts = (path.read_text(encoding="utf-8") for path in (named, packed) if path.is_file())
            return "\n".join((said, *parts))
        if (folder / ".git").exists():
            return f"unknown {os.getpid()}"  # a worktree: never the same twice
    return ""


def end_of_day(zone: str) -> float:
    """When this day ends in the time zone of that name or, if that is sooner, in UTC: some dates in
    a site are those of the day on which it was made."""
    zones = (datetime.UTC, ZoneInfo(zone))
    days = (datetime.datetime.now(tz=one).date() + datetime.timedelta(days=1) for one in zones)
    midnights = zip(days, zones, strict=True)
    return min(
        datetime.datetime.combine(day, datetime.time(), one).timestamp() for day, one in midnights
    )


def _content(path: str) -> str:
    with contextlib.suppress(OSError):
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
