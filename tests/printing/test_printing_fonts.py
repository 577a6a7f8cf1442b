"""The fonts are all there with their licences, and we know what letters they have."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from labpress.printing.fonts import (
    FONTS,
    NAMES,
    STAND_IN,
    absences,
    letters_in,
    missing_fonts,
    missing_letters,
)
from labpress.printing.fonts.letters import letters_of

COPTIC = "ϢϣϤϥϦϧϨϩϪϫϬϭϮϯ"
"""All that no shipped font has of the blocks below: letters of another script, which has a block of
its own besides."""
BLOCKS = {
    "Latin-1 Supplement": range(0xC0, 0x100),
    "Latin Extended-A": range(0x100, 0x180),
    "Latin Extended-B": range(0x180, 0x250),
    "phonetic letters": range(0x250, 0x2B0),
    "Vietnamese and other accents": range(0x1E00, 0x1F00),
    "Greek": range(0x370, 0x400),
    "older Greek": range(0x1F00, 0x2000),
    "Cyrillic": range(0x400, 0x530),
}


@pytest.mark.parametrize("name", NAMES)
def test_the_letters_of_a_font_are_those_that_it_maps(name: str) -> None:
    font = FONTS / name
    assert letters_of(font.read_bytes()) == set(TTFont(font).getBestCmap())


@pytest.mark.parametrize(
    ("family", "count"),
    [
        ("AtkinsonHyperlegibleNext", 5),
        ("SourceSerif4", 5),
        ("LabpressSans", 3),
        ("LabpressSerif", 3),
    ],
)
def test_every_style_of_a_family_has_the_same_letters(family: str, count: int) -> None:
    styles = [letters_of((FONTS / name).read_bytes()) for name in NAMES if name.startswith(family)]
    assert len(styles) == count
    assert set(styles) == {styles[0]}


def test_every_font_is_there_with_its_licence() -> None:
    assert missing_fonts() == ()
    assert {path.name for path in FONTS.glob("*.ttf")} == set(NAMES)
    for licence in FONTS.glob("OFL-*.txt"):
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()
    assert len(list(FONTS.glob("OFL-*.txt"))) == 3


def test_a_missing_font_is_said(tmp_path: Path) -> None:
    assert len(missing_fonts(tmp_path)) == len(NAMES)
    assert "install Labpress again" in missing_fonts(tmp_path)[0]


@pytest.mark.parametrize("block", BLOCKS)
def test_each_letter_of_a_block_is_in_a_shipped_font(block: str) -> None:
    letters = [chr(c) for c in BLOCKS[block] if unicodedata.category(chr(c))[0] == "L"]
    assert "".join(missing_letters(" ".join(letters))) == (COPTIC if block == "Greek" else "")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Plan–do–study–act, “so” … 20 × 3 ½ café Łódź", ()),
        ("α → β", ()),
        (STAND_IN, ()),
        ("a 🎉 b 🎉 回", ("🎉", "回")),
        ("soft\u00adhyphen zero\u200bwidth \ufe0f", ()),
        ("no glyph of its own, but of its parts: ȟ ḥ ǰ", ()),
        ("a letter with a mark that none has: a\u20d7", ("a\u20d7",)),
        ("© ©\ufe0f", ()),
        ("\n", ("\n",)),
        ("", ()),
    ],
)
def test_letters_that_no_font_has_are_found(text: str, missing: tuple[str, ...]) -> None:
    assert missing_letters(text) == missing


@pytest.mark.parametrize(
    "emoji",
    [
        "👩\u200d💻",  # joined
        "👨\u200d👩\u200d👧\u200d👦",
        "🏳\ufe0f\u200d🌈",
        "🇬🇧",  # a flag
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # a flag by tags
        "1\ufe0f\u20e3",  # a keycap
        "❤\ufe0f",  # a sign shown as a picture
        "👍🏽",  # with a colour of skin
    ],
)
def test_an_emoji_of_several_code_points_is_one_problem(emoji: str) -> None:
    assert missing_letters(f"So {emoji} and {emoji}.") == (emoji,)
    ((message, hint),) = absences([emoji], "title")
    assert f"no '{emoji}' (U+" in message
    assert "say it in words" in hint


def test_two_flags_are_two_letters() -> None:
    assert list(letters_in("🇬🇧🇫🇷x")) == ["🇬🇧", "🇫🇷", "x"]


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("回", "'回' (U+56DE)"),
        ("回到", "'回' (U+56DE) and '到' (U+5230)"),
        ("שלם", "'ש' (U+05E9), 'ל' (U+05DC) and 'ם' (U+05DD)"),
        ("שלוםרב", "'ש' (U+05E9), 'ל' (U+05DC) and 4 more letters"),
    ],
)
def test_the_letters_of_a_script_are_one_problem(letters: str, said: str) -> None:
    ((message, hint),) = absences(list(letters), "Why")
    assert message == f"the fonts for print have no {said} for Why"
    assert "name a font that has it in mkdocs.yml" in hint


def test_emoji_are_said_apart_from_letters() -> None:
    said = absences(["🇬🇧", "回", "🎉"], "title")
    assert [message.split(" for title")[0][-18:] for message, _ in said] == [
        " (U+1F1EC U+1F1E7)",
        "e no '🎉' (U+1F389)",
        "ve no '回' (U+56DE)",
    ]


def test_the_letters_of_the_labs_own_fonts_are_not_missing() -> None:
    hebrew = frozenset(map(ord, "שלום"))
    assert missing_letters("שלום", [hebrew]) == ()
    assert missing_letters("שלום רב", [hebrew]) == ("ר", "ב")
