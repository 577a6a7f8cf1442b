"""Charting: a chart in a text that leaves the site: a figure with a picture made here, all words in
its caption, and a way to its data; where no picture can be, the data as a table."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from labpress import charts
from labpress.articles.nodes import Node, element
from labpress.markdown import Mark
from labpress.markdown.html_tree import Element, words_of
from labpress.wording import Wording

if TYPE_CHECKING:
    from labpress.charts import Chart

OWN = "labpress-chart"
Drawn = Callable[[str, bytes], str]
"""Takes a picture that was drawn under a name; its new name, "" where it cannot be shown."""


def chart_in(node: Element) -> Element | None:
    """The mark of a chart in its figure; None for any other node."""
    if node.tag != "figure":
        return None
    found = (c for c in node.children if isinstance(c, Element) and c.tag == OWN)
    return next(found, None)


def chart_figure(
    figure: Element, shown: Node, words: Sequence[Node], data: Sequence[Node], say: Wording
) -> Element:
    """The figure of a chart as it is shown; `words` are the writer's own, filled in, `data`
    a link to the numbers, if there is one that works."""
    captions = (c for c in figure.children if isinstance(c, Element) and c.tag == "figcaption")
    title = [node for caption in captions for node in caption.children]
    parts = [*_words(words, say)]
    if data:
        parts += [" ", say.plain("chart.file"), " ", *data, "."]
    caption = element("figcaption", *_ended(title), *parts)
    inside: list[Node] = [shown, caption]
    if isinstance(shown, Element) and shown.tag == "table":
        inside.reverse()
    return Element("figure", figure.attributes, inside)


def picture(chart: Chart, mark: Mark, take: Drawn | None, say: Wording) -> Element:
    """The picture of a chart, or its data as a table."""
    name = posixpath.splitext(posixpath.basename(mark.key))[0]
    source = (
        take(f"{name}.svg", charts.for_paper(charts.drawn(chart, charts.PAPER, say)))
        if take
        else ""
    )
    if not source:
        return _table(chart)
    alt = f"{charts.kind(chart, say)}. {mark.text} {charts.shifts(chart, say)}".strip()
    return element("img", src=source, alt=alt, width=f"{charts.PAPER.width:g}")


def _words(words: Sequence[Node], say: Wording) -> Iterator[Node]:
    """The summary, and where the data are from, as they follow the title."""
    for node in words:
        if isinstance(node, Element) and words_of(node).strip():
            yield " "
            if "chart-source" in node.classes:
                yield say.plain("chart.source") + " "
            yield from _ended(node.children)


def _ended(title: list[Node]) -> list[Node]:
    """A title that ends like a sentence."""
    text = "".join(map(words_of, title)).rstrip()
    return title if text.endswith((".", "?", "!", "…")) else [*title, "."]


def _table(chart: Chart) -> Element:
    heads = (element("th", head, scope="col") for head in chart.heads)
    rows = (element("tr", *(element("td", cell) for cell in row)) for row in chart.cells)
    return element("table", element("thead", element("tr", *heads)), element("tbody", *rows))
