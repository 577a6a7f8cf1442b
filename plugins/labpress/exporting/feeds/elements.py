"""Elements of a feed in XML: made from plain text, which is escaped and freed of unfit signs."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from labpress.exporting.feeds.feed import fit


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new child of `parent`. Prefixes are written as they are; the root says what they mean."""
    made = SubElement(parent, tag, {name: fit(value) for name, value in attributes.items()})
    made.text = fit(text) or None
    return made


def written(root: Element) -> bytes:
    """The whole file, in lines, the same bytes each time."""
    indent(root, " ")
    whole: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + whole + b"\n"
