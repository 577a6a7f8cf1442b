"""Languages: how one is named to Typst, on which side its lines begin, and what of them does not
turn with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi")
)
"""Languages written from right to left, by their ISO 639 codes."""


def spoken(lang: str) -> tuple[str, str | None]:
    """Language and region of a tag: `en-GB` is ("en", "GB")."""
    language, _, region = lang.partition("-")
    return language.lower(), region.upper() if len(region) == 2 else None


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


LEFT_TO_RIGHT_MARK = "\u200e"
_NUMBER = r"[0-9]+(?:[.,:][0-9]+)*"
_WITH_SIGNS = re.compile(rf"(?<![0-9A-Za-z.-]){_NUMBER}(?:(?:\s?[–—-]\s?{_NUMBER})+[+%]?|[+%])")


def with_numbers(words: str) -> str:
    """Right-to-left `words` in which `20–60` and `4+` still read so. Signs take the direction of
    their neighbours (UAX #9), and would stand on the wrong side."""
    return _WITH_SIGNS.sub(lambda found: _marked(found[0]), words)


def line_in(words: str, direction: str) -> str:
    """A whole line of a text of that direction. One that is all in another script keeps its own,
    with the full stop at its end."""
    if direction == "ltr" or not words or any(_turns(letter) for letter in words):
        return words
    return _marked(words)


def turned(data: Any, direction: str) -> Any:
    """Plain data of a face in which every text has the marks that `direction` asks for, save what
    only the templates read (`kind`, `style`)."""
    if direction == "ltr":
        return data
    if isinstance(data, str):
        marked = data if LEFT_TO_RIGHT_MARK in data else with_numbers(data)
        return marked if LEFT_TO_RIGHT_MARK in marked else line_in(marked, direction)
    if isinstance(data, Mapping):
        kept = ("kind", "style")
        return {k: v if k in kept else turned(v, direction) for k, v in data.items()}
    if isinstance(data, Sequence):
        return [turned(one, direction) for one in data]
    return data


def _turns(letter: str) -> bool:
    return unicodedata.bidirectional(letter) in ("R", "AL")


def _marked(words: str) -> str:
    return f"{LEFT_TO_RIGHT_MARK}{words}{LEFT_TO_RIGHT_MARK}"
