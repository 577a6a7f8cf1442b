"""Signs of notes and raised numbers in a text that leaves the site."""

from __future__ import annotations

import pytest

from labpress.articles.signs import after_closing, close_up
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
