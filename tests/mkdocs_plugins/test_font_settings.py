"""`fonts` of labpress/print: files in the lab's folder, each with the line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from labpress.cli import main
from labpress.lab import FontFile
from labpress.mkdocs_plugins.fonts import fonts_from
from labpress.problems import SettingsError
from tiny_fonts import HEBREW, tiny_font

SETTINGS = """\
site_name: !ENV [NAME, A lab]
plugins:
  - labpress/library
  - labpress/print:
      fonts:
        - fonts/one.ttf
        - "fonts/two.otf"
"""
CARD = """\
---
title: שלום
purpose: שלום רב
stages: discover
time: 20-60 minutes
people: 2-8
code: QL-90
lang: he
---

## Why

שלום

## How

1. שלום
2. שלום
3. שלום
"""


def with_font(lab: Path, name: str) -> int:
    """Names a font in mkdocs.yml; the line on which it stands."""
    path = lab / "mkdocs.yml"
    head, plugin, tail = path.read_text(encoding="utf-8").partition("  - labpress/print")
    options = tail.partition("\n")[2] if tail.startswith(":") else tail.removeprefix("\n")
    new = f"{head}{plugin}:\n      fonts:\n        - {name}\n{options}"
    path.write_text(new, encoding="utf-8")
    return new[: new.index(name)].count("\n") + 1


def test_each_font_comes_with_its_line(tmp_path: Path) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(SETTINGS, encoding="utf-8")
    names = ["fonts/one.ttf", "fonts/two.otf", "inherited.ttf"]
    assert fonts_from(names, tmp_path, settings) == (
        FontFile(tmp_path / "fonts/one.ttf", "fonts/one.ttf", 6),
        FontFile(tmp_path / "fonts/two.otf", "fonts/two.otf", 7),
        FontFile(tmp_path / "inherited.ttf", "inherited.ttf", None),
    )


@pytest.mark.parametrize("name", ["../one.ttf", "/usr/share/fonts/one.ttf"])
def test_a_font_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("fonts/one.ttf", name), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"mkdocs\.yml:6: fonts '.*' is outside the lab's"):
        fonts_from([name], tmp_path, settings)


def test_the_check_says_what_no_font_has_and_which_font_is_missing(small_lab: Path) -> None:
    (small_lab / "docs/cards/shalom.md").write_text(CARD, encoding="utf-8")
    line = with_font(small_lab, "fonts/hebrew.ttf")
    first = CliRunner().invoke(main, ["check", "-f", str(small_lab / "mkdocs.yml")])
    listed = first.stdout + first.stderr
    assert (
        "docs/cards/shalom.md:2:8: the fonts for print have no 'ש' (U+05E9), 'ל' (U+05DC) and 2 "
        "more letters for title (write it in other letters, or name a font"
    ) in listed
    said = f"mkdocs.yml:{line}: fonts: 'fonts/hebrew.ttf' is not used: there is no such file"
    assert said in listed
    tiny_font(small_lab / "fonts/hebrew.ttf", HEBREW)
    again = CliRunner().invoke(main, ["check", "-f", str(small_lab / "mkdocs.yml")])
    assert "font" not in again.stdout + again.stderr
