"""Covers: the first side of a deck, in plain data for the templates."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.content import Card
from labpress.printing.faces import NO_STAGE
from labpress.printing.languages import line_in
from labpress.printing.paper import Paper, in_words, stage_look
from labpress.printing.rich import Reader
from labpress.printing.sides import Face
from labpress.printing.subjects import Subject


def cover_face(
    subject: Subject, cards: Sequence[Card], paper: Paper, reader: Reader, *, brief: bool
) -> Face:
    """What the templates need of the cover of a deck of `cards`, besides what its lists share.

    A `brief` one, for the smallest format, may leave out facts and purpose to keep its type.
    """
    address = paper.address(subject.path)
    look = stage_look(subject.stage, paper.words.say)
    return {
        "lab": reader.line(paper.lab_name),
        "kicker": reader.line(subject.kicker),
        "title": reader.text(subject.title).strip(),
        "purpose": reader.line(subject.purpose),
        "facts": [[label, reader.line(words)] for label, words in subject.facts],
        "stages": [look],
        "stripes": _stripes(cards, paper) if subject.stage is NO_STAGE else [],
        "icon": look["icon"] if subject.stage is not NO_STAGE else "",
        "brief": brief,
        "more": line_in(subject.more, reader.dir),
        "address": in_words(address),
        "link": address,
        "qr": paper.qr(address),
    }


def _stripes(cards: Sequence[Card], paper: Paper) -> list[str]:
    """The colours of the stages that the cards serve."""
    used = {name for card in cards for name in card.stages}
    return [
        stage_look(stage, paper.words.say)["colour"] for stage in paper.stages if stage.id in used
    ]
