"""Bars: side by side for dates, below each other for anything that has a name."""

from __future__ import annotations

from labpress.charts.axes import GAP, LINE, Field, name_lines
from labpress.charts.chart import Chart
from labpress.charts.letters import width
from labpress.charts.naming import number
from labpress.charts.pages import Frame
from labpress.charts.scales import Scale
from labpress.charts.shapes import Bar, Drawing, Line
from labpress.wording import Wording


def columns(chart: Chart, frame: Frame, say: Wording) -> Drawing:
    """Bars that stand on an axis of dates."""
    field = Field(chart, frame, say)
    field.begun(zero=True, margin=2)
    slot = (field.right - field.left) / len(chart.labels)
    wide = slot * 0.72 / len(chart.series)
    zero = field.y.at(0)
    places = [field.left + slot * (at + 0.5) for at in range(len(chart.labels))]
    for n, series in enumerate(chart.series, 1):
        for at, value in enumerate(series.values):
            if value is not None:
                x = places[at] - slot * 0.36 + wide * (n - 1)
                y = field.y.at(value)
                field.shapes.append(Bar(x, min(y, zero), wide * 0.94, abs(zero - y), n))
    field.shapes.append(Line("axis", ((field.left, zero), (field.right, zero))))
    field.names_below(places, ticks=False)
    return field.done()


def rows(chart: Chart, frame: Frame, say: Wording) -> Drawing:
    """Bars that lie below each other, each with its number at its end; so there is no axis of
    numbers. Where the page is narrow, names stand above them."""
    field = Field(chart, frame, say)
    field.begun_bare()
    size, above = field.size, frame.width < 400
    values = {v: number(v, chart.digits, chart.sign, say) for v in chart.numbers}
    names = [
        name_lines(label, size, frame.width * (1 if above else 0.34)) for label in chart.labels
    ]
    field.left = 0 if above else max(width(line, size) for name in names for line in name) + GAP
    scale = _scale(chart, field, max(width(text, size) for text in values.values()) + GAP)
    thick = size * (1.25 if len(chart.series) == 1 else 0.95)
    y = field.top
    for at, name in enumerate(names):
        bars = thick * len(chart.series) * 1.1
        if above:
            y = _name_above(field, name, y)
        high = bars if above else max(bars, len(name) * size * LINE)
        if not above:
            _name_beside(field, name, y + high / 2)
        start = y + (high - bars) / 2
        edge, reach = scale.at(0), size * (0.15 if above else 0.35)
        field.shapes.append(Line("axis", ((edge, y - reach), (edge, y + high + reach))))
        _group(field, at, start, thick, scale, values)
        y += high + size * 0.7
    field.bottom = y - size * 0.3
    return field.done()


def _scale(chart: Chart, field: Field, room: float) -> Scale:
    """Numbers along the page, with `room` beyond the bars on each side that has some."""
    low, high = min(0.0, *chart.numbers, 0.0), max(0.0, *chart.numbers, 0.0)
    high = high if high > low else 1.0
    start = field.left + (room if low < 0 else 0)
    return Scale(low, high, start, field.frame.width - (room if high > 0 else 0))


def _name_beside(field: Field, name: list[str], middle: float) -> None:
    step = field.size * LINE
    y = middle - step * len(name) / 2 + field.size * 0.95
    for line in name:
        field.words("value", field.left - GAP, y, line, "end")
        y += step


def _name_above(field: Field, name: list[str], y: float) -> float:
    for line in name:
        field.words("value", 0, y + field.size * 0.9, line)
        y += field.size * LINE
    return y + 2


def _group(
    field: Field, at: int, y: float, thick: float, scale: Scale, values: dict[float, str]
) -> None:
    """The bars of one name, each with its number; for none there is a dash."""
    size, zero = field.size, scale.at(0)
    for n, series in enumerate(field.chart.series, 1):
        value = series.values[at]
        top = y + thick * 1.1 * (n - 1)
        base = top + thick / 2 + size * 0.35
        if value is None:
            field.words("label", zero + GAP * 0.75, base, "–")
            continue
        end = scale.at(value)
        field.shapes.append(Bar(min(zero, end), top, abs(end - zero), thick, n))
        below = value < 0
        x = end - GAP * 0.75 if below else end + GAP * 0.75
        field.words("value", x, base, values[value], "end" if below else "start")
