"""Cards to write on: the same places with lines, in every format and edition."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from labpress.content import Card, Stage
from labpress.printing import FORMATS, Layout, Paper, Printed
from labpress.printing.blanks import blank_face
from labpress.printing.decks import Deck
from labpress.printing.sides import Side
from labpress.printing.typesetting import set_deck
from paper_pages import colours, faults, first_page, texts, trims, words


def blank(paper: Paper, card: Card, layout: Layout) -> Printed:
    face = blank_face(paper)
    sides = (Side("blank-front", face), Side("blank-back", face))
    return set_deck(Deck("Your own card", "", ("The Lab",), "en", sides, card), paper, layout)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_its_blank_card(
    name: str, paper: Paper, card: Card, tmp_path: Path
) -> None:
    format = FORMATS[name]
    printed = blank(paper, card, Layout(format=format))
    assert printed.problems == ()
    assert trims(printed.pdf) == [(round(format.width), round(format.height))] * 2
    assert faults(printed.pdf, tmp_path) == []
    inside = (word for number in (0, 1) for word in words(printed.pdf, number))
    assert all(format.margin - 1 < word.y < format.height - format.margin / 2 for word in inside)


def test_its_labels_are_those_of_the_cards(paper: Paper, card: Card) -> None:
    front, back = texts(blank(paper, card, Layout()).pdf)
    assert front == (
        "Discover Develop Share Your own card Purpose, in one sentence Why Time People "
        "You need You will have Steps go on the back. The Lab"
    )
    assert back.startswith("How, step by step 1 2 3 4 5")
    assert back.endswith("Watch out for Source or adapted from Made by, date")


def test_a_small_one_asks_for_less(paper: Paper, card: Card) -> None:
    front, back = texts(blank(paper, card, Layout(format=FORMATS["poker"])).pdf)
    assert front == (
        "Discover Develop Share Your own card Purpose Time People Steps go on the back. The Lab"
    )
    assert back.startswith("How 1 2 3 4 5 6 7")


def test_the_labs_own_stages_are_ticked(paper: Paper, card: Card) -> None:
    stages = (Stage("look", "Looking round", "Look"), Stage("try", "Trying out", "Try"))
    own = dataclasses.replace(paper, stages=stages)
    assert texts(blank(own, card, Layout()).pdf)[0].startswith("Look Try Your own card")


def test_many_stages_go_on_a_second_line(paper: Paper, card: Card) -> None:
    stages = tuple(Stage(f"stage-{n}", f"Stage {n}") for n in range(7))
    printed = blank(dataclasses.replace(paper, stages=stages), card, Layout())
    placed = {word.text: word for word in words(printed.pdf, 0)}
    assert printed.problems == ()
    assert placed["Stage 6"].y > placed["Stage 0"].y + 2
    assert max(word.x for word in placed.values()) < 100


def test_the_lines_are_as_far_apart_as_a_hand_needs(paper: Paper, card: Card) -> None:
    for name in ("a6", "a6-safe", "a4", "poker"):
        placed = words(blank(paper, card, Layout(format=FORMATS[name])).pdf, 1)
        steps = [word.y for word in placed if word.text in ("2", "3")]
        rows = 1 if name == "poker" else 2
        assert 7 <= (steps[1] - steps[0]) / rows <= 10.01, name


@pytest.mark.parametrize("edition", ["colour", "grey", "ink-saver"])
def test_no_edition_spends_ink_on_it(edition: str, paper: Paper, card: Card) -> None:
    printed = blank(paper, card, Layout(edition=edition))
    assert colours(first_page(printed.pdf)) == {(255, 255, 255)}
