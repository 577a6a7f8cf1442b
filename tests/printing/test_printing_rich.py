"""A section's HTML becomes paragraphs and lists of plain runs; what is no such thing is a loss."""

from __future__ import annotations

from typing import Any

import pytest

from labpress.printing.rich import Reader, bound


def reader() -> Reader:
    return Reader(cite=lambda cluster: f"({cluster})", title=lambda name: f"‘{name}’")


def paragraph(*runs: Any) -> dict[str, Any]:
    return {"kind": "paragraph", "of": list(runs)}


def kind(name: str, *runs: Any) -> dict[str, Any]:
    return {"kind": name, "of": list(runs)}


CASES: list[tuple[str, list[dict[str, Any]]]] = [
    ("<h2>Why</h2><p>Plain.</p>", [paragraph("Plain.")]),
    ("<p>  Two\n  lines </p>", [paragraph("Two lines")]),
    (
        "<p>a <em>b <strong>c</strong></em></p>",
        [paragraph("a ", kind("em", "b ", kind("strong", "c")))],
    ),
    (
        "<p>H<sub>2</sub>O m<sup>2</sup></p>",
        [paragraph("H", kind("sub", "2"), "O m", kind("sup", "2"))],
    ),
    ("<p>a<br/>b</p>", [paragraph("a", kind("break"), "b")]),
    ("<p>say <q>so</q></p>", [paragraph("say “so”")]),
    (
        '<p><abbr title="Institute">NHS</abbr> <code>x=1</code></p>',
        [paragraph("NHS ", kind("code", "x=1"))],
    ),
    ('<p><a href="labpress:3">the page</a>.</p>', [paragraph("the page.")]),
    ('<p><labpress-link to="card:x" n="1">five</labpress-link></p>', [paragraph("five")]),
    ('<p><labpress-link to="card:x" n="1"></labpress-link></p>', [paragraph("‘card:x’")]),
    (
        '<p>So <labpress-cite keys="a" source="[@a]" n="1"></labpress-cite>.</p>',
        [paragraph("So ([@a]).")],
    ),
    ("<p>&lt;b&gt; &amp; \u00a0</p>", [paragraph("<b> & \u00a0")]),
    (
        "<ul><li>a</li><li><p>b</p><p>c</p></li></ul>",
        [
            {
                "kind": "list",
                "ordered": False,
                "items": [
                    {"of": ["a"], "points": []},
                    {"of": ["b", kind("break"), "c"], "points": []},
                ],
            }
        ],
    ),
    (
        "<ol><li>a<ul><li>b</li></ul></li></ol>",
        [{"kind": "list", "ordered": True, "items": [{"of": ["a"], "points": [["b"]]}]}],
    ),
    (
        "loose <em>text</em><p>then</p>",
        [paragraph("loose ", kind("em", "text")), paragraph("then")],
    ),
]


@pytest.mark.parametrize(("html", "blocks"), CASES)
def test_html_becomes_runs(html: str, blocks: list[dict[str, Any]]) -> None:
    own = reader()
    assert own.blocks(html) == blocks
    assert own.losses == []


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<p><img alt="x" src="labpress:4"/></p>', "a picture"),
        ("<figure><img/></figure>", "a figure"),
        ("<table><tr><td>a</td></tr></table>", "a table"),
        ('<div class="highlight"><pre>x</pre></div>', "a block of code"),
        ('<p><span class="arithmatex">x</span></p>', "a formula"),
        ('<p><sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>', "a footnote"),
        ('<div class="admonition"><p>x</p></div>', "a box"),
        ('<labpress-card slug="x" n="2">why</labpress-card>', "a “Try this” block"),
        ("<p><blink>x</blink></p>", "<blink>"),
    ],
)
def test_what_cannot_be_printed_is_a_loss(html: str, what: str) -> None:
    own = reader()
    assert own.blocks(html) == []
    assert [loss.what for loss in own.losses] == [what]


def test_a_picture_keeps_its_number_so_that_its_line_is_known() -> None:
    own = reader()
    own.blocks('<p><img alt="x" src="labpress:4"/></p>')
    assert own.losses[0].mark == 4


@pytest.mark.parametrize(
    ("words", "tied"),
    [
        ("Agree how to test it.", "Agree how to test~it."),
        ("One measure you can collect now", "One measure you can collect~now"),
        ("Ask everyone to contribute.", "Ask everyone to~contribute."),
        ("An unforgettable interdisciplinarity ok", "An unforgettable interdisciplinarity ok"),
        ("What you expect to see, and why.", "What you expect to see, and~why."),
        ("Say what it is to do it.", "Say what it is to~do~it."),
        ("A shared board", "A shared board"),
        ("Lone", "Lone"),
        ("", ""),
    ],
)
def test_a_last_word_is_not_left_alone(words: str, tied: str) -> None:
    assert bound(words) == tied.replace("~", "\u00a0")
