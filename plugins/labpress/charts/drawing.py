"""Drawing: a chart as shapes in a frame, its words in the language of its page."""

from __future__ import annotations

from labpress.charts.bars import columns, rows
from labpress.charts.chart import Chart
from labpress.charts.lines import lines
from labpress.charts.pages import Frame
from labpress.charts.shapes import Drawing
from labpress.wording import Wording


def drawn(chart: Chart, frame: Frame, say: Wording) -> Drawing:
    """`chart` in `frame`. Bars of dates stand side by side, others lie below each other, so that
    their names have room."""
    if chart.type == "bar":
        return columns(chart, frame, say) if chart.moments else rows(chart, frame, say)
    return lines(chart, frame, say)
