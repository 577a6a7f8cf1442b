"""Lists: finds numbers and bullets that were meant as a list and came out as running text, because
no empty line stands before them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from labpress.markdown.elements import Report
from labpress.markdown.places import STAMP, line_at
from labpress.problems import Level

# at least two in a row: a line of prose may well begin with a year, a dash or a single number
_NUMBERS = re.compile(rf"(?m)^[ ]{{0,3}}1{STAMP}?([.)])[ ]+\S(?:.|\n)*?^[ ]{{0,3}}2\1[ ]+\S")
_BULLETS = re.compile(r"(?m)(?<=\n)[ ]{0,3}([-*+])[ ]+\S.*\n[ ]{0,3}\1[ ]+\S")
_HOLDERS = ("p", "li", "dd")


class _LostLists(Treeprocessor):
    """Before the inline stage, while the text of a paragraph is still as written."""

    def __init__(self, md: Markdown, report: Report) -> None:
        super().__init__(md)
        self._report = report

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag in _HOLDERS and "\n" in (element.text or ""):
                self._look(element.text or "")

    def _look(self, text: str) -> None:
        if found := _NUMBERS.search(text):
            hint = "put an empty line before the first number"
            if found[1] == ")":
                hint = "write `1.` instead of `1)`, and put an empty line before it"
            self._lost(text, found, "numbers here are not a list", hint)
        if found := _BULLETS.search(text):
            hint = "put an empty line before the first bullet"
            self._lost(text, found, "bullets here are not a list", hint)

    def _lost(self, text: str, found: re.Match[str], message: str, hint: str) -> None:
        self._report(Level.WARNING, line_at(text, found.start()), message, hint)


def register(md: Markdown, report: Report) -> None:
    """After footnotes have joined the tree (50), before the inline stage (20)."""
    md.treeprocessors.register(_LostLists(md, report), "labpress-lists", 25)
