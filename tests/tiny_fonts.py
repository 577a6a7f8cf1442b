"""Tiny fonts of boxes, for scripts that the shipped fonts have no letters of."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HEBREW = "".join(map(chr, range(0x5D0, 0x5EB)))
ARABIC = "".join(map(chr, [*range(0x621, 0x63B), *range(0x640, 0x653), 0x60C, 0x61B, 0x61F]))
WIDTH = 600


def tiny_font(
    path: Path, letters: str, family: str = "Little Boxes", *, variable: bool = False
) -> Path:
    """Writes a font that shows each of `letters`, and a space, as a box; a `variable` one has an
    axis of weights."""
    path.parent.mkdir(parents=True, exist_ok=True)
    glyphs = {ord(letter): f"uni{ord(letter):04X}" for letter in f" {letters}"}
    names = [".notdef", *glyphs.values()]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap(glyphs)
    font.setupGlyf({name: _box() for name in names})
    font.setupHorizontalMetrics(dict.fromkeys(names, (WIDTH, 60)))
    font.setupHorizontalHeader(ascent=800, descent=-200)
    full, short = f"{family} Regular", f"{family.replace(' ', '')}-Regular"
    font.setupNameTable(
        {"familyName": family, "styleName": "Regular", "fullName": full, "psName": short}
    )
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    if variable:
        font.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        font.setupGvar({name: [] for name in names})
    font.save(path)
    return path


def _box() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((60, 0))
    for corner in ((60, 640), (WIDTH - 60, 640), (WIDTH - 60, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
