"""Charts: a CSV file and a few plain words made into a drawing, the same for screen and paper."""

from labpress.charts.chart import Chart, Series, read_chart
from labpress.charts.drawing import drawn
from labpress.charts.options import Complaint, Said, read_said
from labpress.charts.pages import NARROW, PAPER, WIDE, Frame
from labpress.charts.svg import for_paper, for_screen

__all__ = [
    "NARROW",
    "PAPER",
    "WIDE",
    "Chart",
    "Complaint",
    "Frame",
    "Said",
    "Series",
    "drawn",
    "for_paper",
    "for_screen",
    "read_chart",
    "read_said",
]
