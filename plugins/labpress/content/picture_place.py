"""The place in a photo: where on earth it was taken, taken out without touching the picture.

What says whose the photo is (author, rights, credit) stays: to take that out is not ours to do.
"""

from __future__ import annotations

import re
import struct
import zlib
from itertools import islice

GPS = 0x8825
"""The tag of EXIF that leads to the place, among those of the picture."""
MOST_TAGS = 512
MOST_LISTS = 64
"""A photo has EXIF once, or once for each of the pictures in it; only a hostile file has more."""
_BEGINS = re.compile(rb"II\*\0|MM\0\*")
_XMP = re.compile(
    rb"""(?<=exif:)(GPS\w+\s*=\s*)("[^"]*"|'[^']*')|(?<=<exif:)(GPS\w+[^<>]*>)([^<]*)(?=</exif:GPS)"""
)
_PNG = b"\x89PNG\r\n\x1a\n"
_SAYS = (b"eXIf", b"iTXt")
"""Chunks of a PNG that hold EXIF and XMP."""


def without_place(content: bytes) -> bytes:
    """The same file, byte for byte as long, with the place overwritten wherever EXIF or plain XMP
    has it. What is packed, as in some PNGs, is not seen."""
    changed = bytearray(content)
    for found in islice(_BEGINS.finditer(content), MOST_LISTS):
        _forget(changed, found.start(), "<" if found[0][:1] == b"I" else ">")
    for found in _XMP.finditer(content):
        group, edge = (2, 1) if found[2] is not None else (4, 0)
        start, end = found.start(group) + edge, found.end(group) - edge
        changed[start:end] = b" " * (end - start)
    if changed != content and content.startswith(_PNG):
        _sum_up(changed)
    return bytes(changed)


def _forget(content: bytearray, base: int, order: str) -> None:
    """Empties the list of the place in the EXIF that begins at `base`."""
    try:
        (first,) = struct.unpack_from(f"{order}L", content, base + 4)
        tags = {tag: value for tag, _, _, value in _entries(content, base + first, order)}
        if GPS not in tags:
            return
        place = base + tags[GPS]
        said = _entries(content, place, order)
        for _, form, count, at in said:
            _blank(content, base + at, _length(form, count))
        _blank(content, place, 2 + 12 * len(said))
    except struct.error:
        return  # it ends before what it names, as chance finds among other bytes do


def _entries(content: bytearray, at: int, order: str) -> list[tuple[int, int, int, int]]:
    """Tag, form, count and value of each entry of a list of EXIF, as the TIFF 6.0 lays it down."""
    (count,) = struct.unpack_from(f"{order}H", content, at)
    places = (at + 2 + 12 * n for n in range(min(count, MOST_TAGS)))
    return [struct.unpack_from(f"{order}HHLL", content, place) for place in places]


def _length(form: int, count: int) -> int:
    """Bytes of a value that stands elsewhere; 0 of one that stands in its entry."""
    size = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}.get(form, 0) * count
    return size if 4 < size <= 65_535 else 0


def _blank(content: bytearray, at: int, size: int) -> None:
    size = max(0, min(size, len(content) - at))
    content[at : at + size] = bytes(size)


def _sum_up(content: bytearray) -> None:
    """Writes anew the checksums of what a PNG says of itself."""
    at = len(_PNG)
    while at + 12 <= len(content):
        (size,) = struct.unpack_from(">L", content, at)
        end = at + 8 + size
        if content[at + 4 : at + 8] in _SAYS and end + 4 <= len(content):
            struct.pack_into(">L", content, end, zlib.crc32(content[at + 4 : end]))
        at = end + 4
