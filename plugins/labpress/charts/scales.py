"""Scales: round numbers for an axis, and where a value stands along it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from labpress.charts.cells import Moment

STEPS = (1, 2, 2.5, 5, 10)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high`, drawn from `start` to `end`; `ticks` are round numbers in it."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()
    digits: int = 0

    def at(self, value: float) -> float:
        """The place of `value`."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return self.start + share * (self.end - self.start)


def scale_of(numbers: Sequence[float], start: float, end: float, most: int, *, zero: bool) -> Scale:
    """A scale for `numbers` with at most about `most` ticks. It begins at nought where `zero` is
    wanted, or where the numbers come near it, so that no small change looks large."""
    low, high = min(numbers), max(numbers)
    if zero or (0 < low < high / 2) or low == high:
        low = min(0.0, low)
    if high < 0 and (zero or high > low / 2):
        high = 0.0
    high = high if high > low else low + 1
    step = _step((high - low) / max(1, most))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = tuple(round(n * step, 10) for n in range(first, last + 1))
    digits = 0 if step >= 1 and step == int(step) else max(1, -math.floor(math.log10(step)))
    digits += 1 if step * 10**digits != round(step * 10**digits) else 0
    return Scale(ticks[0], ticks[-1], start, end, ticks, digits)


def _step(rough: float) -> float:
    """The next round number above."""
    power = 10.0 ** math.floor(math.log10(rough))
    # 2.5 and 0.25 would put a fraction into each name
    steps = STEPS if power >= 10 else [step for step in STEPS if step != 2.5]
    return next(step for step in steps if step * power >= rough * 0.999) * power


def rounds(moments: Sequence[Moment], most: int) -> list[int]:
    """Which of `moments` to name on an axis with room for `most` names: round ones, such as each
    January. Those are as far apart as the moments are, so each name has a place."""
    every = range(len(moments))
    if len(moments) <= most:
        return list(every)
    if moments[0].grain == "day":
        span = (moments[-1].date - moments[0].date).days or 1
        if span / DAYS[-1] <= most and len(set(_gaps(moments))) == 1:
            return evenly(len(moments), most)
    starts = [n for n in every if n == 0 or _month(moments[n]) != _month(moments[n - 1])]
    for months in MONTHS:
        kept = [n for n in starts if _month(moments[n]) % months == 0]
        if 1 < len(kept) <= most:
            return kept
    return evenly(len(moments), most)


def evenly(number: int, most: int) -> list[int]:
    """Every second, fifth, tenth and so on of `number` places, the first one in any case."""
    whole = (1, 2, 3, 4, 5, 6, 10, 12, 20, 24, 25, 50, 100, 200, 250, 500, 1000)
    step = next((s for s in whole if math.ceil(number / s) <= max(1, most)), whole[-1])
    return list(range(0, number, step))


def _gaps(moments: Sequence[Moment]) -> list[int]:
    return [(b.date - a.date).days for a, b in itertools.pairwise(moments)]


def _month(moment: Moment) -> int:
    return moment.date.year * 12 + moment.date.month - 1
