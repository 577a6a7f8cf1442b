"""History: what git knows of files: when each last changed, and what it said before."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from labpress.content.dates import PartialDate

LONGEST = 20
"""Seconds after which a slow git is left alone: a date is not worth more."""


def last_changes(root: Path) -> Callable[[str], PartialDate | None]:
    """The day on which a path below `root` was last committed; None where git does not know it.

    git is asked once, and only when the first date is wanted.
    """

    @cache
    def days() -> dict[str, str]:
        return _days(root)

    def changed(path: str) -> PartialDate | None:
        day = days().get(path)
        return PartialDate(*map(int, day.split("-"))) if day else None

    return changed


def _days(root: Path) -> dict[str, str]:
    """Each path below `root` with the date of the newest commit that touched it."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}  # a shallow clone gives every file the day of its one commit
    found: dict[str, str] = {}
    log = _git(root, "log", "--format=\x01%cs", "--name-only", "--relative", "-z")
    for commit in log.split("\x01")[1:]:
        day, *paths = (part.strip("\n") for part in commit.split("\0"))
        for path in filter(None, paths):
            found.setdefault(path, day)
    return found


@dataclass(frozen=True, slots=True)
class Version:
    """A file as of one commit, made on that day."""

    commit: str
    day: str


def versions(root: Path, paths: Collection[str]) -> dict[str, list[Version]]:
    """The versions of each of `paths` below `root`, the newest first; none where git knows none."""
    found: dict[str, list[Version]] = {path: [] for path in paths}
    if not paths or _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return found
    options = ("--format=\x01%H %cs", "--name-only", "--relative", "-z", "--", *paths)
    for commit in _git(root, "--literal-pathspecs", "log", *options).split("\x01")[1:]:
        head, *names = (part.strip("\n") for part in commit.split("\0"))
        version = Version(*head.split(" ", 1))
        for path in names:
            if path in found:
                found[path].append(version)
    return found


def texts(root: Path, wanted: Collection[tuple[Version, str]]) -> dict[tuple[Version, str], str]:
    """The text of each file, by its version and path; without those that were not there then."""
    asked = [(version, path) for version, path in wanted if "\n" not in path]
    lines = "".join(f"{version.commit}:./{path}\n" for version, path in asked)
    rest = _run(root, "cat-file", "--batch", said=lines.encode()) if asked else b""
    found = {}
    for one in asked:
        head, _, rest = rest.partition(b"\n")
        size = re.search(rb" blob (\d+)$", head)
        if size:
            found[one] = rest[: int(size[1])].decode("utf-8", "replace")
            rest = rest[int(size[1]) + 1 :]
    return found


def _git(root: Path, *arguments: str) -> str:
    return _run(root, *arguments).decode("utf-8", "replace")


def _run(root: Path, *arguments: str, said: bytes = b"") -> bytes:
    """What git says in `root`; nothing where there is no git, no repository or no patience left."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=said, capture_output=True, timeout=LONGEST, check=True)
    except (OSError, subprocess.SubprocessError):
        return b""
    return done.stdout
