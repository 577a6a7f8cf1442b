"""Films: `/// video | https://…`, a film in a text with its title, length and words.

The Body has it as a section with a link, which reads well on paper; the site puts a player in.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import type_string

from labpress.markdown.elements import LabBlock, Report
from labpress.markdown.places import unstamp
from labpress.problems import Level

CLASS = "film"


class Video(LabBlock):
    """`/// video | film.mp4`: what is said and shown stands in the block."""

    NAME = "video"
    ARGUMENT = True
    OPTIONS: ClassVar = {
        name: ["", type_string] for name in ("title", "length", "poster", "captions")
    }
    report: ClassVar[Report]

    def on_create(self, parent: etree.Element) -> etree.Element:
        given = {name: unstamp(str(self.options[name])).strip() for name in self.OPTIONS}
        address = unstamp(self.argument)
        box = etree.SubElement(parent, "section", {"class": CLASS})
        link = _line(box, "a", {"class": "film-link", "href": address})
        link.text = given["title"] or address
        if given["length"]:
            link.tail = " "
            length = etree.SubElement(box[-1], "span", {"class": "film-length"})
            length.text = given["length"]
        if given["poster"]:
            _line(box, "img", {"src": given["poster"], "alt": link.text}, "film-poster")
        if given["captions"]:
            captions = _line(box, "a", {"href": given["captions"]}, "film-captions")
            captions.text = given["captions"].rpartition("/")[2]
        self._given = given
        return box

    def on_end(self, block: etree.Element) -> None:
        """Says what those miss who cannot hear or see it."""
        report = type(self).report
        if not self._given["title"]:
            hint = "write `title: …` below it, indented by 4 spaces"
            report(Level.WARNING, self.line, "this video has no title", hint)
        own = 1 + sum(1 for name in ("poster", "captions") if self._given[name])
        if len(block) <= own:
            hint = "write in the block what is said and shown, for those who cannot hear or see it"
            report(Level.WARNING, self.line, "this video has no transcript", hint)

    def on_markdown(self) -> str:
        return "block"


def _line(
    box: etree.Element, tag: str, attributes: dict[str, str], name: str = ""
) -> etree.Element:
    """An element in a paragraph of its own."""
    paragraph = etree.SubElement(box, "p", {"class": name} if name else {})
    return etree.SubElement(paragraph, tag, attributes)


def video_with(report: Report) -> type[Video]:
    """The block for one parser."""
    return type("Video", (Video,), {"report": staticmethod(report)})
