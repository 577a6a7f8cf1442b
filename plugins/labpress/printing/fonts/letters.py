"""The letters that a font file maps to glyphs, read from its own tables (OpenType, `cmap`)."""

from __future__ import annotations

import struct

COLLECTION = b"ttcf"


def letters_of(font: bytes) -> frozenset[int]:
    """The code points that a TrueType or OpenType font, or the fonts of a collection, map to a
    glyph, from their Unicode subtables of format 4 and 12. Raises struct.error or ValueError for
    what is no font."""
    if font[:4] != COLLECTION:
        return frozenset(_mapped(font, 0))
    count = struct.unpack_from(">L", font, 8)[0]
    starts = struct.unpack_from(f">{count}L", font, 12)
    return frozenset[int]().union(*(_mapped(font, start) for start in starts))


def _mapped(font: bytes, first: int) -> set[int]:
    count = struct.unpack_from(">H", font, first + 4)[0]
    tables = [struct.unpack_from(">4s4xLL", font, first + 12 + 16 * i) for i in range(count)]
    start = next((offset for tag, offset, _ in tables if tag == b"cmap"), None)
    if start is None:
        raise ValueError("is a font without a table of its letters")
    if any(offset + length > len(font) for _, offset, length in tables):
        raise ValueError("is only a part of a font")
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">L", font, start + 4 + 8 * i + 4)[0]
        kind = struct.unpack_from(">H", font, at)[0]
        if kind == 4:
            found |= _segments(font, at)
        elif kind == 12:
            found |= _groups(font, at)
    return found


def _segments(font: bytes, at: int) -> set[int]:
    size = struct.unpack_from(">H", font, at + 6)[0]
    count = size // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + size)
    # the last segment is 0xFFFF, which no font shows
    return {c for a, b in zip(starts, ends, strict=True) for c in range(a, b + 1) if c != 0xFFFF}


def _groups(font: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">L", font, at + 12)[0]
    groups = (struct.unpack_from(">LLL", font, at + 16 + 12 * i) for i in range(count))
    # no font has more than 65,535 glyphs, so a longer run is damage, not letters
    return {c for a, b, _ in groups if b - a < 0x10000 for c in range(a, b + 1)}
