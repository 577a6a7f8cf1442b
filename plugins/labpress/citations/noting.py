"""Noting: a citation of a style of notes taken apart, or put into a note that is there already; and
the signs of other notes, so that nobody takes one for the number of a source."""

from __future__ import annotations

import re
from typing import NamedTuple

START = '<span class="cite-note">'
SPAN = re.compile(r"<(?P<end>/?)span\b[^>]*>")
OPENING = re.compile(r"^$|[.!?:;…\[(–—/]$")
"""After what a citation begins within a note without brackets of its own."""
RAISED = re.compile(r"(?:[^<>]*)<sup>")
STOP = re.compile(r"\.(?P<tags>(?:</[a-z]+>)*)$")


class Noted(NamedTuple):
    """A citation's HTML: what stands in the sentence before and after the sign of its note, and
    what the note says; None where there is no note."""

    before: str
    note: str | None
    after: str


def noted(html: str) -> Noted:
    """The parts of one citation as the formatter gives it."""
    start = html.find(START)
    if start < 0:
        return Noted(html, None, "")
    inside = start + len(START)
    depth = 1
    for span in SPAN.finditer(html, inside):
        depth += -1 if span["end"] else 1
        if not depth:
            return Noted(html[:start], html[inside : span.start()], html[span.end() :])
    return Noted(html[:start], html[inside:], "")


def is_raised(html: str) -> bool:
    """Whether a citation is a raised number, as the sign of a note is."""
    return RAISED.match(html) is not None


def letter_of(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    before, last = divmod(number - 1, 26)
    return (letter_of(before) if before else "") + chr(ord("a") + last)


def within_note(html: str, before: str, after: str) -> str:
    """A citation in a note of the writer's own: its words stand there, in brackets within a
    sentence. `before` and `after` are what the note says beside it, or their letters next to it."""
    parts = noted(html)
    if parts.note is None:
        return html
    bare = STOP.sub(r"\g<tags>", parts.note)
    if not parts.before and OPENING.search(before.rstrip()):
        return (bare if after.startswith((".", ",", ";")) else parts.note) + parts.after
    names = f"{parts.before} " if parts.before else ""
    return f"{names}({bare}){parts.after}"
