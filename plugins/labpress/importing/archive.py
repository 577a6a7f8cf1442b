"""Archive: a zipped office file opened with care. It is read part by part and never unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any
from xml.parsers import expat

from labpress.problems import LabpressError

LARGEST_FILE = 200 * 1024 * 1024
LARGEST_PART = 40 * 1024 * 1024
LARGEST_WHOLE = 400 * 1024 * 1024
"""Bytes of a file, of one part, and of all parts that are read: what claims more is no essay."""

MOST_PARTS = 5_000
DEEPEST = 400
"""Elements within elements; Word nests a few dozen."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# what zipfile raises, over its methods of packing, for a file that is broken on purpose
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(ValueError, struct.error, KeyError, IndexError, OverflowError),
)


class ImportFault(LabpressError):
    """A file that cannot come in: what is wrong with it, and what to do."""


class Archive:
    """The parts of an office file by name. Raises ImportFault for whatever is no such file."""

    def __init__(self, data: bytes, called: str) -> None:
        self.called = called
        _refuse(data, called)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            parts = self._zip.infolist()
        except _BROKEN as fault:
            raise ImportFault(f"this is no {called}, or it is damaged (save it again)") from fault
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
            raise ImportFault("the file unpacks to far more than an essay holds, so it is not read")
        self._parts = {part.filename: part for part in parts if not part.is_dir()}
        self._left = LARGEST_WHOLE

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self) -> tuple[str, ...]:
        """The names of all parts. They are never used as names of files."""
        return tuple(self._parts)

    def read(self, name: str) -> bytes:
        """One part. Raises ImportFault if it is broken, or larger than it should be."""
        part = self._parts.get(name)
        if part is None:
            raise ImportFault(f"this is no {self.called}: its part '{name}' is missing")
        most = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(part) as stream:
                data = stream.read(most + 1)
        except _BROKEN as fault:
            raise ImportFault(f"the part '{name}' is damaged (save the file again)") from fault
        if len(data) > most:
            raise ImportFault(f"the part '{name}' unpacks to far too much, so it is not read")
        self._left -= len(data)
        return data

    def markup(self, name: str) -> bytes:
        """A part that is XML, known to be whole and to hold no definitions of its own."""
        data = self.read(name)
        walk(data, name)
        return data


def walk(data: bytes, name: str, parser: expat.XMLParserType | None = None) -> None:
    """Parses XML with `parser`'s handlers. Raises ImportFault for broken XML and for a DOCTYPE:
    office files have none, and one can ask for other files or stand for billions of letters."""
    parser = parser or expat.ParserCreate()
    depth = 0
    inner_start: Any = parser.StartElementHandler
    inner_end: Any = parser.EndElementHandler

    def start(tag: str, attributes: Any) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ImportFault(f"the part '{name}' is nested too deeply, so it is not read")
        if inner_start:
            inner_start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if inner_end:
            inner_end(tag)

    def doctype(*_: object) -> None:
        raise ImportFault(f"the part '{name}' defines things of its own, so it is not read")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as fault:  # ValueError: an encoding nobody knows
        raise ImportFault(f"the part '{name}' is damaged (save the file again)") from fault


def _refuse(data: bytes, called: str) -> None:
    if not data:
        raise ImportFault("the file is empty")
    if len(data) > LARGEST_FILE:
        raise ImportFault(f"the file has {len(data):,} bytes (at most {LARGEST_FILE:,})")
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED in data:
            raise ImportFault("the file has a password (open it, save it without one)")
        kind = called.removesuffix(" file")
        raise ImportFault(f"this is a file of an old {kind} (open it, save it as {called})")
    if not data.startswith(b"PK"):
        raise ImportFault(f"this is no {called}, whatever its name says (save it again as one)")
