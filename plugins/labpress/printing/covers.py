"""Covers: the first sheet of a toolkit's deck, with the run of its items on the back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from labpress.catalogue import permalink
from labpress.content import Card, PartialDate, Toolkit, ToolkitItem, length_text
from labpress.printing.faces import Printable, Words, imprint
from labpress.printing.fonts import advice_on, named
from labpress.printing.languages import direction, spoken
from labpress.printing.paper import INK, Paper, in_words, qr_svg, stage_look
from labpress.printing.rich import Reader
from labpress.printing.sides import Face
from labpress.problems import Level, Problem


def cover_face(toolkit: Toolkit, cards: Sequence[Card], paper: Paper, title: Words) -> Printable:
    """What the templates need of the cover of a deck of `cards`."""
    reader = Reader(cite=str, title=title, own=paper.own.alphabets)
    address = paper.address(permalink(toolkit))
    minutes = toolkit.total_minutes or toolkit.minutes
    total = length_text(minutes, paper.words) if minutes else ""
    language, region = spoken(toolkit.lang or paper.lang)
    face: Face = {
        "lang": language,
        "region": region,
        "dir": direction(language),
        "lab": reader.line(paper.lab_name),
        "title": reader.text(toolkit.title).strip(),
        "purpose": reader.line(toolkit.purpose),
        "facts": [
            [label, reader.line(words)] for label, words in _facts(toolkit, cards, paper, total)
        ],
        "stripes": _stripes(cards, paper),
        "items": [_item(item, cards, paper, reader) for item in toolkit.items],
        "total": total,
        "imprint": imprint(paper.licence, str(toolkit.version or ""), str(latest(cards) or "")),
        "address": in_words(address),
        "link": address,
        "qr": qr_svg(address),
    }
    return Printable(face, tuple(_missing(toolkit, letter) for letter in reader.letters))


def latest(cards: Sequence[Card]) -> PartialDate | None:
    """When the newest of `cards` was updated, if that is known of any."""
    return max((card.updated for card in cards if card.updated), default=None)


def _facts(
    toolkit: Toolkit, cards: Sequence[Card], paper: Paper, total: str
) -> list[tuple[str, str]]:
    words = paper.words
    facts = [
        (words["audience"], toolkit.audience),
        (words["group"], str(toolkit.group or "")),
        (words["total"], total),
        (words["cards"], str(len(cards))),
    ]
    return [(label, value) for label, value in facts if value]


def _stripes(cards: Sequence[Card], paper: Paper) -> list[str]:
    used = {name for card in cards for name in card.stages}
    return [stage_look(stage)["colour"] for stage in paper.stages if stage.id in used] or [INK]


def _item(item: ToolkitItem, cards: Sequence[Card], paper: Paper, reader: Reader) -> dict[str, Any]:
    card = next((c for c in cards if item.name in (c.slug, c.code, *c.aliases)), None)
    own = item.kind == "break"
    if card is not None and item.kind == "card":
        name = card.title
    else:
        name = item.name if own else reader.title(f"{item.kind}:{item.name}") or item.name
    notes = [item.note, paper.words["optional"] if item.optional else ""]
    return {
        "code": card.code if card is not None else "",
        "title": reader.line(name or paper.words["break"]),
        "note": reader.line(" · ".join(note for note in notes if note)),
        "minutes": str(item.minutes or ""),
        "plain": own,
    }


def _missing(toolkit: Toolkit, letter: str) -> Problem:
    line, column = toolkit.lines.get("title", (None, None))
    message = f"the fonts for print have no {named(letter)} for the deck's cover"
    return Problem(Level.ERROR, toolkit.path, line, column, message, advice_on(letter))
