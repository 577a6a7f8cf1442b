"""Criteria: the numbers of WCAG's success criteria, which say what a fault of a site breaks.

Those of versions 2.0 to 2.2 at levels A and AA, and AAA, which nobody has to meet as a whole. What
each is called stands among the words of the interface.
"""

from __future__ import annotations

import re

from labpress.content.forms import FormError
from labpress.content.readers import Reader, scalar

COUNTS = {
    "1.1": 1,
    "1.2": 9,
    "1.3": 6,
    "1.4": 13,
    "2.1": 4,
    "2.2": 6,
    "2.3": 3,
    "2.4": 13,
    "2.5": 8,
    "3.1": 6,
    "3.2": 6,
    "3.3": 9,
    "4.1": 3,
}
"""How many criteria each guideline has. 4.1.1 (Parsing) is no longer one in 2.2, and is known."""
_CRITERION = re.compile(r"([1-4]\.[1-5])\.([0-9]{1,2})(?:\s.*)?")
_STANDARD = re.compile(r"wcag (2\.[012])(?:,? level)? (a{1,3})", re.I)


def criterion() -> Reader[str]:
    """The number of a success criterion; its name behind it is let go."""

    def parse(text: str) -> str:
        found = _CRITERION.fullmatch(text)
        if not found or not 1 <= int(found[2]) <= COUNTS.get(found[1], 0):
            raise FormError(f"'{text}' is no success criterion of WCAG 2.2")
        return f"{found[1]}.{int(found[2])}"

    return scalar(parse, "write its number, such as 1.2.2", {"type": "string"}, "")


def standard() -> Reader[str]:
    """A version and level of WCAG, as `WCAG 2.2 AA`."""

    def parse(text: str) -> str:
        found = _STANDARD.fullmatch(text)
        if not found:
            raise FormError(f"'{text}' is no version and level of WCAG")
        return f"WCAG {found[1]} {found[2].upper()}"

    return scalar(parse, "write WCAG 2.2 AA", {"type": "string"}, "")
