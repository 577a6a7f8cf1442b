"""Charts: a CSV file and a few plain words made into a drawing, the same for screen and paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.charts.chart import Chart, Series
    from labpress.charts.drawing import drawn
    from labpress.charts.heard import kind, shifts
    from labpress.charts.options import Complaint, Said, read_said
    from labpress.charts.pages import NARROW, PAPER, WIDE, Frame
    from labpress.charts.reading import read_chart
    from labpress.charts.svg import for_paper, for_screen
    from labpress.charts.table import Table, read_table
else:
    __getattr__ = lazily(
        __name__,
        {
            "chart": "Chart Series",
            "drawing": "drawn",
            "heard": "kind shifts",
            "options": "Complaint Said read_said",
            "pages": "NARROW PAPER WIDE Frame",
            "reading": "read_chart",
            "svg": "for_paper for_screen",
            "table": "Table read_table",
        },
    )

__all__ = [
    "NARROW",
    "PAPER",
    "WIDE",
    "Chart",
    "Complaint",
    "Frame",
    "Said",
    "Series",
    "Table",
    "drawn",
    "for_paper",
    "for_screen",
    "kind",
    "read_chart",
    "read_said",
    "read_table",
    "shifts",
]
