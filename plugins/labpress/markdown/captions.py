"""Captions: `/// figure | name`, `/// table | name` and `/// quote | Name, role`: what is shown and
the words that belong to it, put together from plain paragraphs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import ClassVar

from labpress.markdown.elements import LabBlock, Report
from labpress.markdown.places import unstamp
from labpress.problems import Level

NAME = re.compile(r"[^\W\d_][\w-]*")
CAPTIONED = ("figure", "table")
"""The blocks that may have a name for references."""
SAID = "said"
"""The class of somebody's words with their name."""
_ATTRIBUTES = re.compile(r"[ \t]*(\{[^{}\n]*\})?\s*")
_STASHED = "\x02wzxhzdk:"


class Captioned(LabBlock):
    """A figure: all that is no plain paragraph is shown, the first paragraph is its caption, and
    the others say who made it or where it is from."""

    NAME = "figure"
    ARGUMENT = None
    report: ClassVar[Report]

    def on_validate(self, parent: etree.Element) -> bool:
        return not self.argument or bool(NAME.fullmatch(unstamp(self.argument)))

    def on_create(self, parent: etree.Element) -> etree.Element:
        figure = etree.SubElement(parent, "figure")
        if self.argument:
            figure.set("id", unstamp(self.argument))
        return figure

    def on_markdown(self) -> str:
        return "block"

    def on_inline_end(self, block: etree.Element) -> None:
        """Sorts what the figure holds, when its pictures are known."""
        parts = [part for child in list(block) for part in _parted(child)]
        words = [part for part in parts if _is_words(part)]
        shown = [part for part in parts if part not in words]
        for child in list(block):
            block.remove(child)
        block.extend(self._in_order(words, shown))
        if not words or not shown:
            self._complain("caption" if shown else "content")

    def _in_order(
        self, words: list[etree.Element], shown: list[etree.Element]
    ) -> list[etree.Element]:
        return [*shown, _caption(words)] if words else shown

    def _complain(self, missing: str) -> None:
        what = "a picture or a table" if self.NAME == "figure" else "a table"
        message, hint = {
            "caption": (
                f"this {self.NAME} has no caption, so it has no number",
                "write a paragraph below it that says what it shows",
            ),
            "content": (
                f"`/// {self.NAME}` shows nothing",
                f"put {what} into it, with an empty line before the caption",
            ),
        }[missing]
        type(self).report(Level.WARNING, self.line, message, hint)


class CaptionedTable(Captioned):
    """A table, whose caption stands above it, and what it is from below."""

    NAME = "table"

    def _in_order(
        self, words: list[etree.Element], shown: list[etree.Element]
    ) -> list[etree.Element]:
        for paragraph in words[1:]:
            paragraph.set("class", "credit")
        return [_caption(words[:1]), *shown, *words[1:]] if words else shown


class Said(LabBlock):
    """Somebody's words, with who says them."""

    NAME = "quote"
    ARGUMENT = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        figure = etree.SubElement(parent, "figure", {"class": SAID})
        etree.SubElement(figure, "blockquote")
        return figure

    def on_add(self, block: etree.Element) -> etree.Element:
        return block[0]

    def on_end(self, block: etree.Element) -> None:
        if self.argument:
            etree.SubElement(block, "figcaption").text = self.argument

    def on_markdown(self) -> str:
        return "block"


def blocks_with(report: Report) -> tuple[type[LabBlock], ...]:
    """The blocks of this module; what is wrong in them goes to `report`."""
    own = {"report": staticmethod(report)}
    return (
        type("Figure", (Captioned,), own),
        type("Table", (CaptionedTable,), own),
        Said,
    )


def _parted(child: etree.Element) -> list[etree.Element]:
    """`child`; a paragraph that begins with a picture as that and the words below it."""
    if child.tag != "p" or unstamp(child.text or "").strip() or not len(child):
        return [child]
    first = child[0]
    picture = first if first.tag == "img" else next(iter(first), None) if first.tag == "a" else None
    if picture is None or picture.tag != "img":
        return [child]
    tail = first.tail or ""
    own = _ATTRIBUTES.match(unstamp(tail))
    rest = unstamp(tail)[own.end() if own else 0 :]
    if not rest and len(child) == 1:
        return [child]
    below = etree.Element("p")
    below.text, below[:] = rest, list(child)[1:]
    if any(el.tag == "img" for el in below):
        return [child]  # pictures side by side
    first.tail = own[1] if own and own[1] else ""
    child[:] = [first]
    return [child, below]


def _is_words(part: etree.Element) -> bool:
    if part.tag != "p" or any(el.tag == "img" for el in part.iter()):
        return False
    return not unstamp(part.text or "").lstrip().startswith(_STASHED)


def _caption(words: list[etree.Element]) -> etree.Element:
    caption = etree.Element("figcaption")
    caption.text, caption[:] = words[0].text, list(words[0])
    for paragraph in words[1:]:
        credit = etree.SubElement(caption, "span", {"class": "credit"})
        credit.text, credit[:] = paragraph.text, list(paragraph)
        _add_space(caption, credit)
    return caption


def _add_space(caption: etree.Element, credit: etree.Element) -> None:
    """Parts `credit` from what stands before it."""
    at = list(caption).index(credit)
    if at:
        caption[at - 1].tail = (caption[at - 1].tail or "") + " "
    else:
        caption.text = (caption.text or "") + " "
