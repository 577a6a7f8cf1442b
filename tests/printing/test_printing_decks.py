"""A deck: its front matter, then every card front and back in one size."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf

from card_prints import print_card, print_cards, print_deck
from labpress.content import Card, PartialDate, Toolkit
from labpress.printing import Paper
from paper_pages import faults, opened, texts

Cite = Callable[[str], str]
MakeCard = Callable[..., Card]


def title(name: str) -> str:
    return {"essay:impact": "What impact is"}.get(name, "")


def sizes(sheet: pypdf.PageObject, wanted: str) -> set[float]:
    """The sizes of type in which `wanted` is set on a page, in points."""
    found: set[float] = set()

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if wanted in text:
            found.add(round(abs(size * tm[0] * cm[0]), 2))

    sheet.extract_text(visitor_text=visit)
    return found


def test_a_deck_keeps_fronts_and_backs_paired(
    card: Card, toolkit: Toolkit, paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    other = dataclasses.replace(card, title="Second", code="QL-91", slug="second")
    printed = print_deck(toolkit, [card, other], paper, cite, title)
    assert printed.problems == ()
    pages = texts(printed.pdf)
    assert printed.pages == len(pages) == 8
    assert [("Steps on the back" in text, "How" in text) for text in pages[4:]] == [
        (True, False), (False, True), (True, False), (False, True),
    ]  # fmt: skip
    outline: Any = opened(printed.pdf).outline
    titles = [str(mark["/Title"]) for mark in outline]
    assert titles == [
        "Starting to improve", "Cards in this deck", "Run sheet", "Materials",
        "Note back", "Second",
    ]  # fmt: skip
    assert faults(printed.pdf, tmp_path) == []


def test_all_cards_of_a_deck_are_set_in_the_size_of_the_fullest(
    text: str, card: Card, make_card: MakeCard, toolkit: Toolkit, paper: Paper, cite: Cite
) -> None:
    full = make_card(
        text.replace("Learning fades in *a week*", "Learning fades " + "so very slowly " * 25)
        .replace("Two minutes, one line.", "Two minutes, one line. " * 26),
        slug="full",
    )  # fmt: skip
    alone = opened(print_card(card, paper, cite).pdf).pages
    pages = opened(print_deck(toolkit, [card, full], paper, cite, title).pdf).pages
    for mark, side in (("Learning", 0), ("Swap", 1), ("Pens", 0)):
        short, long = sizes(pages[4 + side], mark), sizes(pages[6 + side], mark)
        assert short == long
        assert min(sizes(alone[side], mark)) > max(short)


def test_a_deck_has_the_date_of_its_newest_card(
    card: Card, make_card: MakeCard, toolkit: Toolkit, paper: Paper, cite: Cite
) -> None:
    old = make_card(updated=PartialDate(2018, 8), slug="old")
    first, second = (print_deck(toolkit, [old, card], paper, cite, title).pdf for _ in range(2))
    assert first == second
    info: Any = opened(first).trailer["/Info"]
    assert str(info["/CreationDate"]).startswith("D:20261120")


def test_a_problem_of_a_card_is_told_of_the_card(
    text: str, make_card: MakeCard, toolkit: Toolkit, paper: Paper, cite: Cite
) -> None:
    long = make_card(text.replace("Two minutes", "Two more minutes " * 90))
    (problem,) = print_deck(toolkit, [long], paper, cite, title).problems
    assert problem.path == "docs/cards/note-back.md"
    assert problem.message.startswith("How is")


def test_a_deck_without_cards_is_a_cover(toolkit: Toolkit, paper: Paper, cite: Cite) -> None:
    printed = print_deck(toolkit, [], paper, cite, title)
    assert printed.pages == len(opened(printed.pdf).pages) == 2


def test_any_choice_of_cards_is_printed_without_a_cover(
    card: Card, make_card: MakeCard, paper: Paper, cite: Cite
) -> None:
    other = make_card(title="Second", code="QL-91", slug="second")
    printed = print_cards([other, card], paper, cite)
    pages = texts(printed.pdf)
    assert printed.pages == len(pages) == 4
    assert ["Second" in text for text in pages] == [True, True, False, False]
    assert opened(printed.pdf).metadata.title == "The Lab: method cards"  # type: ignore[union-attr]  # there is one
