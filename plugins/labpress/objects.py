"""Objects: contents kept on disk, each under a key and sealed with a digest of itself.

What a build reads by the hundred: a file holds nothing beside its seal, where `Store` keeps notes.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from labpress.store import Keeping, make_folder, prune, write_whole

Value = TypeVar("Value")

SEAL = 16
LARGEST = 512 * 2**20
PLAIN = {("datetime", "date"), ("datetime", "datetime"), ("datetime", "timezone")}
"""Classes of values that YAML may hold, beside text and numbers."""


class Objects:
    """Contents by their keys in `folder`, which is made when the first is kept. Several processes
    may use it at once; a damaged file is as good as none. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._used: set[str] = set()

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

    def has(self, key: str) -> bool:
        """Whether something is kept under `key`. Whether it is whole, `get` knows."""
        if self.folder is None or not Keeping.is_on:
            return False
        self._used.add(f"{key}.kept")
        return (self.folder / f"{key}.kept").is_file()

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
        return True

    def prune(self, largest: int = LARGEST) -> None:
        """Takes away what this run has not used and is too old, or too much."""
        if self.folder is not None:
            prune(self.folder, self._used, largest)


class Remembered(Objects):
    """Objects of a process that lasts, as that of `serve`: values that were loaded once are at hand
    for as long as each run, which ends with `prune`, asks for them. They must never be changed."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(folder)
        self._values: dict[str, Any] = {}
        self._asked: dict[str, Any] = {}

    def value(self, key: str, load: Callable[[bytes], Value]) -> Value | None:
        """See Objects."""
        found = self._values.get(key)
        if found is None:
            found = super().value(key, load)
        if found is not None:
            self._asked[key] = found
        return found

    def prune(self, largest: int = LARGEST) -> None:
        """See Objects."""
        self._values, self._asked = self._asked, {}
        super().prune(largest)


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
