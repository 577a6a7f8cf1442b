"""ChartFigure: a chart in a page, drawn for wide and for narrow places, with the words that say
what it shows, and its data as a table one click away."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress import charts
from labpress.markdown import Mark
from labpress.wording import Wording

if TYPE_CHECKING:
    from labpress.charts import Chart, Frame

SOURCE = re.compile(r'(<p class="chart-source"[^>]*>)')
WORDS = Markup('<div class="chart-words" id="{}">{}</div>')
PART = Markup("<p>{}</p>")
DATA = Markup(
    '<details class="chart-data" data-pagefind-ignore><summary>{}</summary>'
    '<div class="tablebox"><table class="chart-table"><caption class="vh">{}</caption>'
    "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    '<p><a href="{}" download>{}</a></p></details>'
)
NONE = Markup('<span aria-hidden="true">–</span><span class="vh">{}</span>')


def chart_figure(
    chart: Chart, mark: Mark, words: Markup, say: Wording, link: Callable[[str], str]
) -> Markup:
    """What stands below the caption of a chart; `words` are the writer's own, as HTML."""
    own = f"lp-chart-{mark.n}"
    drawings = (_drawing(chart, frame, own, say) for frame in (charts.WIDE, charts.NARROW))
    source = say.html("chart.source")
    said = Markup(SOURCE.sub(lambda match: f"{match[1]}{source} ", str(words)))
    shifts = PART.format(found) if (found := charts.shifts(chart, say)) else ""
    return Markup("").join(
        [*drawings, WORDS.format(own, said + shifts), _data(chart, link(mark.key), say)]
    )


def _drawing(chart: Chart, frame: Frame, own: str, say: Wording) -> Markup:
    attributes = Markup(
        'class="ch-{}" role="img" aria-label="{}" aria-describedby="{}" data-pagefind-ignore'
    ).format(frame.name, charts.kind(chart, say), own)
    return Markup(
        charts.for_screen(charts.drawn(chart, frame, say), f"{own}-{frame.name}", attributes)
    )


def _data(chart: Chart, address: str, say: Wording) -> Markup:
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in chart.heads)
    rows = Markup("").join(_row(cells, say) for cells in chart.cells)
    download = say("chart.download")
    return DATA.format(say("chart.data"), chart.title, heads, rows, address, download)


def _row(cells: Sequence[str], say: Wording) -> Markup:
    first = Markup('<th scope="row">{}</th>').format(cells[0])
    none = NONE.format(say("chart.none"))
    rest = (Markup("<td>{}</td>").format(cell or none) for cell in cells[1:])
    return Markup("<tr>{}</tr>").format(first + Markup("").join(rest))
