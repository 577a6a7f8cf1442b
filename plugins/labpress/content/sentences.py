"""Sentences of a plain text, as far as a limit on their number or length needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_])|(?<=[。！？])[」』”’）]*(?=.)", re.DOTALL
)
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|al|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|pp?|approx)|\b[A-Z])\.$", re.I
)
_TAIL = 12
"""Signs before an end in which an abbreviation is looked for."""


def sentences(text: str) -> list[str]:
    """The sentences of `text`. A full stop after an abbreviation or an initial ends none."""
    return [text[start:end].strip() for start, end in spans(text)]


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of `text` begins and ends, in time that grows with its length."""
    start = len(text) - len(text.lstrip())
    for found in _END.finditer(text):
        before = text[max(start, found.start() - _TAIL) : found.start()]
        goes_on = text[found.end() : found.end() + 1].islower() or _SHORT.search(before)
        if found.start() > start and not goes_on:
            yield start, found.end()
            start = found.end()
    if text[start:].strip():
        yield start, len(text)
