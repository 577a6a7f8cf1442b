"""Decks: a card, or a toolkit's cards with a cover, as a PDF; and what of them does not fit."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from labpress.content import Card, PartialDate, Toolkit
from labpress.printing.compiler import Compiled, Job, compile_pdf, measure
from labpress.printing.covers import cover_face, latest
from labpress.printing.faces import SECTIONS, Face, Words, card_face
from labpress.printing.paper import Paper
from labpress.problems import Level, Problem, in_order

NO_DATE = 946_684_800
"""The date of a PDF whose content has none: 1 January 2000. Never the clock."""
FIELDS = {"source": "sources"}
"""Parts of a face whose front matter field has another name."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and what is wrong with it. `pdf` is empty if none could be made."""

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]


def print_card(card: Card, paper: Paper, cite: Words, title: Words = str) -> Printed:
    """`card` on one sheet, front and back.

    `cite` gives the plain words of a cluster as its author wrote it (`[see @card2017, p. 3]`), and
    of a source as `@{card2017}`; `title` those of an item named as `essay:impact`.
    """
    authors = [str(author) for author in card.authors] or [paper.lab_name]
    made = card_face(card, paper, cite, title)
    job = _job(card.title, card.purpose, authors, card.lang, paper, [made.face])
    compiled = compile_pdf(job, seconds(card.updated))
    return _printed(compiled, 2, [card], card, [*made.problems, *paper.problems()])


def print_deck(
    toolkit: Toolkit, cards: Sequence[Card], paper: Paper, cite: Words, title: Words = str
) -> Printed:
    """`cards` behind a cover whose back lists the run of `toolkit`, all in one size of type."""
    authors = [str(author) for author in toolkit.authors] or [paper.lab_name]
    cover = cover_face(toolkit, cards, paper, title)
    made = [card_face(card, paper, cite, title) for card in cards]
    faces = [one.face for one in made]
    job = _job(toolkit.title, toolkit.purpose, authors, toolkit.lang, paper, faces, cover.face)
    compiled = compile_pdf(job, seconds(latest(cards)))
    problems = [problem for one in (cover, *made) for problem in one.problems]
    return _printed(compiled, 2 + 2 * len(cards), cards, toolkit, [*problems, *paper.problems()])


def print_cards(cards: Sequence[Card], paper: Paper, cite: Words, title: Words = str) -> Printed:
    """Any choice of `cards` (one at least) in their order, without a cover, in one size of type."""
    made = [card_face(card, paper, cite, title) for card in cards]
    name = f"{paper.lab_name}: {paper.words['choice']}"
    job = _job(name, "", [paper.lab_name], paper.lang, paper, [one.face for one in made])
    compiled = compile_pdf(job, seconds(latest(cards)))
    problems = [problem for one in made for problem in one.problems]
    return _printed(compiled, 2 * len(cards), cards, cards[0], [*problems, *paper.problems()])


def fit(
    cards: Sequence[Card], paper: Paper, cite: Words, title: Words = str
) -> tuple[Problem, ...]:
    """What keeps `cards` from being printed as they are, measured without making a PDF."""
    made = [card_face(card, paper, cite, title) for card in cards]
    if not cards:
        return paper.problems()
    faces = [one.face for one in made]
    compiled = measure(_job("", "", [paper.lab_name], paper.lang, paper, faces))
    problems = [problem for one in made for problem in one.problems]
    return in_order([*problems, *_faults(compiled, cards, cards[0]), *paper.problems()])


def fit_cover(
    toolkit: Toolkit, cards: Sequence[Card], paper: Paper, title: Words = str
) -> tuple[Problem, ...]:
    """What keeps the cover of a deck from being printed as it is."""
    cover = cover_face(toolkit, cards, paper, title)
    job = _job(toolkit.title, "", [paper.lab_name], paper.lang, paper, [], cover.face)
    return in_order([*cover.problems, *_faults(measure(job), cards, toolkit)])


def seconds(updated: PartialDate | None) -> int:
    """The first second of a date, as far as it is known, in seconds since 1970."""
    if not updated:
        return NO_DATE
    start = datetime(updated.year, updated.month or 1, updated.day or 1, tzinfo=UTC)
    return max(0, int(start.timestamp()))


def _job(
    title: str,
    description: str,
    authors: Sequence[str],
    lang: str,
    paper: Paper,
    faces: Sequence[Face],
    cover: Face | None = None,
) -> Job:
    language, _, region = (lang or paper.lang).partition("-")
    return {
        "format": paper.format,
        "words": dict(paper.words),
        "title": title,
        "description": description,
        "authors": list(authors),
        "lang": language.lower(),
        "region": region.upper() if len(region) == 2 else None,
        "cards": list(faces),
        "cover": cover,
    }


def _printed(
    compiled: Compiled,
    pages: int,
    cards: Sequence[Card],
    owner: Card | Toolkit,
    problems: Sequence[Problem],
) -> Printed:
    faults = _faults(compiled, cards, owner)
    made = pages if compiled.pdf else 0
    return Printed(compiled.pdf, made, in_order([*problems, *faults]))


def _faults(compiled: Compiled, cards: Sequence[Card], owner: Card | Toolkit) -> list[Problem]:
    """What Typst complained of, and what it measured to be too tall or too wide."""
    faults = [
        Problem(Level.ERROR, owner.path, None, None, f"on paper: {words}")
        for words in compiled.complaints
    ]
    for found in compiled.fits:
        item = owner if found["index"] is None else cards[found["index"]]
        if found["over"] > 0:
            faults.append(_too_tall(item, found))
        faults += [_too_wide(item, wide, found["format"]) for wide in found["wide"]]
    return faults


def _too_tall(item: Card | Toolkit, found: Mapping[str, Any]) -> Problem:
    name, line, column = _place(item, found["section"])
    over = math.ceil(found["over"]) if found["over"] >= 1 else found["over"]
    cut = found["cut"]
    words = "1 word" if cut == 1 else f"{cut} words"
    message = f"{name} is {over} mm too tall on {found['format'].upper()}, cut about {words}"
    return Problem(Level.ERROR, item.path, line, column, message)


def _too_wide(item: Card | Toolkit, wide: Mapping[str, Any], size: str) -> Problem:
    name, line, column = _place(item, wide["section"])
    message = (
        f"'{wide['word']}' in {name} is {wide['over']} mm wider than its line on {size.upper()}"
    )
    return Problem(Level.WARNING, item.path, line, column, message, "use a shorter word")


def _place(item: Card | Toolkit, part: str) -> tuple[str, int | None, int | None]:
    """What a writer calls a part of a face, and where it stands."""
    if part in SECTIONS and isinstance(item, Card):
        section = item.section(SECTIONS[part])
        if section is not None:
            return section.name, section.line, None
    field = FIELDS.get(part, part)
    line, column = item.lines.get(field, (None, None))
    return field.capitalize(), line, column
