"""Typesetting: a deck is measured, fitted and drawn as one PDF, and what does not fit is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from labpress.content import Card, PartialDate
from labpress.printing.compiler import Job, compile_pdf, measure
from labpress.printing.copyfit import LEADS, STEPS, Measured, chosen, first_ask
from labpress.printing.decks import Deck
from labpress.printing.imposition import impose
from labpress.printing.languages import spoken
from labpress.printing.layouts import Layout
from labpress.printing.manifests import Manifest, manifest_of
from labpress.printing.overruns import overruns
from labpress.printing.paper import Paper
from labpress.printing.presets import with_presets
from labpress.printing.printed import Printed
from labpress.printing.shop import shop_job
from labpress.printing.sides import Side
from labpress.problems import Level, Problem, in_order

NO_DATE = 946_684_800
"""The date of a PDF whose content has none: 1 January 2000. Never the clock."""
PLAIN = Layout()
FRONTS = ("front", "poker-front")


def set_deck(deck: Deck, paper: Paper, layout: Layout = PLAIN) -> Printed:
    """`deck` as a PDF, and all that is wrong with it."""
    sides, problems = fitted(deck, paper, layout)
    if not sides:
        return Printed(b"", 0, in_order([*problems, *paper.problems()]))
    cards = ((side.owner, side.face) for side in sides if side.kind in FRONTS)
    printed = ((card, face) for card, face in cards if isinstance(card, Card))
    manifest = manifest_of(deck.title, deck.of, printed, layout, paper)
    job = {**_drawing(deck, sides, paper, layout), "manifest": _text(manifest)}
    compiled = compile_pdf(job, seconds(deck.dated), own=paper.own, store=paper.store)
    faults = [*problems, *_complaints(compiled.complaints, deck), *paper.problems()]
    pages = len((job["sheet"] or job)["sides"]) if compiled.pdf else 0
    # a page of its own is a side that stands upright
    pdf = with_presets(compiled.pdf, layout.duplex if layout.sheet else "long")
    return Printed(pdf, pages, in_order(faults), leaves_of(sides), manifest)


def _text(manifest: Manifest) -> str | None:
    # a deck of blank cards has nothing that could be compared
    return manifest.json() if manifest.cards else None


def faults_of(deck: Deck, paper: Paper, layout: Layout) -> tuple[Problem, ...]:
    """What keeps `deck` from being printed as it is, measured without making a PDF."""
    return in_order(fitted(deck, paper, layout)[1])


def leaves_of(sides: Sequence[Side]) -> tuple[str, ...]:
    """A short name for each leaf: the card's code, or what stands on its front."""
    fronts = ((side, side.owner) for side in sides[::2])
    return tuple(
        owner.code or owner.slug if isinstance(owner, Card) else side.kind for side, owner in fronts
    )


def fitted(deck: Deck, paper: Paper, layout: Layout) -> tuple[list[Side], list[Problem]]:
    """The sides of `deck` with all choices made, and what is wrong with them; no sides if they
    could not be measured."""

    def asked(sides: Sequence[Side], ask: Mapping[str, Any]) -> Sequence[Measured]:
        return measure(_common(deck, sides, paper, layout, ask), paper.own, paper.store).sides

    measurement = measure(
        _common(deck, deck.sides, paper, layout, first_ask(deck.sides)), paper.own, paper.store
    )
    problems = [*deck.problems, *_complaints(measurement.complaints, deck)]
    if len(measurement.sides) != len(deck.sides):
        return [], problems
    problems += overruns(deck.sides, measurement.sides, layout.format, deck.owner)
    return chosen(deck.sides, measurement.sides, asked, layout.format), problems


def seconds(updated: PartialDate | None) -> int:
    """The first second of a date, as far as it is known, in seconds since 1970."""
    if not updated:
        return NO_DATE
    start = datetime(updated.year, updated.month or 1, updated.day or 1, tzinfo=UTC)
    return max(0, int(start.timestamp()))


def _common(
    deck: Deck,
    sides: Sequence[Side],
    paper: Paper,
    layout: Layout,
    ask: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """What measuring and drawing both need. Each face goes along once, though it has two sides."""
    faces = {id(side.face): side.face for side in sides}
    places = {key: place for place, key in enumerate(faces)}
    language, region = spoken(deck.lang or paper.lang)
    return {
        "format": layout.format.job(),
        "edition": layout.edition,
        "words": dict(paper.words),
        "families": list(paper.own.families),
        "fonts": paper.own.digest,
        "lang": language,
        "region": region,
        "title": deck.title,
        "description": deck.description,
        "authors": list(deck.authors),
        "leads": LEADS,
        "steps": STEPS,
        "faces": list(faces.values()),
        "sides": [
            {"kind": side.kind, "face": places[id(side.face)]}
            | ({"ask": dict(ask)} if ask and side.kind in ("front", "back") else {})
            for side in sides
        ],
    }


def _drawing(deck: Deck, sides: Sequence[Side], paper: Paper, layout: Layout) -> Job:
    common = _common(deck, sides, paper, layout)
    with_choices = zip(common["sides"], sides, strict=True)
    drawn = [{**one, "choice": dict(side.choice)} for one, side in with_choices]
    return {**common, "sides": drawn, **_on_paper(layout, len(sides) // 2, paper)}


def _on_paper(layout: Layout, leaves: int, paper: Paper) -> dict[str, Any]:
    """Where sides lie: on sheets, or each on a page of its own with what a print shop wants."""
    if layout.sheet is None:
        return {"sheet": None, **shop_job(layout)}
    sheet = impose(layout, leaves).job(paper.words)
    return {"sheet": sheet, "bleed": sheet["bleed"]}


def _complaints(complaints: Sequence[str], deck: Deck) -> list[Problem]:
    """What Typst said."""
    path = deck.owner.path
    return [Problem(Level.ERROR, path, None, None, f"on paper: {words}") for words in complaints]
