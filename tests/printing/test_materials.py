"""One list of all that the cards of a deck need: each thing once, with the cards that need it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from labpress.content import Card
from labpress.printing import Paper
from labpress.printing.materials import materials_of

MakeCard = Callable[..., Card]


def told(cards: list[Card], paper: Paper) -> list[tuple[str, list[tuple[str, str, str]]]]:
    groups = materials_of(cards, paper, str).groups
    return [
        (one["title"], [(what["title"], what["note"], codes) for what, codes in one["rows"]])
        for one in groups
    ]


def test_what_several_cards_need_is_listed_once(make_card: MakeCard, paper: Paper) -> None:
    cards = [
        make_card(materials=("Sticky notes", "Pens")),
        make_card(code="QL-91", materials=("A wall", "sticky-notes.", "Pens")),
        make_card(code="QL-92", materials=("A pen each",)),
    ]
    assert told(cards, paper) == [
        ("", [
            ("Sticky notes", "", "QL-90 · QL-91"),
            ("Pens", "", "QL-90 · QL-91"),
            ("A wall", "", "QL-91"),
            ("A pen each", "", "QL-92"),
        ]),
    ]  # fmt: skip


def test_what_to_do_before_and_sheets_to_print_follow(make_card: MakeCard, paper: Paper) -> None:
    cards = [
        make_card(
            materials=(), prep="Bring notes.", worksheets=("sheets/map.pdf", "../files/a.pdf")
        ),
        make_card(
            code="QL-91",
            path="docs/cards/second/index.md",
            slug="second",
            materials=(),
            prep="bring notes",
            worksheets=("map.pdf", "https://example.com/x/map.pdf"),
        ),
    ]
    assert told(cards, paper) == [
        ("Before the day", [("Bring notes.", "", "QL-90 · QL-91")]),
        ("Sheets to print", [
            ("map.pdf", "lab.example.org/cards/sheets/map.pdf", "QL-90"),
            ("a.pdf", "lab.example.org/files/a.pdf", "QL-90"),
            ("map.pdf", "lab.example.org/cards/second/map.pdf", "QL-91"),
            ("map.pdf", "example.com/x/map.pdf", "QL-91"),
        ]),
    ]  # fmt: skip


def test_a_sheet_has_no_address_that_will_not_stay(make_card: MakeCard, paper: Paper) -> None:
    here = dataclasses.replace(paper, site_url="http://localhost:8000/")
    cards = [make_card(materials=(), worksheets=("map.pdf",))]
    assert told(cards, here) == [("Sheets to print", [("map.pdf", "", "QL-90")])]


def test_cards_that_need_nothing_have_no_list(make_card: MakeCard, paper: Paper) -> None:
    assert told([make_card(materials=())], paper) == []
