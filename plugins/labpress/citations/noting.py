"""Noting: a citation of a style of notes taken apart, and put into a note that is there already."""

from __future__ import annotations

import re
from typing import NamedTuple

START = '<span class="cite-note">'
SPAN = re.compile(r"<(?P<end>/?)span\b[^>]*>")
OPENING = re.compile(r"^$|[.!?:;…\[(–—/]$")
"""After what a citation begins within a note without brackets of its own."""
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
