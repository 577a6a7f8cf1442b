"""Markup: pandoc's inlines as HTML, escaped, with no link in a link and none to a wrong place."""

from __future__ import annotations

import pytest

from labpress.citations.markup import Node, html_of, inlines_of, is_address

SPACE: Node = {"t": "Space"}


def word(text: str) -> Node:
    return {"t": "Str", "c": text}


def em(*content: Node, kind: str = "Emph") -> Node:
    return {"t": kind, "c": list(content)}


def link(target: str, *content: Node) -> Node:
    return {"t": "Link", "c": [["", [], []], list(content), [target, ""]]}


def span(name: str, *content: Node) -> Node:
    return {"t": "Span", "c": [["", [name], []], list(content)]}


REF = '<a href="#ref-a" role="doc-biblioref">'


@pytest.mark.parametrize(
    ("nodes", "html"),
    [
        ([word('<b> & "x"')], "&lt;b&gt; &amp; &quot;x&quot;"),
        ([SPACE, word("a"), SPACE, word("b"), SPACE], "a b"),
        ([word("a"), {"t": "LineBreak"}, word("b"), {"t": "SoftBreak"}, word("c")], "a<br />b c"),
        ([em(word("a")), em(word("b"), kind="SmallCaps")],
         '<em>a</em><span class="smallcaps">b</span>'),
        ([em(word("a"), em(word("b")), word("c"))], "<em>a</em>b<em>c</em>"),
        ([em(em(word("a"), kind="Strong"))], "<em><strong>a</strong></em>"),
        ([em(span("nocase", em(word("a"))))], "a"),
        ([{"t": "Quoted", "c": [{"t": "SingleQuote"}, [word("a")]]}], "‘a’"),
        ([{"t": "Cite", "c": [[], [word("a")]]}], "a"),
        ([{"t": "Code", "c": [["", [], []], "<a>"]}], "<code>&lt;a&gt;</code>"),
        ([{"t": "RawInline", "c": ["html", "<a>"]}], "&lt;a&gt;"),
        ([{"t": "Math", "c": [{"t": "InlineMath"}, "a<b"]}], "a&lt;b"),
        ([{"t": "Note", "c": [{"t": "Para", "c": [word("a")]}]}],
         '<span class="cite-note">a</span>'),
        ([span("csl-left-margin", word("1.")), span("csl-right-inline", word("A"))],
         '<span class="ref-number">1.</span>A'),
        ([word("A"), span("csl-block", word("B"))], "A B"),
        ([link("#ref-a", word("A"))], f"{REF}A</a>"),
        ([link('#ref-"a"', word("A"))],
         '<a href="#ref-&quot;a&quot;" role="doc-biblioref">A</a>'),
        ([link("https://x.org/?a=b&c", word("A"))], '<a href="https://x.org/?a=b&amp;c">A</a>'),
        ([link("javascript:alert(1)", word("A"))], "A"),
        ([link("#ref-a", word("A, "), link("https://x.org", word("x")), word("."))],
         f'{REF}A, </a><a href="https://x.org">x</a>.'),
        ([link("#ref-a", link("https://x.org", word("x")))], f"{REF}x</a>"),
        ([link("https://x.org", link("https://y.org", word("x")))], '<a href="https://x.org">x</a>'),
    ],
)  # fmt: skip
def test_html(nodes: list[Node], html: str) -> None:
    assert html_of(nodes) == html


def test_paragraphs_become_one() -> None:
    blocks = [em(word("a"), kind="Para"), em(word("b"), kind="Plain")]
    assert html_of(inlines_of(blocks)) == "a b"


@pytest.mark.parametrize(
    ("target", "right"),
    [
        ("https://example.org", True),
        ("http://exämple.org:80/a?b#c", True),
        ("ftp://example.org/", True),
        ("https://user:word@example.org/", False),
        ("https://javascript:alert(1)", False),
        ("https://", False),
        ("mailto:a@example.org", False),
        ("//example.org", False),
        ("data:text/html,x", False),
    ],
)
def test_an_address(target: str, right: bool) -> None:
    assert is_address(target) is right
