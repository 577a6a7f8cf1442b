"""Decks: cards, with or without front matter, as sides to be set together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from labpress.content import Card, Item, PartialDate
from labpress.printing.blanks import blank_face
from labpress.printing.faces import Printable, Words
from labpress.printing.formats import POKER, Format
from labpress.printing.front_matter import front_matter
from labpress.printing.layouts import Layout
from labpress.printing.paper import Paper
from labpress.printing.sides import Side, sides_of
from labpress.printing.subjects import Subject, latest, of_settings
from labpress.problems import Problem

FaceOf = Callable[[Card], Printable]
"""Gives a card as it is printed. One card is in many decks, so whoever makes them all keeps it."""


@dataclass(frozen=True, eq=False)
class Deck:
    """Sides to be set together, front and back by turns. `owner` answers for what no side owns,
    `problems` are those found so far, `dated` is the day that the PDF says it is from, `of` what it
    is a deck of, as its manifest has it."""

    title: str
    description: str
    authors: tuple[str, ...]
    lang: str
    sides: tuple[Side, ...]
    owner: Item
    dated: PartialDate | None = None
    problems: tuple[Problem, ...] = ()
    of: str = ""


def deck_of(
    subject: Subject,
    cards: Sequence[Card],
    face: FaceOf,
    paper: Paper,
    layout: Layout,
    title: Words = str,
    start: int | None = None,
) -> Deck:
    """The `cards` of a subject behind its front matter. Its run sheet begins at `start`, in minutes
    after midnight, or at 0:00."""
    front = deck_of_front_matter(subject, cards, paper, layout, title, start)
    if not cards:
        return front
    rest = deck_of_cards(cards, face, paper, layout)
    sides, problems = (*front.sides, *rest.sides), (*front.problems, *rest.problems)
    return replace(front, sides=sides, problems=problems)


def deck_of_front_matter(
    subject: Subject,
    cards: Sequence[Card],
    paper: Paper,
    layout: Layout,
    title: Words = str,
    start: int | None = None,
) -> Deck:
    """What stands before the `cards` of a subject, without them. `title` gives that of an item
    named as `essay:impact`."""
    brief = layout.format is POKER
    sides, problems = front_matter(subject, cards, paper, title, brief=brief, start=start)
    return Deck(
        subject.title,
        subject.purpose,
        subject.authors or (paper.lab_name,),
        subject.lang,
        sides,
        subject.owner,
        latest(cards),
        problems,
        subject.name,
    )


def deck_of_cards(cards: Sequence[Card], face: FaceOf, paper: Paper, layout: Layout) -> Deck:
    """Any choice of `cards`, without front matter."""
    made = [face(card) for card in cards]
    sides = _sides(cards, made, layout.format)
    problems = [problem for one in made for problem in one.problems]
    name = f"{paper.lab_name}: {paper.words['choice']}"
    author = (paper.lab_name,)
    dated = latest(cards)
    return Deck(name, "", author, paper.lang, sides, cards[0], dated, tuple(problems))


def deck_of_card(card: Card, face: FaceOf, paper: Paper, layout: Layout) -> Deck:
    """`card` by itself, under its own name."""
    authors = tuple(str(author) for author in card.authors) or (paper.lab_name,)
    deck = deck_of_cards([card], face, paper, layout)
    return replace(
        deck,
        title=card.title,
        description=card.purpose,
        authors=authors,
        lang=card.lang or paper.lang,
    )


def deck_of_blanks(paper: Paper, layout: Layout) -> Deck:
    """A card to write on, for as many copies as the layout wants."""
    face, owner = blank_face(paper), of_settings()
    sides = tuple(Side(kind, face, owner) for kind in ("blank-front", "blank-back"))
    name = f"{paper.lab_name}: {paper.words['blank']}"
    return Deck(name, "", (paper.lab_name,), paper.lang, sides, owner)


def _sides(cards: Sequence[Card], made: Sequence[Printable], format: Format) -> tuple[Side, ...]:
    pairs = zip(cards, made, strict=True)
    return tuple(side for card, one in pairs for side in sides_of(one.face, card, format is POKER))
