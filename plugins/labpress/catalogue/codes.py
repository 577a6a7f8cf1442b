"""Card codes: two to four capitals, two or three digits, permanent and never reused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_CODE = re.compile(r"([A-Z]{2,4})-(\d{2,3})")
_LINE = re.compile(r"(?m)^code:[ \t]*[\"']?([A-Z]{2,4}-\d{2,3})\b")
FIRST = "QL-01"


def next_code(codes: Iterable[str]) -> str:
    """The code after the highest one of the letters used most; `QL-01` for a lab without cards."""
    found = [match for match in map(_CODE.fullmatch, codes) if match]
    if not found:
        return FIRST
    letters = Counter(match[1] for match in found).most_common(1)[0][0]
    highest = max(int(match[2]) for match in found if match[1] == letters)
    return f"{letters}-{highest + 1:02}"


def code_in(text: str) -> str:
    """The code that a card's front matter declares, read without parsing; "" if there is none."""
    found = _LINE.search(text)
    return found[1] if found else ""
