"""Printing again: only editions whose printed face has changed are made anew."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from card_prints import print_card, print_deck
from labpress.content import Card, Toolkit
from labpress.printing import Paper, compiler
from labpress.printing.formats import LARGE
from labpress.printing.layouts import Layout
from labpress.printing.printed import Printed
from labpress.store import Store

MakeCard = Callable[..., Card]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Typst was started for, each time."""
    started: list[str] = []
    start = compiler._compiler

    def noted(template: str, job: Any, *more: Any) -> Any:
        kinds = [side["kind"] for side in job["sides"]]
        started.append(f"{template}: {' '.join(kinds)}")
        return start(template, job, *more)

    monkeypatch.setattr(compiler, "_compiler", noted)
    return started


@pytest.fixture
def kept(paper: Paper, tmp_path: Path) -> Paper:
    """The same lab with a store."""
    return dataclasses.replace(paper, store=Store(tmp_path / "print"))


def cards_of(make_card: MakeCard, *titles: str) -> list[Card]:
    """Cards that have nothing in common but their text."""
    return [
        make_card(title=title, slug=title.lower(), code=f"QL-{n}", path=f"docs/cards/{n}.md")
        for n, title in enumerate(titles, 10)
    ]


def print_all(cards: list[Card], toolkit: Toolkit, paper: Paper) -> list[Printed]:
    """Each card, and their deck."""
    singly = [print_card(card, paper, str) for card in cards]
    return [*singly, print_deck(toolkit, cards, paper, str)]


def test_nothing_is_made_again_if_nothing_has_changed(
    make_card: MakeCard, toolkit: Toolkit, kept: Paper, asked: list[str]
) -> None:
    cards = cards_of(make_card, "One", "Two")
    first = print_all(cards, toolkit, kept)
    assert len(asked) > 3
    asked.clear()
    assert print_all(cards, toolkit, kept) == first
    assert asked == []


def test_with_a_store_and_without_it_all_bytes_are_the_same(
    make_card: MakeCard, toolkit: Toolkit, kept: Paper, paper: Paper
) -> None:
    cards = cards_of(make_card, "One", "Two", "Three")
    without = print_all(cards, toolkit, paper)
    assert print_all(cards, toolkit, kept) == without
    assert print_all(cards, toolkit, kept) == without
    # what was measured for another deck, in another order
    turned = print_deck(toolkit, cards[::-1], kept, str)
    assert turned == print_deck(toolkit, cards[::-1], paper, str)


def test_an_edited_card_is_made_again_and_no_other(
    make_card: MakeCard, toolkit: Toolkit, kept: Paper, asked: list[str]
) -> None:
    one, two, three = cards_of(make_card, "One", "Two", "Three")
    print_all([one, two, three], toolkit, kept)
    asked.clear()
    edited = dataclasses.replace(two, purpose="Say it in another way.")
    print_all([one, edited, three], toolkit, kept)
    drawn = [what for what in asked if what.startswith("deck.typ")]
    assert drawn[0] == "deck.typ: front back"
    assert [what.split(": ")[1].split()[-6:] for what in drawn[1:]] == [["front", "back"] * 3]
    measured = [what for what in asked if what.startswith("measure.typ")]
    # of a deck's other cards nothing is measured again
    assert measured
    assert [what for what in measured if what.count("front") > 1] == []


@pytest.mark.parametrize(
    "change",
    [
        {"version": "3"},
        {"title": "One more"},
        {"lang": "de"},
        {"materials": ("A pen",)},
    ],
    ids=str,
)
def test_each_change_that_shows_is_seen(
    make_card: MakeCard, kept: Paper, asked: list[str], change: dict[str, Any]
) -> None:
    first = print_card(make_card(), kept, str)
    asked.clear()
    assert print_card(make_card(**change), kept, str).pdf != first.pdf
    assert asked


def test_another_layout_is_another_edition(
    make_card: MakeCard, kept: Paper, asked: list[str]
) -> None:
    print_card(make_card(), kept, str)
    asked.clear()
    print_card(make_card(), kept, str, layout=Layout(LARGE))
    assert len(asked) > 1


def test_a_change_of_the_site_that_shows_on_no_card_makes_none(
    make_card: MakeCard, kept: Paper, asked: list[str]
) -> None:
    print_card(make_card(), kept, str)
    asked.clear()
    print_card(make_card(tags=("new",), draft=True), kept, str)
    assert asked == []
