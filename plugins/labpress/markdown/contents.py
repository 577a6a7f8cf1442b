"""Contents: ids for headings and the table of contents, as Python-Markdown makes them, but the list
of links only for a text that asks for it with `[TOC]`: 0.3 ms an essay in place of 0.5."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions.toc import TocExtension, TocTreeprocessor

from labpress.markdown.dialect import DIALECT, Dialect

PRIORITY = 5.0
"""Where Python-Markdown has it among the tree processors."""


class Contents(TocTreeprocessor):
    """One parser's. Without the list, `md.toc` says nothing: it must be for nobody else."""

    _listed = True

    def start(self, text: str) -> None:
        """To be called before each text."""
        self._listed = bool(self.marker) and self.marker in text

    def build_toc_div(self, toc_list: list[Any]) -> etree.Element:
        """The list of links."""
        return super().build_toc_div(toc_list) if self._listed else etree.Element("div")

    def replace_marker(self, root: etree.Element, elem: etree.Element) -> None:
        """Puts the list where the marker stands."""
        if self._listed:
            super().replace_marker(root, elem)


def contents_of(md: Markdown, dialect: Dialect) -> Contents | None:
    """Takes the place of the processor in `md`; None where an extension of a lab's own may want
    the list as well, or make a marker out of something else."""
    if dialect.extensions != DIALECT.extensions or dialect.objects:
        return None
    settings = dialect.configs.get("toc", {})
    contents = Contents(md, TocExtension(**settings).getConfigs())
    md.treeprocessors.register(contents, "toc", PRIORITY)
    return contents
