"""Tangles: what is opened over and over and never closed, which readers look for to the end of the
text each time, so that it would take minutes to read."""

from __future__ import annotations

import re

from labpress.markdown.body import OPEN_LIMIT

FAR = 20_000_000
"""Letters that may be searched in vain for the ends of HTML: some seconds' work."""

# what opens a piece of HTML, and what ends it
_HTML = (("<[a-zA-Z/]", ">"), ("<!--", "-->"), (r"<\?", "?>"), (r"<!\[", "]>"))


def tangle(text: str, first: int) -> tuple[int, str] | None:
    """The line of what is never closed, and what it is, if there is too much of it."""
    opened = max(text.count("["), text.count("]("))
    if opened > OPEN_LIMIT and (line := _brackets(text, first)):
        return line, "hundreds of brackets are never closed"
    return _open_html(text, first) if "<" in text else None


def _brackets(text: str, first: int) -> int | None:
    """The line of the first paragraph that leaves too many open."""
    line = first
    for paragraph in text.replace("\r\n", "\n").split("\n\n"):
        open_brackets = paragraph.count("[") - paragraph.count("]")
        open_targets = paragraph.count("](") - paragraph.count(")")
        if max(open_brackets, open_targets) > OPEN_LIMIT:
            return line
        line += paragraph.count("\n") + 2
    return None


def _open_html(text: str, first: int) -> tuple[int, str] | None:
    for opening, closing in _HTML:
        last = text.rfind(closing) + 1
        places = [found.start() for found in re.finditer(opening, text[last:])]
        if places and len(places) * (len(text) - last - places[0]) > FAR:
            return first + text.count("\n", 0, last + places[0]), "hundreds of `<` are never closed"
    return None
