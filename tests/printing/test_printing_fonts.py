"""The fonts are all there with their licences, and we know what letters they have."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from labpress.printing.fonts import (
    FONTS,
    NAMES,
    STAND_IN,
    letters_of,
    missing_fonts,
    missing_letters,
)


@pytest.mark.parametrize("name", NAMES)
def test_the_letters_of_a_font_are_those_that_it_maps(name: str) -> None:
    font = FONTS / name
    assert letters_of(font.read_bytes()) == set(TTFont(font).getBestCmap())


def test_every_font_is_there_with_its_licence() -> None:
    assert missing_fonts() == ()
    assert {path.name for path in FONTS.glob("*.ttf")} == set(NAMES)
    for licence in FONTS.glob("OFL-*.txt"):
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()
    assert len(list(FONTS.glob("OFL-*.txt"))) == 2


def test_a_missing_font_is_said(tmp_path: Path) -> None:
    assert len(missing_fonts(tmp_path)) == len(NAMES)
    assert "install Labpress again" in missing_fonts(tmp_path)[0]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Plan–do–study–act, “so” … 20 × 3 ½ café Łódź", ()),
        ("α → β", ()),
        (STAND_IN, ()),
        ("a 🎉 b 🎉 回", ("🎉", "回")),
        ("soft\u00adhyphen zero\u200bwidth \ufe0f", ()),
    ],
)
def test_letters_that_no_font_has_are_found(text: str, missing: tuple[str, ...]) -> None:
    assert missing_letters(text) == missing
