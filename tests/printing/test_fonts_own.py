"""A lab's own fonts: Typst finds them, their letters are known, and what is no font is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from labpress.lab import FontFile
from labpress.printing.fonts import FONTS, NAMES
from labpress.printing.fonts.own import NONE, own_fonts
from tiny_fonts import HEBREW, tiny_font


def named(path: Path, line: int | None = 7) -> FontFile:
    return FontFile(path, f"fonts/{path.name}", line)


@pytest.mark.parametrize("name", ["boxes.ttf", "BOXES.TTF", "boxes.otf"])
def test_a_font_is_read_with_its_family_and_its_letters(tmp_path: Path, name: str) -> None:
    own = own_fonts([named(tiny_font(tmp_path / name, HEBREW))])
    assert own.problems == ()
    assert own.families == ("Little Boxes",)
    assert [set(letters) for letters in own.alphabets] == [{ord(c) for c in f" {HEBREW}"}]


def test_a_variable_font_is_found_under_its_family(tmp_path: Path) -> None:
    own = own_fonts([named(tiny_font(tmp_path / "boxes.ttf", HEBREW, variable=True))])
    assert (own.families, own.problems) == (("Little Boxes",), ())


def test_a_collection_has_the_letters_of_all_its_fonts(tmp_path: Path) -> None:
    parts = [
        tiny_font(tmp_path / f"{number}.ttf", letters, family)
        for number, (letters, family) in enumerate([("אב", "Aleph"), ("גד", "Gimel")])
    ]
    whole = TTCollection()
    whole.fonts = [TTFont(part) for part in parts]
    whole.save(tmp_path / "all.ttc")
    own = own_fonts([named(tmp_path / "all.ttc")])
    assert own.families == ("Aleph", "Gimel")
    assert set(own.alphabets[0]) == {ord(c) for c in " אבגד"}


def test_families_keep_the_order_of_mkdocs_yml(tmp_path: Path) -> None:
    files = [tiny_font(tmp_path / f"{name}.ttf", "א", name) for name in ("Zayin", "Aleph")]
    assert own_fonts([named(file) for file in files]).families == ("Zayin", "Aleph")


def test_no_fonts_are_none() -> None:
    assert own_fonts([]) is NONE
    assert (NONE.families, NONE.folder, NONE.digest) == ((), None, "")


def test_another_font_under_the_same_name_is_another(tmp_path: Path) -> None:
    path = tiny_font(tmp_path / "boxes.ttf", "א")
    first = own_fonts([named(path)])
    assert own_fonts([named(path)]) is first
    tiny_font(path, "אב", "Larger Boxes")
    second = own_fonts([named(path)])
    assert second.families == ("Larger Boxes",)
    assert second.digest not in ("", first.digest)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.ttf", None, "there is no such file"),
        ("empty.ttf", b"", "it is no font, or a broken one"),
        ("text.ttf", b"This is no font at all, but a text of some length.", "it is no font, or"),
        ("boxes.woff2", b"wOF2", "it is no TTF, OTF or TTC file"),
        ("folder.ttf", ..., "it cannot be read"),
    ],
)
def test_what_is_no_font_is_said_with_its_line(
    tmp_path: Path, name: str, content: object, said: str
) -> None:
    path = tmp_path / name
    if content is ...:
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    own = own_fonts([named(path), named(tiny_font(tmp_path / "good.ttf", "א"))])
    (problem,) = own.problems
    assert problem.place == "mkdocs.yml:7"
    assert problem.message.startswith(f"fonts: 'fonts/{name}' is not used: {said}")
    assert problem.hint
    assert own.families == ("Little Boxes",)
    assert len(own.alphabets) == 1


@pytest.mark.parametrize("cut", [100, 1_000, 20_000])
def test_half_a_font_is_a_problem_and_not_a_crash(tmp_path: Path, cut: int) -> None:
    half = tmp_path / "half.ttf"
    half.write_bytes((FONTS / NAMES[0]).read_bytes()[:cut])
    own = own_fonts([named(half, None)])
    assert [problem.place for problem in own.problems] == ["mkdocs.yml"]
    assert (own.families, own.digest) == ((), "")


def test_a_font_without_a_name_is_none(tmp_path: Path) -> None:
    path = tiny_font(tmp_path / "boxes.ttf", "א")
    font = TTFont(path)
    font["name"].names = []
    font.save(path)
    (problem,) = own_fonts([named(path)]).problems
    assert "it is no font that can be printed with" in problem.message


def test_a_font_that_has_gone_since_is_no_longer_used(tmp_path: Path) -> None:
    path = tiny_font(tmp_path / "fonts" / "boxes.ttf", "א")
    assert own_fonts([named(path)]).families
    shutil.rmtree(path.parent)
    assert own_fonts([named(path)]).families == ()
