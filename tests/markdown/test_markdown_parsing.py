"""What a Body holds, and that parsing is pure and bounded."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest

from labpress.markdown import Body, Heading, Mark, Section, parse
from labpress.markdown.body import LIMIT
from labpress.problems import Level

GOLDEN = Path(__file__).parent / "golden"


def marks(body: Body, kind: str) -> list[Mark]:
    return [mark for mark in body.marks if mark.kind == kind]


def test_sections_begin_at_each_h2_of_the_page_itself() -> None:
    body = parse(
        "a\n\n# T\n\n## One & “two” {#x}\n\nb\n\n### Deep\n\n> ## Quoted\n\n## `Code`\n\nc"
    )
    assert [(s.name, s.id, s.line) for s in body.sections] == [
        ("", "", 1),
        ("One & “two”", "x", 5),
        ("Code", "code", 13),
    ]
    assert body.sections[0].html.startswith("<p>a</p>")
    assert body.sections[1].html.startswith('<h2 id="x">')
    assert "Quoted" in body.sections[1].html
    assert body.html == "".join(section.html for section in body.sections)


def test_an_open_tag_ends_with_its_section() -> None:
    body = parse("## A\n\na <ins>b\n\n## B\n\nc")
    assert [section.name for section in body.sections] == ["", "A", "B"]
    assert all(s.html.count("<ins") == s.html.count("</ins") for s in body.sections)


def test_contents_nest_and_read_as_on_the_page() -> None:
    body = parse('# Why it *fails*\n\n## R&D -- "new"\n\n### Über 研究\n\n## `x < y`\n')
    assert body.contents == (
        Heading(
            1,
            "why-it-fails",
            "Why it fails",
            (
                Heading(2, "rd-new", "R&D – “new”", (Heading(3, "über-研究", "Über 研究"),)),
                Heading(2, "x-y", "x < y"),
            ),
        ),
    )


def test_ids_are_all_places_a_link_may_point_to() -> None:
    body = parse('a [@x] b[^1]\n\n## T {#t}\n\n<div id="raw">x</div> <a name="old"></a>\n\n[^1]: n')
    assert {"p-1", "t", "raw", "old", "fn:1", "fnref:1"} <= body.ids


def test_blocks_that_hold_citations_and_cards_can_be_linked_to() -> None:
    body = parse(
        "# P 1\n\nplain\n\n[@a] and [@b]\n\n[t](card:c)\n{: #mine }\n\n- x\n- y @d\n\n"
        "| h |\n|--|\n| [@e] |"
    )
    anchors = [mark.anchor for mark in body.marks if mark.kind in ("cite", "card")]
    assert anchors == ["p-1-", "p-1-", "mine", "p-3", "p-4"]
    assert '<p id="p-1-">' in body.html
    assert '<p id="mine">' in body.html
    assert '<li id="p-3">' in body.html
    assert '<td id="p-4">' in body.html
    assert "<p>plain</p>" in body.html


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ('So it *is*, "they" say [@a, p. 3].', "So it is, “they” say."),
        ("As @a [p. 3] found.", "As @a [p. 3] found."),
        ("One[^1] two [@a]\n\n[^1]: n", "One two"),
        ("`x < y` & \\*z\\* [@a]", "x < y & *z*"),
        ("Pourquoi ? Voir [@a] !", "Pourquoi ? Voir !"),
        ("text [@a]\n{: .lead }", "text"),
        ("- one\n    - two [@a]\n- three", "two"),
        ("- one [@a]\n    - two", "one two"),
        ('!!! note "T [@a]"\n    x', "T"),
        ('<div markdown="span">in a div [@a]</div>', "in a div"),
    ],
)
def test_context_is_the_plain_text_around(text: str, context: str) -> None:
    assert marks(parse(text), "cite")[0].context == context


def test_words_of_links_and_images() -> None:
    body = parse(
        '[a *b* `c`](x.md) [](essay:e) ![d &amp; "e"](f.png) ![](g.png) [![h](i.png)](card:c)'
    )
    assert [(mark.kind, mark.text) for mark in body.marks] == [
        ("link", "a b c"),
        ("essay", ""),
        ("image", 'd & "e"'),
        ("image", ""),
        ("card", "h"),
        ("image", "h"),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("un*believ*able\nnews", "unbelievable news"),
        ("one\n\ntwo\n\n- three\n- four", "one two three four"),
        ("one\n\n```py\ncode\n```\n\n    code\n\ntwo `three`", "one two three"),
        ("one [@a, p. 3]. Two[^1].\n\n[^1]: three", "one. Two. three"),
        ("one <!-- hidden --> two\n\n<!--\nhidden\n-->", "one two"),
        ("one\n\n<div hidden><div>two</div> three</div>\n\nfour", "one four"),
        ("![alt](a.png) one [two](b.md)", "one two"),
        ("/// try-this | a\none two\n///", "one two"),
        ("a < b & c > d", "a < b & c > d"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
    ],
)
def test_plain_is_what_a_reader_reads(text: str, plain: str) -> None:
    assert parse(text).plain == plain


def test_footnotes_count_where_they_are_called() -> None:
    body = parse("a[^2] [@z] b[^1]\n\n[^1]: one [@x]\n[^2]: two [@y]\n[^3]: never [@w]")
    assert [mark.key for mark in body.marks] == ["y", "z", "x", "w"]


def test_parsing_is_pure() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.md"))]
    texts += [
        "[^1]\n\n[^1]: x\n\n*[A]: b",
        "/// try-this | a",
        "> # T\n\n3. x",
        "[q]\n\n[q]: card:q",
    ]
    once = {text: parse(text) for text in texts}
    for seed in range(3):
        shuffled = random.Random(seed).sample(texts, len(texts))
        assert {text: parse(text) for text in shuffled} == once


def test_a_body_survives_pickling() -> None:
    body = parse("# T [@a]\n\n## U\n\n<script>\n")
    assert pickle.loads(pickle.dumps(body)) == body


def test_empty_texts_have_one_empty_section() -> None:
    assert parse("", 5) == Body("", (Section("", "", 5, ""),))
    assert parse("\n \n").html == ""


@pytest.mark.parametrize(
    "text",
    ["x" * (LIMIT + 1), "\n" * 70_000, "[" * 3_000, "x\n\n" + "![" * 3_000, "[a](" * 3_000],
    ids=["size", "lines", "brackets", "images", "targets"],
)
def test_what_would_take_too_long_is_refused(text: str) -> None:
    body = parse(text)
    assert (body.html, body.marks, body.source) == ("", (), text)
    assert [fault.level for fault in body.faults] == [Level.ERROR]


@pytest.mark.parametrize("text", [">" * 3_000 + " a", "- " * 3_000 + "a", "*a " * 3_000])
def test_deep_texts_do_not_break_the_parser(text: str) -> None:
    assert isinstance(parse(text), Body)
    assert parse("[@a]").html.count("labpress-cite") == 2


def test_lines_of_faults_and_sections_count_from_the_first() -> None:
    body = parse("a\n\n## B\n\n///", 11)
    assert body.sections[1].line == 13
    assert body.faults[0].line == 15


def test_odd_characters_pass_through() -> None:
    body = parse("a\x00b\x02c\x03 \ue000 \U000ffffd \U00100041 \x1a é\u2028f\r\n\r\ng [@a]\rh")
    assert "\U00100041" not in body.html
    assert body.marks[0].line == 3
    assert [mark.line for mark in parse("a\r[@b]\r\r[@c]").marks] == [2, 4]
