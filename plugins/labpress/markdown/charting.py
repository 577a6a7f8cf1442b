"""Charts: `/// chart | data.csv`, a figure whose picture each medium draws from the data. Its
options are read here, for what is wrong in them has its line here."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from markdown.util import AtomicString

from labpress.charts.options import NAME, OPTIONS, Said, complaints, read_said
from labpress.markdown.elements import LabBlock, Own, Report
from labpress.markdown.places import STAMP, unstamp
from labpress.problems import Level

CLASS = "chart"
SUMMARY = "chart-summary"
_STAMPED = re.compile(rf"(?m)^(\s*[\w-]+){STAMP}(\s*:)")


def _as_text(value: object) -> str:
    """What YAML has read, as it was written: it takes `yes` for a truth."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


class Chart(LabBlock):
    """`/// chart | waiting-times.csv`: its options stand in it, one a line, indented or not."""

    NAME = "chart"
    ARGUMENT = True
    OPTIONS: ClassVar[dict[str, Any]] = {name: ["", _as_text] for name in OPTIONS}
    report: ClassVar[Report]

    def on_create(self, parent: etree.Element) -> etree.Element:
        figure = etree.SubElement(parent, "figure", {"class": CLASS})
        etree.SubElement(figure, "figcaption")
        self._own = own = Own("labpress-chart", {"data": unstamp(self.argument)})
        own.line = self.line
        figure.append(own)
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        return self._own

    def on_markdown(self) -> str:
        return "raw"

    def on_end(self, block: etree.Element) -> None:
        """Reads the options; summary and source are Markdown, and the title is the caption."""
        given = [Said(name, text, self.line) for name, text in self.options.items()
                 if name in OPTIONS and text]  # fmt: skip
        text = _STAMPED.sub(r"\1\2", self._own.text or "")
        said = [*given, *read_said(text, self.line and self.line + 1)]
        self._own.text = None
        plain = [one._replace(name=unstamp(one.name), text=unstamp(one.text)) for one in said]
        for fault in complaints(plain, self.line):
            type(self).report(Level.ERROR, *fault)
        texts = {one.name: one.text for one in reversed(said)}
        self._own.said = tuple(plain)
        block[0].text = AtomicString(" ".join(unstamp(texts.get("title", "")).split()))
        if NAME.fullmatch(name := unstamp(texts.get("name", ""))):
            block.set("id", name)
        for name, look in (("summary", SUMMARY), ("source", "chart-source")):
            if texts.get(name):
                etree.SubElement(self._own, "p", {"class": look}).text = texts[name]


def chart_with(report: Report) -> type[Chart]:
    """The block for one parser."""
    return type("Chart", (Chart,), {"report": staticmethod(report)})
