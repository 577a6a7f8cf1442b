"""Objects: contents kept on disk, each under a key and sealed with a digest of itself.

What a build reads by the hundred: a file holds nothing beside its seal, where `Store` keeps notes.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import time
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from labpress.store import Keeping, make_folder, prune, write_whole

Value = TypeVar("Value")

SEAL = 16
LARGEST = 512 * 2**20
MANY = 16
"""New contents of a run that are too many to be let in unchecked."""
PRUNED = ".pruned"
"""The file whose time says when a folder was last pruned."""
HOUR = 3600
PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "timezone")}
"""Classes of values that YAML may hold, beside text and numbers."""


class Objects:
    """Contents by their keys in `folder`, which is made when the first is kept. Several processes
    may use it at once; a damaged file is as good as none. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._used: set[str] = set()
        self._there: set[str] | None = None
        self._new = 0

    def get(self, key: str) -> bytes | None:
        """What was kept under `key`, if it is still there and whole."""
        if self.folder is None or not Keeping.is_on:
            return None
        path = self.folder / f"{key}.kept"
        try:
            whole = path.read_bytes()
        except OSError:
            return None
        with contextlib.suppress(OSError):  # somebody else's, or on a disk of read-only
            os.utime(path)
        content = whole[SEAL:]
        if whole[:SEAL] != seal(key, content):
            return None
        self._used.add(path.name)
        return content

    def value(self, key: str, load: Callable[[bytes], Value]) -> Value | None:
        """What `load` makes of what was kept under `key`. What it raises goes through."""
        content = self.get(key)
        return None if content is None else load(content)

    def once(self, key: str, make: Callable[[], Value | None]) -> Value | None:
        """What `make` makes of what is kept under `key`, or under several."""
        return make()

    def has(self, key: str) -> bool:
        """Whether something was kept under `key` when that was first asked in this run. Whether it
        is whole, and still there, `get` knows."""
        if self.folder is None or not Keeping.is_on:
            return False
        if self._there is None:
            self._there = _names(self.folder)
        self._used.add(f"{key}.kept")
        return f"{key}.kept" in self._there

    def put(self, key: str, content: bytes) -> bool:
        """Keeps `content` under `key`. False where that cannot be: then nothing is kept."""
        if self.folder is None or not Keeping.is_on:
            return False
        path = self.folder / f"{key}.kept"
        try:
            make_folder(self.folder)
            write_whole(path, seal(key, content) + content)
        except OSError:
            return False
        self._used.add(path.name)
        if self._there is not None:
            self._there.add(path.name)
        self._new += 1
        return True

    def prune(self, largest: int = LARGEST) -> None:
        """Takes away what this run has not used and is too old, or too much. To look for it takes
        longer than to keep one thing more: where little is new that is done once an hour."""
        if self.folder is not None and (self._new >= MANY or _was_long_ago(self.folder / PRUNED)):
            prune(self.folder, self._used, largest)
            with contextlib.suppress(OSError):
                (self.folder / PRUNED).touch()
        self._there, self._new = None, 0


class Remembered(Objects):
    """Objects of a process that lasts, as that of `serve`: values that were loaded once are at hand
    for as long as each run, which ends with `prune`, asks for them. They must never be changed."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._values: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}

    def value(self, key: str, load: Callable[[bytes], Value]) -> Value | None:
        """See Objects."""
        return self.once(key, lambda: super(Remembered, self).value(key, load))

    def once(self, key: str, make: Callable[[], Value | None]) -> Value | None:
        """See Objects."""
        found: Value | None = self._asked.get(key, self._values.get(key))
        if found is None:
            found = make()
        if found is not None:
            self._asked[key] = found
        return found

    def put(self, key: str, content: bytes) -> bool:
        """See Objects."""
        for values in (self._asked, self._values):
            values.pop(key, None)
        return super().put(key, content)

    def prune(self, largest: int = LARGEST) -> None:
        """See Objects."""
        self._values, self._asked = self._asked, {}
        super().prune(largest)


def _names(folder: Path) -> set[str]:
    try:
        with os.scandir(folder) as entries:  # a Path for each of thousands takes longer
            return {entry.name for entry in entries}
    except OSError:
        return set()


def _was_long_ago(file: Path) -> bool:
    try:
        return abs(time.time() - file.stat().st_mtime) > HOUR
    except OSError:
        return True


def seal(key: str, content: bytes) -> bytes:
    """What stands before `content` in the file of `key`."""
    whole = hashlib.blake2b(content, digest_size=SEAL, key=key.encode()[:64])
    return whole.digest()


def dumped(value: Any) -> bytes:
    """`value` as bytes: texts, numbers, collections, and our own classes of values."""
    content = io.BytesIO()
    _Writing(content, protocol=5).dump(value)
    return content.getvalue()


def loaded(content: bytes) -> Any:
    """The value that `dumped` was given. Nothing in `content` is ever run: it may come from another
    machine. Raises LookupError for what this version does not know."""
    try:
        return _Values(io.BytesIO(content)).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ImportError, TypeError) as error:
        raise LookupError(str(error)) from error


class _Writing(pickle.Pickler):
    """Writes a member of an enumeration by its value: some versions of Python have it looked up by
    a function, which `_Values` refuses to run."""

    def reducer_override(self, value: object) -> Any:
        """How `value` is written, if not as always."""
        return (type(value), (value.value,)) if isinstance(value, Enum) else NotImplemented


class _Values(pickle.Unpickler):
    """Reads values, and no name but that of a class of values."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name. Raises UnpicklingError for anything else."""
        known = module.startswith("labpress.") or (module, name) in PLAIN
        found = super().find_class(module, name) if known and "." not in name else None
        if isinstance(found, type) and (_holds_values(found) or (module, name) in PLAIN):
            return found
        raise pickle.UnpicklingError(f"'{module}.{name}' is no value")


def _holds_values(model: type) -> bool:
    """Whether a class does nothing but hold values: a dataclass, a named tuple or an enum."""
    named = issubclass(model, tuple) and hasattr(model, "_fields")
    return named or is_dataclass(model) or issubclass(model, Enum)
