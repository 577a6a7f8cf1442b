"""The cover of a deck says what its cards are, for a toolkit, an essay, a stage and the library."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.content import STAGES, Card, Essay, PartialDate, Toolkit
from labpress.markdown import parse
from labpress.printing import FORMATS, Layout, Paper, Printed
from labpress.printing.decks import FaceOf, deck_of
from labpress.printing.faces import card_face
from labpress.printing.front_matter import front_matter
from labpress.printing.subjects import Subject, of_essay, of_library, of_stage, of_toolkit
from labpress.printing.typesetting import set_deck
from paper_pages import faults, texts

MakeCard = Callable[..., Card]
Cite = Callable[[str], str]
Say = Callable[[Subject, Layout], list[str]]


@pytest.fixture
def essay() -> Essay:
    return Essay(
        path="essays/impact.md",
        slug="impact",
        title="What impact is",
        summary="Count what changed for people, not what was handed out.",
        authors=("Ada Lovelace", "Grace Hopper"),
        date=PartialDate(2018, 8),
        body=parse(""),
    )


@pytest.fixture
def cards(make_card: MakeCard) -> tuple[Card, ...]:
    second = make_card(title="Second", code="QL-91", slug="second", stages=("develop", "share"))
    return make_card(), second


@pytest.fixture
def face(paper: Paper, cite: Cite) -> FaceOf:
    return lambda card: card_face(card, paper, cite, str)


@pytest.fixture
def printed(
    cards: tuple[Card, ...], paper: Paper, face: FaceOf
) -> Callable[[Subject, Layout], Printed]:
    def made(subject: Subject, layout: Layout) -> Printed:
        return set_deck(deck_of(subject, cards, face, paper, layout), paper, layout)

    return made


@pytest.fixture
def pages(printed: Callable[[Subject, Layout], Printed]) -> Say:
    """The words of each page of a deck."""

    def said(subject: Subject, layout: Layout) -> list[str]:
        return texts(printed(subject, layout).pdf)

    return said


def test_a_toolkit_says_for_whom_it_is_and_how_long_it_takes(
    toolkit: Toolkit, cards: tuple[Card, ...], paper: Paper, pages: Say
) -> None:
    assert pages(of_toolkit(toolkit, cards, paper), Layout())[0] == (
        "The Lab Starting to improve See one problem clearly and try one small change. "
        "For Teams who share a problem People 4–8 Time 1 hour 30 minutes Cards 2 "
        "Run sheet, materials and updates: lab.example.org/toolkits/start/"
    )


def test_an_essay_says_who_wrote_it_and_when(
    essay: Essay, cards: tuple[Card, ...], paper: Paper, pages: Say
) -> None:
    assert pages(of_essay(essay, cards, paper), Layout())[0] == (
        "The Lab Cards from the essay What impact is Count what changed for people, not what was "
        "handed out. By Ada Lovelace and Grace Hopper Published August 2018 Cards 2 "
        "The essay, and updates: lab.example.org/essays/impact/"
    )


def test_a_stage_asks_its_question(cards: tuple[Card, ...], paper: Paper, pages: Say) -> None:
    cover, contents, *_ = pages(of_stage(STAGES[2], cards, paper), Layout())
    assert cover == (
        "The Lab Cards for the stage Share Collating and sharing learning What have we learned "
        "that others can use? Cards 2 As of 20 November 2026 "
        "All of this stage, and updates: lab.example.org/stages/share/"
    )
    assert contents.startswith("Cards in this deck Card Title QL-90 Note back")


def test_only_a_deck_of_several_stages_has_their_stripes(
    toolkit: Toolkit, cards: tuple[Card, ...], paper: Paper
) -> None:
    def stripes(subject: Subject) -> object:
        return front_matter(subject, cards, paper)[0][0].face["stripes"]

    assert stripes(of_toolkit(toolkit, cards, paper)) == ["#b3430e", "#3d1a54"]
    assert stripes(of_stage(STAGES[2], cards, paper)) == []


def test_the_library_counts_the_cards_of_each_stage(
    cards: tuple[Card, ...], paper: Paper, pages: Say
) -> None:
    assert pages(of_library(cards, paper), Layout())[0] == (
        "The Lab All method cards Stages Develop 1, Share 2 Cards 2 As of 20 November 2026 "
        "All cards, and updates: lab.example.org/cards/"
    )


def test_each_deck_has_the_lists_that_serve_it(
    toolkit: Toolkit, essay: Essay, cards: tuple[Card, ...], paper: Paper, pages: Say
) -> None:
    heads = ("Cards in this deck", "Run sheet", "Materials", "Notes")

    def lists(subject: Subject) -> list[str]:
        before = pages(subject, Layout())[1:-4]
        return [next(head for head in heads if text.startswith(head)) for text in before]

    assert lists(of_toolkit(toolkit, cards, paper)) == [*heads[:3]]
    # an odd side would print a card's front on the back of another
    assert lists(of_essay(essay, cards, paper)) == [heads[0], heads[2], heads[3]]
    assert lists(of_stage(STAGES[2], cards, paper)) == [heads[0]]
    assert lists(of_library(cards, paper)) == [heads[0]]


def test_a_poker_cover_leaves_out_facts_rather_than_small_type(
    toolkit: Toolkit, cards: tuple[Card, ...], paper: Paper, pages: Say
) -> None:
    layout = Layout(FORMATS["poker"])
    short = pages(of_toolkit(toolkit, cards, paper), layout)[0]
    assert "See one problem clearly" in short
    assert "lab.example.org/toolkits/start/" in short.replace("/ ", "/")
    long = dataclasses.replace(toolkit, purpose="See one problem clearly, and then " * 8)
    said = pages(of_toolkit(long, cards, paper), layout)[0]
    assert "Teams" not in said and "clearly" in said
    longer = dataclasses.replace(toolkit, purpose="See one problem clearly, and then " * 16)
    said = pages(of_toolkit(longer, cards, paper), layout)[0]
    assert "Starting to improve" in said and "clearly" not in said


def test_a_title_that_no_cover_has_room_for_is_said(
    toolkit: Toolkit,
    cards: tuple[Card, ...],
    paper: Paper,
    printed: Callable[[Subject, Layout], Printed],
) -> None:
    long = dataclasses.replace(
        toolkit,
        purpose="See one problem clearly, and then another. " * 28,
        lines={"purpose": (3, 1)},
    )
    (problem,) = printed(of_toolkit(long, cards, paper), Layout()).problems
    assert (problem.path, problem.line) == ("docs/toolkits/start.md", 3)
    assert problem.message.startswith("Purpose is")


def test_a_letter_that_no_font_has_is_said_of_the_deck_unless_it_is_a_cards_own(
    toolkit: Toolkit,
    make_card: MakeCard,
    paper: Paper,
    face: FaceOf,
) -> None:
    cards = (make_card(materials=("日",)),)
    subject = of_toolkit(dataclasses.replace(toolkit, title="Starting ب"), cards, paper)
    problems = set_deck(deck_of(subject, cards, face, paper, Layout()), paper).problems
    assert [p.path for p in problems] == ["docs/cards/note-back.md", "docs/toolkits/start.md"]
    assert "日" not in problems[1].message


@pytest.mark.parametrize("edition", ["colour", "grey", "ink-saver"])
@pytest.mark.parametrize("name", ["a6", "a6-safe", "a5", "a4", "letter", "poker", "large"])
def test_every_format_and_edition_is_accessible(
    name: str,
    edition: str,
    toolkit: Toolkit,
    cards: tuple[Card, ...],
    paper: Paper,
    printed: Callable[[Subject, Layout], Printed],
    tmp_path: Path,
) -> None:
    made = printed(of_toolkit(toolkit, cards, paper), Layout(FORMATS[name], edition))
    assert made.problems == ()
    assert faults(made.pdf, tmp_path) == []
