"""Essay words: what an essay on paper says besides its own words, one table a language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from labpress.printing.languages import direction

_ENGLISH = {
    "of": "of",
    "and": "and",
    "updated": "Updated",
    "contents": "Contents",
    "about": "The project",
    "essay": "Essay",
    "card": "Card",
    "toolkit": "Toolkit",
    "output": "Learning output",
    "project": "Project",
    "done": "Done",
    "todo": "To do",
    "picture": "Picture",
    "open": "“",
    "close": "”",
}
WORDS = {"en": _ENGLISH}
"""By primary language; add a table here to have them in another language."""


def words_for(lang: str) -> dict[str, str]:
    """The words of `lang` (`en-GB`), or the English ones where there is no table."""
    return WORDS.get(lang.partition("-")[0].lower(), _ENGLISH)


def listed(names: Sequence[str], words: dict[str, str]) -> str:
    """`A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {words['and']} {names[-1]}"


def spoken(lang: str, direction: str = "") -> dict[str, Any]:
    """A language and direction as Typst takes them; none where it would refuse them."""
    found = re.fullmatch(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?", lang.lower())
    region = found[2].upper() if found and found[2] else None
    known = direction if direction in ("ltr", "rtl") else None
    return {"lang": found[1] if found else None, "region": region, "dir": known}


def written_in(lang: str) -> dict[str, Any]:
    """The same of a whole text, whose direction is that of its language."""
    return spoken(lang, direction(lang.partition("-")[0].lower()))
