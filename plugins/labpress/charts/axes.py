"""Axes: the field that numbers are drawn in, with its lines, names and what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from labpress.charts.chart import Chart
from labpress.charts.letters import broken, shortened, width
from labpress.charts.naming import dates, number
from labpress.charts.pages import Frame
from labpress.charts.scales import Scale, evenly, rounds, scale_of
from labpress.charts.shapes import Bar, Dot, Drawing, Line, Shape, Words
from labpress.wording import Wording

GAP = 8.0
LINE = 1.25
"""From one line of words to the next, in sizes of letters."""


@dataclass
class Field:
    """A field that is being drawn: `left`, `right`, `top` and `bottom` are its edges, `y` its
    scale of numbers. Shapes are added to `shapes`."""

    chart: Chart
    frame: Frame
    say: Wording
    left: float = 0
    right: float = 0
    top: float = 0
    bottom: float = 0
    shapes: list[Shape] = field(default_factory=list)
    y: Scale = field(default_factory=lambda: Scale(0, 1, 0, 1))

    @property
    def size(self) -> float:
        """Of the letters."""
        return self.frame.size

    @property
    def radius(self) -> float:
        """Of the signs of numbers."""
        return self.frame.size * 0.29

    def words(self, role: str, x: float, y: float, text: str, align: str = "start") -> None:
        """Adds a line of words."""
        self.shapes.append(Words(role, x, y, text, align))

    def begun(self, *, zero: bool, margin: float) -> None:
        """Draws the key, what is counted, and the axis of numbers, with `margin` free at the right
        of the field."""
        self.begun_bare()
        self.bottom = self.top + self.frame.field
        most = 5 if self.frame.field > 215 else 4
        self.y = scale_of(self._numbers(zero=zero), self.bottom, self.top, most, zero=zero)
        names = [number(v, self.y.digits, self.chart.sign, self.say) for v in self.y.ticks]
        self.left = max(width(name, self.size) for name in names) + GAP
        self.right = self.frame.width - margin
        for value, name in zip(self.y.ticks, names, strict=True):
            at = self.y.at(value)
            role = "axis" if value == 0 or (value == self.y.low and self.y.low > 0) else "grid"
            self.shapes.append(Line(role, ((self.left, at), (self.right, at))))
            self.words("label", self.left - GAP, at + self.size * 0.35, name, "end")

    def begun_bare(self) -> None:
        """Draws the key and what is counted."""
        self.top = self._key() if self.has_key else self.size * 0.3
        if unit := self.chart.unit:
            self.top += self.size
            self.words("label", 0, self.top, shortened(unit, self.size, self.frame.width))
        self.top += self.size * (1.2 if unit else 0.7)

    def _numbers(self, *, zero: bool) -> tuple[float, ...]:
        return (0.0, *self.chart.numbers) if zero else self.chart.numbers

    @property
    def has_key(self) -> bool:
        """Whether series are told apart by a key, since there is no room for a name at each."""
        return len(self.chart.series) > 1 and (self.chart.type == "bar" or self.frame.width < 400)

    def _key(self) -> float:
        """Draws the key; returns where it ends."""
        x, y, sample = 0.0, self.size, self.size * 2
        for n, series in enumerate(self.chart.series, 1):
            name = shortened(series.name, self.size, self.frame.width - sample - GAP)
            wide = sample + GAP * 0.75 + width(name, self.size)
            if x and x + wide > self.frame.width:
                x, y = 0.0, y + self.size * 1.5
            self.shapes += self._sample(x, y - self.size * 0.35, sample, n)
            self.words("name", x + sample + GAP * 0.75, y, name)
            x += wide + GAP * 2
        return y + self.size * 0.8

    def _sample(self, x: float, y: float, wide: float, n: int) -> list[Shape]:
        if self.chart.type == "bar":
            high = self.size * 0.85
            return [Bar(x, y - high / 2, wide, high, n)]
        return [Line("series", ((x, y), (x + wide, y)), n), Dot(x + wide / 2, y, n, self.radius)]

    def names_below(self, places: Sequence[float], *, ticks: bool) -> None:
        """Names what stands at `places` below the field, as many as have room."""
        named = self._named(places)
        size, chart = self.size, self.chart
        if chart.moments:
            names = dates(chart.moments, named, self.say)
        else:
            names = [
                (shortened(chart.labels[n], size, self._room(places, named)), "") for n in named
            ]
        for n, (name, year) in zip(named, names, strict=True):
            x = places[n]
            if ticks:
                self.shapes.append(Line("tick", ((x, self.bottom), (x, self.bottom + 4))))
            x, align = self._kept_in(x, max(width(name, size), width(year, size)))
            self.words("label", x, self.bottom + size * 1.4, name, align)
            if year:
                self.words("label", x, self.bottom + size * (1.4 + LINE), year, align)
        self.bottom += size * 1.4 + (size * LINE if any(year for _, year in names) else 0)
        if chart.x and not chart.moments:
            self.bottom += size * 1.45
            middle = (self.left + self.right) / 2
            self.words("label", middle, self.bottom, shortened(chart.x, size, middle), "middle")

    def _kept_in(self, x: float, wide: float) -> tuple[float, str]:
        """A name in the middle below `x`, or as near to it as the page goes."""
        if x + wide / 2 > self.frame.width:
            return self.frame.width, "end"
        return (0.0, "start") if x - wide / 2 < 0 else (x, "middle")

    def _named(self, places: Sequence[float]) -> list[int]:
        """Which places have a name: those that have room, counted from the longest name."""
        span = (places[-1] - places[0]) if len(places) > 1 else self.right - self.left
        if self.chart.moments:
            wide = width("30 Mmm" if self.chart.moments[0].grain == "day" else "0000", self.size)
            return self._parted(
                rounds(self.chart.moments, int(span / (wide + GAP)) + 1), places, wide
            )
        longest = max(width(label, self.size) for label in self.chart.labels)
        room = min(longest, self.size * 6) + GAP
        return evenly(len(places), int(span / room) + 1)

    def _parted(self, named: list[int], places: Sequence[float], wide: float) -> list[int]:
        """Those of `named` that do not run into the one before."""
        kept: list[int] = []
        for n in named:
            if not kept or places[n] - places[kept[-1]] >= wide + GAP / 2:
                kept.append(n)
        return kept

    def _room(self, places: Sequence[float], named: Sequence[int]) -> float:
        if len(named) < 2:
            return self.right - self.left
        return places[named[1]] - places[named[0]] - GAP / 2

    def done(self) -> Drawing:
        """The drawing, as high as it has become."""
        wide, high = self.frame.width, self.bottom + self.size * 0.45
        return Drawing(wide, high, self.size, tuple(self.shapes))


def name_lines(name: str, size: float, room: float) -> list[str]:
    """The name of a series or bar in up to two lines."""
    return broken(name, size, room, 2)
