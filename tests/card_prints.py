"""Cards and decks of them printed by themselves, without a lab that they are in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from labpress.content import Card, Toolkit
from labpress.printing.decks import FaceOf, deck_of, deck_of_card, deck_of_cards
from labpress.printing.faces import Words, card_face
from labpress.printing.layouts import Layout
from labpress.printing.paper import Paper
from labpress.printing.printed import Printed
from labpress.printing.subjects import of_toolkit
from labpress.printing.typesetting import PLAIN, faults_of, set_deck
from labpress.problems import Problem, in_order


def print_card(
    card: Card, paper: Paper, cite: Words, title: Words = str, layout: Layout = PLAIN
) -> Printed:
    """`card`, front and back.

    `cite` gives the plain words of a cluster as its author wrote it (`[see @card2017, p. 3]`), and
    of a source as `@{card2017}`; `title` those of an item named as `essay:impact`.
    """
    return set_deck(deck_of_card(card, _face(paper, cite, title), paper, layout), paper, layout)


def print_deck(
    toolkit: Toolkit,
    cards: Sequence[Card],
    paper: Paper,
    cite: Words,
    title: Words = str,
    layout: Layout = PLAIN,
) -> Printed:
    """`cards` behind the front matter of `toolkit`, all in one size of type."""
    subject = of_toolkit(toolkit, cards, paper)
    deck = deck_of(subject, cards, _face(paper, cite, title), paper, layout, title)
    return set_deck(deck, paper, layout)


def print_cards(
    cards: Sequence[Card], paper: Paper, cite: Words, title: Words = str, layout: Layout = PLAIN
) -> Printed:
    """Any choice of `cards` (one at least) in their order, without a cover, in one size of type."""
    return set_deck(deck_of_cards(cards, _face(paper, cite, title), paper, layout), paper, layout)


def fit(
    cards: Sequence[Card], paper: Paper, cite: Words, title: Words = str, layout: Layout = PLAIN
) -> tuple[Problem, ...]:
    """What keeps `cards` from being printed as they are, measured without making a PDF."""
    if not cards:
        return paper.problems()
    deck = deck_of_cards(cards, _face(paper, cite, title), paper, layout)
    return in_order([*faults_of(deck, paper, layout), *paper.problems()])


def _face(paper: Paper, cite: Words, title: Words) -> FaceOf:
    return partial(card_face, paper=paper, cite=cite, title=title)
