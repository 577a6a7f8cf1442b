"""Lines: line charts, whose places follow time or numbers, and run charts, which have each point in
its order and a line at the median."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from labpress.charts.axes import GAP, LINE, Field, name_lines
from labpress.charts.cells import figure
from labpress.charts.chart import Chart
from labpress.charts.letters import width
from labpress.charts.naming import most_digits, number
from labpress.charts.pages import Frame
from labpress.charts.scales import Scale
from labpress.charts.shapes import Dot, Drawing, Line, Words
from labpress.wording import Wording

DOTS = 24
"""Numbers of a series up to which each has its sign; a run chart's always have."""
FEW = 8
"""About as many signs have the longer ones, to be told apart; one alone needs none."""
Point = tuple[float, float]


def lines(chart: Chart, frame: Frame, say: Wording) -> Drawing:
    """A line or run chart."""
    field = Field(chart, frame, say)
    names = _end_names(chart, field, say)
    wide = max((width(line, field.size) * 1.06 for name in names for line in name), default=0)
    field.begun(zero=False, margin=wide + GAP * 1.5 if wide else 6)
    places = _places(chart, field)
    if chart.median is not None:
        at = field.y.at(chart.median)
        field.shapes.append(Line("median", ((field.left, at), (field.right, at))))
    ringed = {n for run in chart.shifts for n in run}
    for n, series in enumerate(chart.series, 1):
        _series(field, places, series.values, n, ringed)
    _name_ends(chart, field, places, names)
    field.names_below(places, ticks=True)
    return field.done()


def _places(chart: Chart, field: Field) -> list[float]:
    """Where each point stands along the x axis."""
    inset = 10.0
    start, end = field.left + inset, field.right - inset
    numbers = _numbers(chart)
    if len(numbers) == 1:
        return [(start + end) / 2]
    scale = Scale(numbers[0], numbers[-1], start, end)
    return [scale.at(value) for value in numbers]


def _numbers(chart: Chart) -> Sequence[float]:
    """The x values: days of dates, or numbers that go forward; else each point in its order, as
    in a run chart."""
    order = range(len(chart.labels))
    if chart.type == "run":
        return order
    if chart.moments:
        return [one.date.toordinal() for one in chart.moments]
    found = [figure(label) for label in chart.labels]
    values = [one.value for one in found if one is not None]
    forward = all(a < b for a, b in itertools.pairwise(values))
    return values if len(values) == len(order) and forward else order


def _series(
    field: Field,
    places: Sequence[float],
    values: Sequence[float | None],
    n: int,
    ringed: set[int],
) -> None:
    """A line for each stretch without a gap; a number by itself has its sign in any case."""
    signed = _signed(field.chart, len(values))
    for run in _stretches(values):
        points = tuple((places[at], field.y.at(value)) for at, value in run)
        if len(points) > 1:
            field.shapes.append(Line("series", points, n))
        for (at, _), (x, y) in zip(run, points, strict=True):
            if at in signed or len(points) == 1:
                field.shapes.append(Dot(x, y, n, field.radius, at in ringed))


def _signed(chart: Chart, number: int) -> range:
    """Which of so many numbers of a series have a sign."""
    if chart.type == "run" or number <= DOTS:
        return range(number)
    return range(0, number, number // FEW) if len(chart.series) > 1 else range(0)


def _stretches(values: Sequence[float | None]) -> Iterator[list[tuple[int, float]]]:
    run: list[tuple[int, float]] = []
    for at, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((at, value))
    if run:
        yield run


def _end_names(chart: Chart, field: Field, say: Wording) -> list[list[str]]:
    """What stands at the end of each line: the median and its value, or the series' names."""
    if chart.median is not None:
        value = number(chart.median, most_digits(chart.median, chart.digits), chart.sign, say)
        return [[say.plain("chart.median"), value]]
    if len(chart.series) == 1 or field.has_key:
        return []
    room = field.frame.width * 0.24
    return [name_lines(series.name, field.size, room) for series in chart.series]


def _name_ends(
    chart: Chart, field: Field, places: Sequence[float], names: Sequence[Sequence[str]]
) -> None:
    if chart.median is not None:
        wanted = [field.y.at(chart.median)]
    else:
        wanted = [_last(series.values, field) for series in chart.series]
    blocks = list(zip(wanted, names, range(1, len(names) + 1), strict=False))
    low = field.top
    step = field.size * LINE
    for y, block, n in sorted(blocks):
        high = len(block) * step
        start = max(low, y - high / 2)
        for at, line in enumerate(block):
            base = start + field.size * 0.95 + at * step
            role = "name" if at == 0 or chart.median is None else "value"
            own = n if chart.median is None else 0
            field.shapes.append(Words(role, field.right + GAP, base, line, "start", own))
        low = start + high + 2


def _last(values: Sequence[float | None], field: Field) -> float:
    known = [value for value in values if value is not None]
    return field.y.at(known[-1]) if known else field.bottom
