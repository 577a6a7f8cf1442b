"""The store: what took long to make, kept on disk under a digest of all that had a say in it.

It only ever saves time: a damaged file is as good as none, and without a folder that can be written
to, everything is made afresh each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

LARGEST = 256 * 2**20
"""Bytes that stay at most, beside what the present run itself has used."""
LONGEST = 30
"""Days that a result stays which nobody asks for."""
FORM = "labpress print 1"
DAY = 86_400


class Keeping:
    """Whether anything is kept at all in this process: a writer may want all made afresh."""

    is_on: ClassVar[bool] = True

    @classmethod
    @contextlib.contextmanager
    def nothing(cls) -> Iterator[None]:
        """While it lasts, nothing that was kept is found, and nothing is kept."""
        cls.is_on, before = False, cls.is_on
        try:
            yield
        finally:
            cls.is_on = before


@dataclass(frozen=True, slots=True)
class Kept:
    """A result: the content of a file, or none, and what is to be known of it in JSON."""

    content: bytes
    notes: Any


class Store:
    """Results by their keys in `folder`, which is made when the first is kept. Several processes
    may use it at once: a result is there as a whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> Kept | None:
        """The result that was kept under `key`, if it is still there and whole."""
        if not Keeping.is_on:
            return None
        path = self._path(key)
        try:
            head, _, content = path.read_bytes().partition(b"\n")
        except OSError:
            return None
        kept = _whole(key, head, content)
        if kept is not None:
            self._used.add(path.name)
            with contextlib.suppress(OSError):  # somebody else's, or on a disk of read-only
                os.utime(path)
        return kept

    def put(self, key: str, content: bytes, notes: Any) -> None:
        """Keeps a result under `key`; does nothing where it cannot be written."""
        if not Keeping.is_on:
            return
        path = self._path(key)
        about = {"form": FORM, "key": key, "digest": _seal(notes, content), "notes": notes}
        head = json.dumps(about, ensure_ascii=False).encode()
        with contextlib.suppress(OSError):
            make_folder(self.folder)
            write_whole(path, head + b"\n" + content)
            self._used.add(path.name)

    def prune(self, largest: int = LARGEST, longest: float = LONGEST) -> None:
        """As `prune` below, of this folder."""
        prune(self.folder, self._used, largest, longest)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.kept"


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    size: int
    changed: float


def prune(
    folder: Path, used: Container[str], largest: int = LARGEST, longest: float = LONGEST
) -> None:
    """Takes away from `folder` what this run has not `used`, by name: what nobody has asked for in
    `longest` days, and then the least recently used until no more than `largest` bytes are left.
    """
    files = sorted(_files(folder), key=lambda file: (file.changed, file.name))
    total = sum(file.size for file in files)
    latest = time.time() - longest * DAY
    for file in files:
        if file.name in used:
            continue
        if total > largest or file.changed < latest:
            total -= file.size
            with contextlib.suppress(OSError):
                (folder / file.name).unlink()


def make_folder(folder: Path) -> None:
    """Makes a folder for what is kept, if it is not there. Raises OSError."""
    if folder.is_dir():
        return
    folder.mkdir(parents=True)
    # so that no lab needs a line in its own .gitignore
    write_whole(folder / ".gitignore", b"*\n")


def _files(folder: Path) -> Iterator[_File]:
    """Of a folder only what is kept there; also what a process left that was ended."""
    try:
        entries = [entry for entry in os.scandir(folder) if entry.name.endswith(".kept")]
    except OSError:
        return
    for entry in entries:
        with contextlib.suppress(OSError):  # taken away by another process meanwhile
            stat = entry.stat()
            yield _File(entry.name, stat.st_size, stat.st_mtime)


def key_of(*parts: Any) -> str:
    """A digest of `parts`, plain data, in which the order of names has no say."""
    return _digest(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode())


Stamp = tuple[int, int, int]
"""A file's size, and when it was written and changed, in nanoseconds."""


def stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Each file below `folder` but Python's own, by its path in it with `/`. Of thousands of files
    each is looked at once, which takes half as long as with a Path for each."""
    inside = [("", str(folder))]
    while inside:
        path, place = inside.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                name = f"{path}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    inside += [(f"{name}/", entry.path)] * (entry.name != "__pycache__")
                    continue
                with contextlib.suppress(OSError):  # gone meanwhile, or a link that leads nowhere
                    about = entry.stat()
                    yield name, (about.st_size, about.st_mtime_ns, about.st_ctime_ns)


def digest_of(*places: Path) -> str:
    """A digest of files, and of all files in folders, by name and content."""
    found = hashlib.sha256()
    for place in places:
        inside = [""] if place.is_file() else sorted(path for path, _ in stamps(place))
        for name in (path for path in inside if not path.endswith(".pyc")):
            with contextlib.suppress(FileNotFoundError):
                content = (place / name).read_bytes()
                found.update(_digest(name.encode()).encode() + _digest(content).encode())
    return found.hexdigest()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _whole(key: str, head: bytes, content: bytes) -> Kept | None:
    """The result in a file's two parts; None if it is not exactly what was kept under `key`."""
    try:
        about = json.loads(head)
    except ValueError:  # also what is no UTF-8
        return None
    if not isinstance(about, Mapping) or about.get("form") != FORM or about.get("key") != key:
        return None
    notes = about.get("notes")
    return Kept(content, notes) if about.get("digest") == _seal(notes, content) else None


def _seal(notes: Any, content: bytes) -> str:
    return key_of(notes, _digest(content))


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside `path` and swaps in, so that no reader sees half of it. Raises OSError."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".kept")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
