"""The fonts that paper is set in, all under the SIL Open Font License, and the letters in them."""

from __future__ import annotations

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent
NAMES = (
    "AtkinsonHyperlegibleNext_400Regular.ttf",
    "AtkinsonHyperlegibleNext_400Regular_Italic.ttf",
    "AtkinsonHyperlegibleNext_600SemiBold.ttf",
    "AtkinsonHyperlegibleNext_700Bold.ttf",
    "AtkinsonHyperlegibleNext_700Bold_Italic.ttf",
    "SourceSerif4_400Regular.ttf",
    "SourceSerif4_400Regular_Italic.ttf",
    "SourceSerif4_600SemiBold.ttf",
    "SourceSerif4_700Bold.ttf",
    "SourceSerif4_700Bold_Italic.ttf",
)
STAND_IN = "◊"
"""Set where no font has the letter, so that a proof can still be made."""


def missing_fonts(folder: Path = FONTS) -> tuple[str, ...]:
    """What to say about each font that is not where it was installed."""
    return tuple(
        f"the font file {name} is missing (install Labpress again)"
        for name in NAMES
        if not (folder / name).is_file()
    )


def missing_letters(text: str) -> tuple[str, ...]:
    """The characters of `text` that no font here can show, each once, in their order."""
    return tuple(dict.fromkeys(c for c in text if ord(c) not in _letters() and not _silent(c)))


def _silent(character: str) -> bool:
    # joiners, variation selectors and the like show nothing, so no glyph is missed
    category = unicodedata.category(character)
    return category in ("Cf", "Zs", "Zl", "Zp") or "VARIATION SELECTOR" in unicodedata.name(
        character, ""
    )


@cache
def _letters() -> frozenset[int]:
    # any font may stand in for another, so what one of them has is not missing
    paths = [FONTS / name for name in NAMES]
    return frozenset().union(*(letters_of(path.read_bytes()) for path in paths if path.is_file()))


def letters_of(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font maps to a glyph, from its Unicode subtables of format 4
    and 12 (OpenType specification, `cmap`)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4s4xLL", font, 12 + 16 * i) for i in range(count))
    start = next(offset for tag, offset, _ in tables if tag == b"cmap")
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">L", font, start + 4 + 8 * i + 4)[0]
        kind = struct.unpack_from(">H", font, at)[0]
        if kind == 4:
            found |= _segments(font, at)
        elif kind == 12:
            found |= _groups(font, at)
    return frozenset(found)


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
    return {c for a, b, _ in groups for c in range(a, b + 1)}
