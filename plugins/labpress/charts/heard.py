"""Heard: what a chart is in words, for those who do not see it."""

from __future__ import annotations

from labpress.charts.chart import SHIFT, Chart
from labpress.wording import Wording


def kind(chart: Chart, say: Wording) -> str:
    """`Run chart: Days waited by Week`."""
    names = say.listed([series.name for series in chart.series])
    return say.plain(f"chart.{chart.type}", numbers=names, places=chart.x)


def shifts(chart: Chart, say: Wording) -> str:
    """Where points stand together on one side of the median, or that they do nowhere; nothing
    for a chart whose writer did not ask for signals."""
    if not chart.signals or chart.median is None:
        return ""
    if not chart.shifts:
        return say.plain("chart.no-shift", n=SHIFT)
    ends = ((chart.labels[run[0]], chart.labels[run[-1]]) for run in chart.shifts)
    places = say.listed([f"{first}–{last}" for first, last in ends])
    return say.plain("chart.shift", n=SHIFT, x=chart.x, places=places)
