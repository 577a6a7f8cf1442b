"""What cards quote: the words of citations, and the titles of other items."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from labpress.citations import find_style
from labpress.content import Card
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing.quoted import Quoted
from little_labs import OpenLab, card, essay

NUMERIC = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout>
</citation>
<bibliography><layout><text variable="title"/></layout></bibliography>
</style>"""
BIB = """@book{one, author={Ohno, T.}, title={A & B}, year={1988}}
@book{two, author={Card, A.}, title={Why}, year={2017}}
"""


def citing(code: str, *clusters: str, more: str = "") -> str:
    return card(code, code, more).replace("Because.", f"Because {' and '.join(clusters)}.")


@pytest.fixture
def lab(open_files: OpenLab) -> Lab:
    return open_files(
        {
            "docs/cards/both.md": citing("QL-01", "[@one]", "[@two, p. 3]", "[@two]"),
            "docs/cards/second.md": citing("QL-02", "[@two]", more="sources: [two]"),
            "essays/shown.md": essay(title="Shown & told"),
            "essays/held.md": essay().replace("title: ", "draft: yes\ntitle: "),
            "essays/references.bib": BIB,
        }
    )


def on(lab: Lab, slug: str) -> Card:
    found = lab.catalogue.find("card", slug)
    assert isinstance(found, Card)
    return found


@pytest.mark.parametrize(
    ("slug", "source", "words"),
    [
        ("both", "[@one]", "(Ohno, 1988)"),
        ("both", "[@two, p. 3]", "(Card, 2017, p. 3)"),
        ("second", "@{two}", "Card (2017)"),
        # what no card cites is left as it was written
        ("second", "[@three]", "[@three]"),
    ],
)
def test_citations_are_plain_words(
    lab: Lab, pandoc: Pandoc, slug: str, source: str, words: str
) -> None:
    assert Quoted(lab, pandoc).words(on(lab, slug), source) == words


def test_a_card_has_no_room_for_what_a_number_or_a_note_leads_to(
    lab: Lab, pandoc: Pandoc, tmp_path: Path
) -> None:
    (tmp_path / "numeric.csl").write_text(NUMERIC, encoding="utf-8")
    for name in ("numeric.csl", "vancouver", "chicago-notes"):
        style = find_style(name, tmp_path)
        assert isinstance(style, Path)
        quoted = Quoted(replace(lab, settings=replace(lab.settings, style=style)), pandoc)
        for slug in ("both", "second"):
            assert quoted.words(on(lab, slug), "[@two]") == "(Card, 2017)", name
        assert quoted.words(on(lab, "second"), "@{two}") == "Card (2017)"


def test_a_style_that_names_authors_is_kept(lab: Lab, pandoc: Pandoc, tmp_path: Path) -> None:
    style = find_style("chicago-author-date", tmp_path)
    assert isinstance(style, Path)
    quoted = Quoted(replace(lab, settings=replace(lab.settings, style=style)), pandoc)
    assert quoted.words(on(lab, "second"), "[@two]") == "(Card 2017)"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("essay:shown", "Shown & told"),
        ("essay:held", "essay:held"),
        ("card:both", "QL-01"),
        ("card:none", "card:none"),
    ],
)
def test_titles_are_those_of_what_is_published(
    lab: Lab, pandoc: Pandoc, name: str, title: str
) -> None:
    assert Quoted(lab, pandoc).title(name) == title
