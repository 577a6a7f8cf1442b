"""Copyfit: what sizes each side is drawn in, from what its parts take.

Cards laid in a row should agree, so a deck has one size of type: the smallest of what each of its
cards would choose by itself; and one height for the bands, as far as each card allows.

Measuring costs as much as drawing, so each side is measured once, in the smallest type, and again
only in the larger sizes that all cards of the deck may have room for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from labpress.printing.formats import Format
from labpress.printing.lists import LISTS, paired, spread
from labpress.printing.sides import Choice, Side

Measured = Mapping[str, Any]
"""What a template says of one side; see fit.typ."""
Ask = Callable[[Sequence[Side], Mapping[str, Any]], Sequence[Measured]]
"""Measures sides of one kind at some sizes of type: `{"whole": …, "growths": places of sizes}`."""
LEADS = ((1.35, 1.2), (1.3, 1.12), (1.2, 1.06), (1.12, 1.0), (1.0, 1.0))
"""Sizes of the lead and of the lists on a front, in the body's, largest first."""
STEPS = (1.35, 1.25, 1.15, 1.08, 1.0)
"""Sizes of the steps on a back, in the body's, largest first."""
SMALLEST = len(STEPS) - 1
FEW = 4
"""Sides of so few cards are measured in all sizes at once: asking again would take longer."""
LEAST_GROWTH = 0.7
"""Of a text's height, what surely grows with its type: the rest is its label."""
FIRST = 3
"""So many of the tightest sides are tried before all the others are."""
SPARE_TO_BAND = 0.45
"""Of what is left on a front, the band's part: the gaps take the rest."""


def first_ask(sides: Sequence[Side]) -> Mapping[str, Any]:
    """What is asked of both sides of a card first."""
    few = sum(side.kind == "front" for side in sides) <= FEW
    return {"whole": True, "growths": list(range(SMALLEST + 1)) if few else [SMALLEST]}


def chosen(
    sides: Sequence[Side], measured: Sequence[Measured], ask: Ask, format: Format
) -> list[Side]:
    """`sides` with their choices made, in the same order; a list as the sides it takes. `measured`
    says what they take in the smallest type."""
    pairs = list(zip(sides, measured, strict=True))
    fronts = _fitted([pair for pair in pairs if pair[0].kind == "front"], _front_bound, ask)
    backs = _fitted([pair for pair in pairs if pair[0].kind == "back"], _back_bound, ask)
    ends = [one.choice["head"] + SPARE_TO_BAND * one.spare for one in fronts]
    end = sum(ends) / max(len(ends), 1)
    made = {id(one.side): _front(one, end) for one in fronts}
    made |= {id(one.side): _back(one, format) for one in backs}
    drawn: list[Side] = []
    for side, found in pairs:
        if side.kind in LISTS:
            drawn += spread(side, found)
        else:
            choice = made.get(id(side)) or {**found["choice"], "over": found["over"]}
            drawn.append(replace(side, choice=choice))
    return paired(drawn)


@dataclass(frozen=True)
class _Fitted:
    """A side of a card at the deck's size of type: what room it has (`slack`, mm, negative: too
    tall) and what was measured at that size."""

    side: Side
    choice: Choice
    size: Mapping[str, Any]
    slack: float

    @property
    def spare(self) -> float:
        return max(0.0, self.slack)


def _fitted(
    pairs: Sequence[tuple[Side, Measured]],
    bound: Callable[[Measured, int], float],
    ask: Ask,
) -> list[_Fitted]:
    """All sides of one kind in the largest type that fits them all; the smallest if none does."""
    smallest = [_sized(side, found["choice"], found["growths"][-1]) for side, found in pairs]
    tightest = sorted(range(len(pairs)), key=lambda i: smallest[i].slack)
    for place in range(SMALLEST):
        if any(bound(found, place) < 0 for _, found in pairs):
            continue
        made: dict[int, _Fitted] = {}
        for batch in (tightest[:FIRST], tightest[FIRST:]):
            for i, size in zip(batch, _sizes([pairs[i] for i in batch], place, ask), strict=False):
                made[i] = _sized(pairs[i][0], pairs[i][1]["choice"], size)
            if any(one.slack < 0 for one in made.values()):
                break
        if len(made) == len(pairs) and all(one.slack >= 0 for one in made.values()):
            return [made[i] for i in range(len(pairs))]
    return smallest


def _sizes(pairs: Sequence[tuple[Side, Measured]], place: int, ask: Ask) -> list[Mapping[str, Any]]:
    """What each of some sides takes at one size, measured now where it was not at first."""
    known = [size for _, found in pairs for size in found["growths"] if size["place"] == place]
    if len(known) == len(pairs):
        return known
    answers = ask([side for side, _ in pairs], {"whole": False, "growths": [place]})
    return [answer["growths"][0] for answer in answers]


def _sized(side: Side, choice: Choice, size: Mapping[str, Any]) -> _Fitted:
    taken = sum(size[part] for part in ("why", "lists", "steps") if part in size)
    return _Fitted(side, choice, size, choice["rest"] - taken)


def _front_bound(found: Measured, place: int) -> float:
    """At most so much room is left at a size: text that grows has no fewer lines."""
    (lead, lists), least = LEADS[place], found["growths"][-1]
    more = (lead - 1) * least["why"] + (lists - 1) * least["lists"]
    return float(found["choice"]["rest"] - least["why"] - least["lists"] - LEAST_GROWTH * more)


def _back_bound(found: Measured, place: int) -> float:
    least = found["growths"][-1]["steps"]
    more = (STEPS[place] - 1) * least
    return float(found["choice"]["rest"] - least - LEAST_GROWTH * more)


def _front(one: _Fitted, end: float) -> Choice:
    """The band ends as near to `end` as this card allows, in millimetres from the top."""
    choice = one.choice
    return {
        **{name: choice[name] for name in ("icon", "title", "gap", "torn", "foot")},
        "growth": one.size["place"],
        "facts": one.size["facts"],
        "end": min(max(end, choice["head"]), choice["head"] + one.spare),
        "over": -one.slack,
    }


def _back(one: _Fitted, format: Format) -> Choice:
    """What is left opens the space between the steps, up to a line; where a third of the side
    would still lie empty, it becomes lines to write on."""
    steps = one.choice["count"]
    wider = min(one.spare / max(steps, 1), 0.75 * format.em)
    left = one.spare - max(steps - 1, 0) * wider
    lines = math.floor((left - 4 * format.em) / (2.3 * format.em))
    return {
        "stacked": one.choice["stacked"],
        "low": one.choice["low"],
        "growth": one.size["place"],
        "gap": one.size["gap"] + wider,
        "notes": lines if lines >= 3 else 0,
        "over": -one.slack,
    }
