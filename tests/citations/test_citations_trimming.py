"""Trimming: a style that pandoc reads sooner, and of which it prints the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.citations.styles import FOLDER
from labpress.citations.trimming import trimmed

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <!-- a comment -->
  <info><title>T</title><id>t</id><author><name>A. Author</name></author>
    <category citation-format="numeric"/><updated>2026-01-01T00:00:00+00:00</updated></info>
  <locale><terms><term name="and"> &amp; </term></terms></locale>
  <locale xml:lang="en"><terms><term name="page"> </term></terms></locale>
  <locale xml:lang="fr-FR"><terms><term name="page">pagé</term></terms></locale>
  <locale xml:lang="de"><terms/></locale>
  <citation><layout delimiter="; "><text variable="title"/></layout></citation>
</style>"""
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info>'
FACTS = '<title>T</title><id>t</id><category citation-format="numeric" /></info>'
AND = '<locale><terms><term name="and"> &amp; </term></terms></locale>'
ENGLISH = '<locale xml:lang="en"><terms><term name="page"> </term></terms></locale>'
FRENCH = '<locale xml:lang="fr-FR"><terms><term name="page">pagé</term></terms></locale>'
CITED = '<citation><layout delimiter="; "><text variable="title" /></layout></citation></style>'


@pytest.mark.parametrize(
    ("langs", "locales"),
    [
        ([], AND + ENGLISH),
        (["en-GB"], AND + ENGLISH),
        (["fr"], AND + ENGLISH + FRENCH),
        (["en-GB", "FR_ca"], AND + ENGLISH + FRENCH),
        (["cy"], AND + ENGLISH),
    ],
)
def test_what_stays(langs: list[str], locales: str) -> None:
    assert trimmed(STYLE, langs) == f"{HEAD}{FACTS}{locales}{CITED}"


def test_the_language_of_a_style_stays() -> None:
    french = STYLE.replace('class="in-text"', 'class="in-text" default-locale="fr-FR"')
    assert FRENCH in trimmed(french, ["cy"])


@pytest.mark.parametrize("text", ["", "<style>", "no style"])
def test_what_is_no_xml_is_left_to_pandoc(text: str) -> None:
    assert trimmed(text, ["en"]) == text


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csl")), ids=lambda path: str(path.stem))
def test_every_shipped_style_becomes_a_good_deal_shorter(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(trimmed(text, ["en-GB"])) < 0.8 * len(text)
