"""The past: a lab's files as they were at a commit, in a folder of their own. Its repository is
only read: nothing is checked out, and no branch or index is touched."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from labpress.problems import LabpressError, one_line

LONGEST = 120
"""Seconds after which a slow git is left alone."""
FONTS = (".ttf", ".otf", ".ttc")
READ = frozenset(
    (".md", ".markdown", ".yml", ".yaml", ".bib", ".ris", ".csl", ".csv", ".json", *FONTS)
)
"""What of a lab is read for what its items say. Other files are there, but empty: it matters that
they exist, and no code of the past is run."""
_FILE = ("100644", "100755")


@dataclass(frozen=True, slots=True)
class Past:
    """`root` holds the files for as long as they are wanted; `day` is that of the commit."""

    root: Path
    day: str


@contextmanager
def lab_at(root: Path, ref: str) -> Iterator[Past]:
    """The files below `root`, which may be a part of its repository, as of the commit `ref`.

    Raises LabpressError where there is no git, no repository, or no such commit.
    """
    commit = _commit(root, ref, one_line(ref))
    day = _git(root, "show", "-s", "--format=%cs", commit).decode().strip()
    files = dict(_tree(root, commit))
    if not files:
        raise LabpressError(f"at {ref} there was nothing in this folder (name a later commit)")
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        place = Path(folder).resolve() / root.name
        _write(root, place, files)
        yield Past(place, day)


def _commit(root: Path, ref: str, shown: str) -> str:
    if not _said(root, "rev-parse", "--is-inside-work-tree"):
        raise LabpressError(
            f"'{shown}' is no file, and this lab is not kept in git (give the PDF of a deck, or "
            "the .json beside it)"
        )
    # with this ending even `--all` is no option to git, but a commit that is not there
    found = _said(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if found.isalnum():  # of `^v1` and `v1..v2` git makes names with signs, or several
        return found
    if _said(root, "rev-parse", "--is-shallow-repository") == "true":
        raise LabpressError(
            f"this copy of the repository does not reach back to '{shown}' (fetch the whole "
            "history with `git fetch --unshallow --tags`)"
        )
    raise LabpressError(
        f"'{shown}' is neither a file nor a commit, tag or branch (`git log --oneline` lists "
        "commits)"
    )


def _tree(root: Path, commit: str) -> Iterator[tuple[PurePosixPath, str]]:
    """The files of a commit below `root`, by their paths from there, with their names to git."""
    listed = _git(root, "ls-tree", "-r", "-z", commit)
    for entry in filter(None, listed.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode().split()
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if mode in _FILE and ".." not in path.parts and not path.is_absolute():
            yield path, blob


def _write(root: Path, place: Path, files: dict[PurePosixPath, str]) -> None:
    wanted = {path: blob for path, blob in files.items() if path.suffix.lower() in READ}
    contents = _contents(root, list(dict.fromkeys(wanted.values())))
    for path in files:
        target = place / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents.get(wanted.get(path, ""), b""))


def _contents(root: Path, blobs: list[str]) -> dict[str, bytes]:
    """What files hold, read by one process: `NAME blob SIZE`, the content, a line's end, each."""
    told = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    found: dict[str, bytes] = {}
    at = 0
    for blob in blobs:
        end = told.index(b"\n", at)
        size = told[at:end].rpartition(b" ")[2]
        if not size.isdigit():
            raise LabpressError(f"git has lost a file of that commit: {told[at:end].decode()}")
        found[blob] = told[end + 1 : end + 1 + int(size)]
        at = end + 1 + int(size) + 1
    return found


def _said(root: Path, *arguments: str) -> str:
    """What git answers to a question; "" if it cannot."""
    return _run(root, arguments).stdout.decode("utf-8", "replace").strip()


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, arguments, given)
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise LabpressError(f"git {arguments[0]} failed: {words[-1]}")
    return done.stdout


def _run(
    root: Path, arguments: tuple[str, ...], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(
            command, input=given, capture_output=True, timeout=LONGEST, check=False
        )
    except FileNotFoundError:
        raise LabpressError(
            "there is no git on this computer (install it, or give the PDF of a deck)"
        ) from None
    except subprocess.TimeoutExpired:
        raise LabpressError(f"git took longer than {LONGEST} seconds (try again)") from None
