"""One card: a PDF for everybody, the same each time, with nothing of its text evaluated."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from card_prints import print_card
from labpress.content import Card, PartialDate
from labpress.printing import Paper
from labpress.printing.quoted import cited_in, sources_of
from paper_pages import alternatives, faults, opened, texts

Cite = Callable[[str], str]
MakeCard = Callable[..., Card]


def raw(pdf: bytes) -> Any:
    """The PDF's own dictionaries."""
    return opened(pdf).trailer


def fonts(pdf: bytes) -> set[str]:
    """The names of the fonts used, without the tag of the subset; each must be embedded."""
    names = set()
    pages: Any = opened(pdf).pages
    for sheet in pages:
        for font in sheet["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"].get_object()
            names.add(str(inner["/BaseFont"]).partition("+")[2])
    return names


def test_a_card_is_one_sheet_of_a6_for_everybody(
    card: Card, paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    printed = print_card(card, paper, cite)
    assert printed.problems == ()
    pdf = opened(printed.pdf)
    root = raw(printed.pdf)["/Root"]
    outline: Any = pdf.outline
    assert printed.pages == len(pdf.pages) == 2
    assert [round(float(x) / 72 * 25.4) for x in pdf.pages[0].mediabox[2:]] == [105, 148]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Note back", "The Lab")
    assert [str(mark["/Title"]) for mark in outline] == ["Note back"]
    assert faults(printed.pdf, tmp_path) == []


def test_the_words_are_read_in_their_order(card: Card, paper: Paper, cite: Cite) -> None:
    front, back = texts(print_card(card, paper, cite).pdf)
    assert front == (
        "Share Collating and sharing learning QL-90 Note back Say what you learned in one line. "
        "Why Learning fades in a week unless somebody says it aloud. Time 15 minutes People 4+ "
        "You need • Pens • One card each You will have One line from each person. "
        "Steps on the back. Sources and updates: lab.example.org/c/QL-90/"
    )
    assert back.startswith(
        "Note back QL-90 How 1 Write alone. Two minutes, one line. 2 Swap. Give it to a neighbour. "
        "3 Read. Each reads the line of another."
    )
    assert back.endswith(
        "Watch out for • Silence is an answer too. • Do not correct the lines. "
        "Source: Ohno (1988); Card (2017) CC BY 4.0 · v2, 20 November 2026 lab.example.org/c/QL-90/"
    )


def test_only_our_fonts_are_used_and_all_are_embedded(card: Card, paper: Paper, cite: Cite) -> None:
    assert fonts(print_card(card, paper, cite).pdf) == {
        "AtkinsonHyperlegibleNext-Regular",
        "AtkinsonHyperlegibleNext-Italic",
        "AtkinsonHyperlegibleNext-SemiBold",
        "AtkinsonHyperlegibleNext-Bold",
        "SourceSerif4-Regular",
        "SourceSerif4-SemiBold",
        "SourceSerif4-Bold",
    }


def test_the_same_sources_give_the_same_bytes(card: Card, paper: Paper, cite: Cite) -> None:
    first, second = (print_card(card, paper, cite).pdf for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("updated", "created"),
    [
        (PartialDate(2026, 11, 20), "D:20261120000000"),
        (PartialDate(2018, 8), "D:20180801000000"),
        (PartialDate(2018), "D:20180101000000"),
        (PartialDate(1900), "D:19700101000000"),
        (None, "D:20000101000000"),
    ],
)
def test_the_date_is_the_contents(
    make_card: MakeCard, paper: Paper, cite: Cite, updated: PartialDate | None, created: str
) -> None:
    pdf = print_card(make_card(updated=updated), paper, cite).pdf
    assert str(raw(pdf)["/Info"]["/CreationDate"]).startswith(created)


def test_the_qr_code_says_where_it_leads(card: Card, paper: Paper, cite: Cite) -> None:
    pdf = print_card(card, paper, cite).pdf
    assert "QR code for https://lab.example.org/c/QL-90/" in alternatives(pdf)


@pytest.mark.parametrize(
    "site_url", ["", "http://localhost:8000/", "http://127.0.0.1/", "http://lab.local/"]
)
def test_without_a_permanent_address_none_is_printed(card: Card, cite: Cite, site_url: str) -> None:
    printed = print_card(card, Paper(site_url, "The Lab", "CC BY 4.0"), cite)
    words = " ".join(texts(printed.pdf))
    assert alternatives(printed.pdf) == []
    assert "QL-90/" not in words and "Sources and updates" not in words
    assert "Steps on the back." in words
    (problem,) = printed.problems
    assert problem.path == "mkdocs.yml"
    assert "without address and QR code" in problem.message


@pytest.mark.parametrize(
    "hostile",
    [
        "#panic(1)",
        "#read(/etc/passwd)",
        "*bold* _em_ $x^2$ `code` @ref <label>",
        '"quotes" and \\ backslash // no comment',
        "<script>alert(1)</script> &amp;",
        "= Heading - item + item / term: x",
        "#{let x = 1} [content] #[more]",
    ],
)
def test_nothing_that_is_written_is_evaluated(
    make_card: MakeCard, paper: Paper, hostile: str
) -> None:
    card = make_card(purpose=hostile, materials=(hostile,), authors=(hostile,), sources=("k",))
    printed = print_card(card, paper, lambda cluster: hostile)
    front, back = ("".join(words.split()) for words in texts(printed.pdf))
    shown = "".join(hostile.split())
    assert front.count(shown) == 2
    assert f"Source:{shown}" in back
    assert raw(printed.pdf)["/Info"]["/Author"] == hostile


@pytest.mark.parametrize("title", ["Note 🎉 back", "Note 回 back"])
def test_a_letter_that_no_font_has_is_a_problem(
    make_card: MakeCard, paper: Paper, cite: Cite, title: str
) -> None:
    printed = print_card(make_card(title=title), paper, cite)
    (problem,) = printed.problems
    assert problem.place == "docs/cards/note-back.md:2:8"
    assert problem.message.startswith(f"the fonts for print have no '{title[5]}' (U+")
    assert "Note ◊ back" in texts(printed.pdf)[0]


def test_a_code_less_card_leads_to_its_page(make_card: MakeCard, paper: Paper, cite: Cite) -> None:
    front = texts(print_card(make_card(code=""), paper, cite).pdf)[0]
    assert front.endswith("lab.example.org/cards/note-back/")


def test_a_card_with_the_least_that_can_be_is_printed(make_card: MakeCard, paper: Paper) -> None:
    card = make_card("", materials=(), sources=(), stages=(), version="", updated=None)
    printed = print_card(card, paper, str)
    assert printed.pages == 2
    assert texts(printed.pdf)[1].endswith("CC BY 4.0 lab.example.org/c/QL-90/")


def test_every_cluster_that_printing_asks_for_is_known_before(
    make_card: MakeCard, paper: Paper
) -> None:
    card = make_card("## Why\n\nIt fades [see @ohno1988, p. 3; -@card2017]. As @card2017 says.\n")
    asked: list[str] = []

    def cite(cluster: str) -> str:
        asked.append(cluster)
        return "Ohno"

    print_card(card, paper, cite)
    assert set(asked) == {*cited_in(card), *sources_of(card)}
    assert "[see @ohno1988, p. 3; -@card2017]" in asked and "@{ohno1988}" in asked


def test_what_is_cited_off_the_card_takes_no_time(make_card: MakeCard) -> None:
    why = '## Why\n\nIt fades [see > n="9" @ohno1988, p. 3].\n\n'
    card = make_card(f"{why}## What the evidence says\n\nMuch [@card2017].\n")
    assert cited_in(card) == ('[see > n="9" @ohno1988, p. 3]',)


def test_what_typst_refuses_is_said_and_no_other_font_stands_in(
    card: Card, paper: Paper, cite: Cite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labpress.printing.rich.missing_letters", lambda text, own=(): ())
    printed = print_card(dataclasses.replace(card, title="Snow \u2603 man"), paper, cite)
    assert (printed.pdf, printed.pages) == (b"", 0)
    (problem,) = printed.problems
    assert problem.path == card.path
    assert problem.message.startswith("on paper: PDF/UA-1 error: the text")


def test_what_typst_cannot_measure_is_said(
    card: Card, paper: Paper, cite: Cite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labpress.printing.typesetting.LEADS", ())
    printed = print_card(card, paper, cite)
    assert (printed.pdf, printed.pages) == (b"", 0)
    (problem,) = printed.problems
    assert problem.path == card.path
    assert problem.message.startswith("on paper: failed to compile document")


def test_a_missing_font_is_a_problem_of_what_is_printed(
    card: Card, paper: Paper, cite: Cite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labpress.printing.compiler.missing_fonts", lambda: ("no font",))
    (problem,) = print_card(card, paper, cite).problems
    assert problem.message == "on paper: no font"


def test_all_words_stay_within_the_margins(card: Card, paper: Paper, cite: Cite) -> None:
    places: list[tuple[float, float]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            places.append((x / 72 * 25.4, y / 72 * 25.4))

    for sheet in opened(print_card(card, paper, cite).pdf).pages:
        sheet.extract_text(visitor_text=visit)
    assert len(places) > 20
    outside = [at for at in places if not (7.4 <= at[0] <= 97.5 and 5.9 <= at[1] <= 143)]
    assert outside == []
