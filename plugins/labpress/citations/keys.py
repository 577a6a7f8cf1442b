"""Keys: the citekey of a work that came without one, made of its first author and its year."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

SMALL = re.compile(r"an?|the|of|on|in|and|der|die|das|le|la|les|une?|el|los")
"""Words that say nothing of a title."""
SPECIAL = str.maketrans({"ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L"})
LONGEST = 30
"""Letters of a name in a key."""


def base_key(work: Mapping[str, Any]) -> str:
    """`bellomo2016`: the first author's last name, else the title's first word, and the year."""
    people = work.get("author") or work.get("editor") or []
    first = people[0] if isinstance(people, list) and people else {}
    named = first if isinstance(first, Mapping) else {}
    name = folded(str(named.get("family") or named.get("literal") or ""))
    title = [folded(word) for word in re.split(r"\W+", str(work.get("title", "")))]
    said = next((word for word in title if word and not SMALL.fullmatch(word)), "work")
    return f"{(name or said)[:LONGEST]}{year_of(work)}"


def free_key(base: str, taken: Collection[str]) -> str:
    """`bellomo2016`, else `bellomo2016b` and so on; `taken` are in small letters."""
    return Keys(taken).new(base)


class Keys:
    """Keys for many works, none of them twice; `taken`, in small letters, are given already."""

    def __init__(self, taken: Collection[str]) -> None:
        self._taken = set(taken)
        self._next: Counter[str] = Counter()  # thousands of works may have the same base

    def new(self, base: str) -> str:
        """As in `free_key`; it is taken from then on."""
        key = base
        while key.casefold() in self._taken:
            self._next[base] += 1
            key = f"{base}{_letters(self._next[base])}"
        self._taken.add(key.casefold())
        return key


def year_of(work: Mapping[str, Any]) -> str:
    """The year of four digits in which it came out; "" where none is known."""
    found = re.search(r"\b\d{4}\b", json.dumps(work.get("issued", "")))
    return found[0] if found else ""


def folded(text: str) -> str:
    """Plain small letters and figures: what a key is made of, and what titles are compared by."""
    plain = unicodedata.normalize("NFKD", text.translate(SPECIAL))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode().lower())


def _letters(number: int) -> str:
    """1 -> b, 25 -> z, 26 -> aa: the first of equal keys has no letter."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
