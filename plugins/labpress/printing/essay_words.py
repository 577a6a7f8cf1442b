"""Essay words: what the template of essays says besides their own words, and in which language."""

from __future__ import annotations

import re
from typing import Any

from labpress.printing.languages import direction
from labpress.wording import Wording

SETTING = ("of", "contents", "done", "todo", "picture", "open", "close")
"""The words that the template itself sets."""


def words_for(say: Wording) -> dict[str, str]:
    """Those words in a text's language."""
    return {name: say.plain(f"book.{name}") for name in SETTING}


def spoken(lang: str, direction: str = "") -> dict[str, Any]:
    """A language and direction as Typst takes them; none where it would refuse them."""
    found = re.fullmatch(r"([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?", lang.lower())
    region = found[2].upper() if found and found[2] else None
    known = direction if direction in ("ltr", "rtl") else None
    return {"lang": found[1] if found else None, "region": region, "dir": known}


def written_in(lang: str) -> dict[str, Any]:
    """The same of a whole text, whose direction is that of its language."""
    return spoken(lang, direction(lang.partition("-")[0].lower()))
