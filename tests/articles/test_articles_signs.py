"""Signs of notes and raised numbers in a text that leaves the site."""

from __future__ import annotations

import pytest

from labpress.articles.citing import without_notes, words_of
from labpress.articles.signs import after_closing, close_up
from labpress.citations import Formatted
from labpress.markdown import Mark
from labpress.markdown.html_tree import as_html, parse_html

NOTE = '<span class="cite-note">N</span>'
OWN = '<sup><a class="footnote-ref" href="#fn:1">1</a></sup>'

# what stands in a line -> how it leaves: * is the sign of a source, + one of the writer's own
CASES = {
    "so*. And": "so.* And",
    "(so*).”": "(so).”*",
    "so* and": "so* and",
    "so*.+ And": "so.*\u00a0+ And",
    "so** and": "so*\u00a0* and",
    "<em>so*</em>, and": "<em>so</em>,* and",
    '<a href="x">so*</a>.': '<a href="x">so</a>.*',
    "so+. And": "so+. And",
    "10<sup>2</sup>.": "10<sup>2</sup>.",
}


@pytest.mark.parametrize(("written", "left"), CASES.items())
def test_signs_come_after_what_closes_their_words(written: str, left: str) -> None:
    nodes = parse_html(written.replace("*", NOTE).replace("+", OWN)).children
    made = "".join(map(as_html, after_closing(nodes)))
    assert made.replace(NOTE, "*").replace(OWN, "+") == left


@pytest.mark.parametrize(
    ("cited", "before"), [(NOTE, "so"), ("<sup>1</sup>", "so"), ("(A, 2001)", "so ")]
)
def test_a_sign_stands_close_to_its_word(cited: str, before: str) -> None:
    nodes = parse_html("so ").children
    close_up(nodes, parse_html(cited).children)
    assert nodes == [before]


MARK = Mark(0, "cite", "a", 1, "[@a]")
LINKED = '<a href="#ref-a">Alpha</a><span class="cite-note"><a href="#ref-a">First</a>.</span>'


def _said(html: str, mark: Mark = MARK) -> str:
    return "".join(map(as_html, words_of(Formatted((html,), ()))(0, mark)))


def test_no_link_stands_in_a_link() -> None:
    assert _said(LINKED) == LINKED
    within = MARK._replace(within=frozenset({"link"}))
    assert _said(LINKED, within).startswith('Alpha<span class="cite-note"><a href')


def test_where_no_note_can_be_its_words_are_in_brackets() -> None:
    made = without_notes(Formatted((LINKED, "(A, 2001)"), ())).citations
    assert made == ('<a href="#ref-a">Alpha</a> (<a href="#ref-a">First</a>)', "(A, 2001)")
