"""Delivery: the files that came in, put into the lab all together or not at all. What is there
stays: a file is only ever made, and a bibliography only grows at its end."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from labpress.importing.archive import ImportFault


@dataclass
class Delivery:
    """`new` are files to make and `longer` files to lengthen, by their paths below `root`."""

    root: Path
    new: dict[Path, bytes] = field(default_factory=dict)
    longer: dict[Path, bytes] = field(default_factory=dict)

    def put(self) -> None:
        """Writes all of it. Raises ImportFault, and leaves nothing behind, if it cannot."""
        for path in (*self.new, *self.longer):
            _refuse_outside(path, self.root)
        for path in self.new:
            if os.path.lexists(path):
                raise ImportFault(_there(path, self.root))
        done: list[Path] = []
        folders: list[Path] = []
        try:
            self._make(done, folders)
            self._lengthen()
        except BaseException as fault:
            for path in reversed(done):
                path.unlink(missing_ok=True)
            for folder in reversed(folders):
                with suppress(OSError):  # somebody else has put a file there meanwhile
                    folder.rmdir()
            if isinstance(fault, OSError):
                name = Path(fault.filename or self.root).name
                raise ImportFault(f"'{name}' cannot be written: {fault.strerror}") from fault
            raise

    def _make(self, done: list[Path], folders: list[Path]) -> None:
        for path, data in self.new.items():
            for folder in reversed([p for p in path.parents if not p.exists()]):
                folder.mkdir()
                folders.append(folder)
            try:
                with path.open("xb") as file:
                    done.append(path)
                    file.write(data)
            except FileExistsError:
                raise ImportFault(_there(path, self.root)) from None

    def _lengthen(self) -> None:
        """Each file in one step, so that a lab without power has the old one or the new one."""
        before = {path: path.read_bytes() if path.exists() else None for path in self.longer}
        changed: list[Path] = []
        try:
            for path, more in self.longer.items():
                _replace(path, joined(before[path] or b"", more))
                changed.append(path)
        except BaseException:
            for path in changed:
                _restore(path, before[path])
            raise


def joined(text: bytes, more: bytes) -> bytes:
    """`text`, an empty line, and `more`, with the line ends that the text has."""
    ends = b"\r\n" if b"\r\n" in text else b"\n"
    more = more.replace(b"\n", ends)
    return text.rstrip() + ends + ends + more if text.strip() else more


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o644)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _restore(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink(missing_ok=True)
    else:
        _replace(path, data)


def _refuse_outside(path: Path, root: Path) -> None:
    """A link in the lab may lead out of it, and nothing is written there."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise ImportFault(f"'{path.name}' would be written outside the lab's folder")


def _there(path: Path, root: Path) -> str:
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return f"{name} is there already, and nothing is overwritten (give it another name: --name)"
