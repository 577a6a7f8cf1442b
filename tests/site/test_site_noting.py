"""Citations of a style of notes on a page: their signs, order and numbers, and the ways between."""

from __future__ import annotations

import re

from labpress.citations import Formatted, Reference
from labpress.markdown import Heading, parse
from labpress.site.noting import with_notes
from labpress.site.outline import outline
from labpress.site.reference import cited

SIGN = re.compile(r'<sup id="([^"]+)"><a class="footnote-ref" href="#([^"]+)">(\d+)</a></sup>')


def _page(html: str, *citations: str) -> str:
    """`html` with its `{}` filled with citations as the site has them."""
    made = cited(Formatted(citations, (Reference("a", "A."),))).citations
    return with_notes(html.format(*made))


def _note(words: str) -> str:
    return f'<span class="cite-note">{words}</span>'


def test_a_citation_becomes_a_note_with_a_way_back() -> None:
    html = _page("<p>So it is {}. And on.</p>", _note("Ann Alpha, <em>A</em>."))
    assert (
        '<p>So it is.<sup id="fnref-cite-1"><a class="footnote-ref" href="#fn-cite-1">1</a>' in html
    )
    assert html.count("So it is") == 1
    assert '<li id="fn-cite-1">\n<p>Ann Alpha, <em>A</em>.&nbsp;<a class="footnote-backref"' in html
    assert 'href="#fnref-cite-1" title="Jump back to footnote 1 in the text"' in html


def test_notes_of_the_writer_and_citations_are_numbered_in_one_row() -> None:
    written = parse("One.[^b] Two.[^a]\n\n[^a]: Second.\n[^b]: First.[^deep]\n[^deep]: Deep.")
    html = written.html.replace("<p>One.", "<p>Zero {}. One {}.").replace("Two.", "Two {}.")
    page = _page(html, _note("Z."), _note("O."), _note("T."))
    names = ["fn-cite-1", "fn-cite-2", "fn:b", "fn-cite-3", "fn:a"]
    text, _, listed = page.partition('<div class="footnote">')
    assert [m[2] for m in SIGN.finditer(text)] == names
    assert [m[3] for m in SIGN.finditer(text)] == ["1", "2", "3", "5", "6"]
    order = ["fn-cite-1", "fn-cite-2", "fn:b", "fn:deep", "fn-cite-3", "fn:a"]
    assert re.findall(r'<li id="([^"]+)">', listed) == order
    assert re.findall(r"Jump back to footnote (\d)", listed) == list("123456")
    assert page.count('<div class="footnote">') == 1


def test_a_second_call_of_a_note_keeps_its_number() -> None:
    written = parse("One {}.[^a] Two {}.[^a]\n\n[^a]: Twice.")
    page = _page(written.html, _note("O."), _note("T."))
    assert [m[3] for m in SIGN.finditer(page)] == ["1", "2", "3", "2"]


def test_a_sign_stands_after_what_closes_its_words() -> None:
    texts = {
        "(so it is {}).": "(so it is).SIGN",
        "<em>so {}</em>, and": "<em>so</em>,SIGN and",
        "“so {}.”": "“so.”SIGN",
        "so {} and": "soSIGN and",
        '<a href="x">words {} more</a>. On': '<a href="x">words more</a>.SIGN On',
    }
    for text, expected in texts.items():
        page = _page(f"<p>{text}</p>", _note("N.")).partition("</p>")[0]
        assert SIGN.sub("SIGN", page) == f"<p>{expected}", text


def test_signs_side_by_side_stand_after_what_closes_their_words() -> None:
    page = _page("<p>So {} {} {}. And {} on.</p>", *map(_note, "ABCD")).partition("</p>")[0]
    assert SIGN.sub("*", page) == "<p>So.*** And* on."


def test_names_in_a_sentence_stay_in_it() -> None:
    page = _page("<p>{} says {}.</p>", "Alpha" + _note("<em>A</em>, 3."), "Beta" + _note("B."))
    words = SIGN.sub("*", page.partition("</p>")[0])
    assert words == (
        '<p><span class="cite-group">Alpha</span>* says <span class="cite-group">Beta</span>.*'
    )


def test_pages_without_such_notes_are_left_alone() -> None:
    html = parse("One.[^a]\n\n[^a]: Note.").html
    assert with_notes(html) == html
    link = '<a href="#ref-a">(A 2001)</a>'
    assert _page("<p>So {}.</p>", link).startswith('<p>So <span class="cite-group"><a class="cite"')


def test_raised_numbers_stand_close_to_their_words() -> None:
    page = _page("<p>So it is {}.</p>", '<sup><a href="#ref-a">1</a></sup>')
    assert page.startswith('<p>So it is<span class="cite-group"><sup>')


def test_a_reference_leads_back_to_the_sign_of_the_note() -> None:
    link = '<a href="#ref-a" role="doc-biblioref">' + "Ann Alpha, " * 20 + "</a>"
    rows = cited(Formatted((_note(link), "x", _note(link)), (Reference("a", "A."),))).references
    assert [back.id for back in rows[0].backs] == ["fnref-cite-1", "fnref-cite-3"]
    assert all(len(back.text) < 70 for back in rows[0].backs)


def test_the_contents_have_the_words_of_a_citation() -> None:
    body = parse("## What @a says [@b]\n\n### As @a has it")
    said = ("Alpha (2001)", "(Beta 2002)", "Alpha" + _note("<em>A</em>"))
    (heading,) = outline(body, Formatted(said, ()))
    assert heading.name == "What Alpha (2001) says"
    assert [child.name for child in heading.children] == ["As Alpha has it"]
    assert outline(parse("## Plain @a"), None) == (Heading(2, "plain", "Plain @a"),)


def test_notes_beside_raised_numbers_have_letters() -> None:
    written = parse("One {}.[^a] Two.[^b] Three.[^a]\n\n[^a]: A.\n[^b]: B.\n[^c]: Nowhere.")
    page = _page(written.html, '<sup><a href="#ref-a">1</a></sup>')
    signs = re.findall(r'<a class="footnote-ref" href="#(fn:.)">(.*?)</a>', page)
    assert signs == [("fn:a", "a"), ("fn:b", "b"), ("fn:a", "a")]
    assert '<ol type="a">' in page
    assert re.findall(r"Jump back to footnote (\w+)", page) == ["a", "a", "b", "c"]


def test_a_sign_without_a_note_breaks_nothing() -> None:
    call = '<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">7</a></sup>'
    page = _page(f"<p>One {{}}.{call}</p>", _note("N."))
    assert [m[3] for m in SIGN.finditer(page)] == ["1", "2"]
