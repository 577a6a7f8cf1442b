"""Copyfit: from what was measured, the sizes that each side is drawn in, and what does not fit.

Cards laid in a row should agree, so a deck has one size of type: the smallest of what each of its
cards would choose by itself; and one height for the bands, as far as each card allows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from labpress.printing.formats import Format
from labpress.printing.sides import Choice, Side

Measured = Mapping[str, Any]
"""What a template says of one side; see fit.typ."""
SPARE_TO_BAND = 0.45
"""Of what is left on a front, the band's part: the gaps take the rest."""


def chosen(sides: Sequence[Side], measured: Sequence[Measured], format: Format) -> list[Side]:
    """`sides` with the choices that `measured` allows, in the same order."""
    fronts = [found["choice"] for side, found in _pairs(sides, measured, "front")]
    backs = [found["choice"] for side, found in _pairs(sides, measured, "back")]
    front_growth = max((_growth(choice) for choice in fronts), default=0)
    back_growth = max((_growth(choice) for choice in backs), default=0)
    ends = [choice["head"] + SPARE_TO_BAND * _spare(choice, front_growth) for choice in fronts]
    end = sum(ends) / max(len(ends), 1)

    def choice_for(side: Side, found: Measured) -> Choice:
        if side.kind == "front":
            return _front(found["choice"], front_growth, end)
        if side.kind == "back":
            return _back(found["choice"], back_growth, format)
        return {**found["choice"], "over": found["over"]}

    pairs = zip(sides, measured, strict=True)
    return [replace(side, choice=choice_for(side, found)) for side, found in pairs]


def _pairs(
    sides: Sequence[Side], measured: Sequence[Measured], kind: str
) -> list[tuple[Side, Measured]]:
    return [pair for pair in zip(sides, measured, strict=True) if pair[0].kind == kind]


def _growth(choice: Choice) -> int:
    """The largest type for which there is room, 0 the largest; the last one if there is none."""
    fits = (place for place, slack in enumerate(choice["slack"]) if slack >= 0)
    return next(fits, len(choice["slack"]) - 1)


def _spare(choice: Choice, growth: int) -> float:
    return max(0.0, float(choice["slack"][growth]))


def _front(choice: Choice, growth: int, end: float) -> Choice:
    """The band ends as near to `end` as this card allows, in millimetres from the top."""
    most = choice["head"] + _spare(choice, growth)
    grown = choice["growths"][growth]
    return {
        **{name: choice[name] for name in ("icon", "title", "gap", "torn", "foot")},
        **{name: grown[name] for name in ("lead", "lists", "facts")},
        "end": min(max(end, choice["head"]), most),
        "over": -choice["slack"][growth],
    }


def _back(choice: Choice, growth: int, format: Format) -> Choice:
    """What is left opens the space between the steps, up to a line; where a third of the side
    would still lie empty, it becomes lines to write on."""
    spare, least = _spare(choice, growth), choice["closest"][growth]
    steps = choice["steps"]
    wider = min(spare / max(steps, 1), 0.75 * format.em)
    left = spare - max(steps - 1, 0) * wider
    lines = math.floor((left - 4 * format.em) / (2.3 * format.em))
    return {
        "stacked": choice["stacked"],
        "rest": choice["rest"],
        "size": choice["sizes"][growth],
        "gap": least + wider,
        "notes": lines if lines >= 3 else 0,
        "over": -choice["slack"][growth],
    }
