"""Blanks: a card without words, to write on in the room, in the design of the lab's own cards."""

from __future__ import annotations

from labpress.printing.languages import direction, spoken
from labpress.printing.paper import Paper, stage_look
from labpress.printing.rich import Reader
from labpress.printing.sides import Face


def blank_face(paper: Paper) -> Face:
    """What the templates need of a card to write on: the lab's name, and its stages to tick."""
    language, region = spoken(paper.lang)
    reader = Reader(cite=str, title=str, own=paper.own.alphabets, dir=direction(language))
    return {
        "lang": language,
        "region": region,
        "dir": direction(language),
        "lab": reader.line(paper.lab_name),
        "stages": [stage_look(stage, paper.words.say) for stage in paper.stages],
    }
