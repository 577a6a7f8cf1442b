"""Empty notes: footnotes that were begun and never written, as in `[^1]:` with nothing behind it.
Python-Markdown leaves them without a way back, and then breaks off when it puts notes in order."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions.footnotes import FN_BACKLINK_TEXT, FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from labpress.markdown.elements import Report
from labpress.problems import Level

PRIORITY = 45
"""After footnotes have joined the tree (50), before the inline stage (20) and their order (19)."""


class EmptyNotes(Treeprocessor):
    """Reports each empty note, and gives it the way back that all others have."""

    def __init__(self, md: Markdown, report: Report) -> None:
        super().__init__(md)
        self._report, self._title = report, ""
        self.start("", 1)
        for own in md.registeredExtensions:
            if isinstance(own, FootnoteExtension):  # a dialect need not have it
                self._title = str(own.getConfig("BACKLINK_TITLE"))
                md.treeprocessors.register(self, "labpress-empty-notes", PRIORITY)

    def start(self, text: str, first: int) -> None:
        """To be called before each text, which begins on line `first` of its file."""
        self._text, self._first = text, first

    def run(self, root: etree.Element) -> None:
        if "[^" in self._text:
            notes = root.findall(".//div[@class='footnote']/ol/li")
            for number, note in enumerate(notes, 1):
                if not len(note):
                    self._mend(note, number)

    def _mend(self, note: etree.Element, number: int) -> None:
        own = note.get("id", "")
        back = {"class": "footnote-backref", "href": "#" + own.replace("fn", "fnref", 1)}
        back["title"] = self._title.format(number)
        etree.SubElement(etree.SubElement(note, "p"), "a", back).text = FN_BACKLINK_TEXT
        name = own.partition(":")[2]
        found = re.search(rf"(?m)^[ >]*\[\^{re.escape(name)}\]:", self._text)
        line = self._first + self._text.count("\n", 0, found.start()) if found else None
        hint = f"write it behind `[^{name}]:`, or take the line out"
        self._report(Level.WARNING, line, f"the footnote [^{name}] has no words", hint)
