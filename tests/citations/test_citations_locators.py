"""Locators: each label is known in English and in the language of the page, and said in that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from labpress.citations import Bibliography, Entry, Formatter, PageCitations, parse_cluster
from labpress.citations.locators import LABELS
from labpress.pandoc import Pandoc

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Tiny</title><id>tiny</id></info><citation><layout><group delimiter="|">
<text variable="title"/><label variable="locator" form="{form}"/><text variable="locator"/>
</group></layout></citation></style>"""
WORKS = Bibliography({"x": Entry("x", "r.bib", 1, {"id": "x", "type": "book", "title": "x"})})


@pytest.fixture
def short(tmp_path: Path) -> Path:
    (tmp_path / "short.csl").write_text(STYLE.format(form="short"), encoding="utf-8")
    return tmp_path / "short.csl"


def cited(pandoc: Pandoc, style: Path, lang: str, *places: str) -> list[str]:
    page = PageCitations(tuple(parse_cluster(f"[@x, {place}]") for place in places), lang=lang)
    made = Formatter(pandoc, WORKS, style).format({"page": page})["page"]
    return [re.sub("<[^>]+>", "", html) for html in made.citations]


@pytest.mark.parametrize("lang", ["en-GB", "en-US", "cy", "de", "fr", "pl", "ja"])
def test_english_labels_are_known_in_every_language(pandoc: Pandoc, short: Path, lang: str) -> None:
    labels = [word for pairs in LABELS.values() for pair in pairs for word in pair.split()]
    places = [f"{label} {n}" for label in labels for n in ("2", "2-3")]
    made = cited(pandoc, short, lang, *places)
    assert [place for place, html in zip(places, made, strict=True) if html.count("|") != 2] == []


@pytest.mark.parametrize(
    ("lang", "place", "html"),
    [
        ("en-GB", "chap. 2", "x|ch.|2"),
        ("en-GB", "sec. 2", "x|sect.|2"),
        ("en-GB", "paras. 2-3", "x|paras|2–3"),
        ("en-US", "chap. 2", "x|chap.|2"),
        ("en-US", "ch. 2", "x|chap.|2"),
        ("en-GB", "p. 3", "x|p.|3"),
        ("en-GB", "p.3", "x|p.|3"),
        ("en-GB", "3", "x|p.|3"),
        ("en-GB", "pp. iv-x", "x|pp.|iv–x"),
        ("en-GB", "pp. 3-4, 7 and *passim*", "x|pp.|3–4, 7 and passim"),
        ("en-GB", "Fig. 2", "x|fig.|2"),
        ("en-GB", "{chap. 2a}", "x|ch.|2a"),
        ("en-GB", "table 2", "x, table 2"),
        ("de", "p. 3", "x|S.|3"),
        ("de", "S. 3", "x|S.|3"),
        ("de", "Kap. 2", "x|Kap.|2"),
        ("fr", "pp. 3-4", "x|p.|3‑4"),
        ("fr", "chap. 2", "x|chap.|2"),
        ("cy", "t. 3", "x|t.|3"),
        ("cy", "p. 3", "x|t.|3"),
    ],
)
def test_a_place_is_said_in_the_words_of_the_page(
    pandoc: Pandoc, short: Path, lang: str, place: str, html: str
) -> None:
    assert cited(pandoc, short, lang, place) == [html]


@pytest.mark.parametrize(
    ("form", "said"), [("long", "chapter"), ("short", "ch."), ("symbol", "c.")]
)
def test_what_a_style_prints_is_the_locales(
    tmp_path: Path, pandoc: Pandoc, form: str, said: str
) -> None:
    style = tmp_path / "style.csl"
    style.write_text(STYLE.format(form=form), encoding="utf-8")
    assert cited(pandoc, style, "en-GB", "chap. 2") == [f"x|{said}|2"]
