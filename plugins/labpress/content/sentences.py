"""Sentences of a plain text, as far as a limit on their number needs them."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_])|(?<=[。！？])[」』”’）]*(?=.)", re.DOTALL
)
_SHORT = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|cf|vs|al|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|pp?|approx)|\b[A-Z])\.$", re.I
)


def sentences(text: str) -> list[str]:
    """The sentences of `text`. A full stop after an abbreviation or an initial ends none."""
    found: list[str] = []
    for part in (part.strip() for part in _END.split(text)):
        if found and (_SHORT.search(found[-1]) or part[:1].islower()):
            found[-1] = f"{found[-1]} {part}"
        elif part:
            found.append(part)
    return found
