"""Plain words: the words that have a plainer one, the abbreviations that all know, and the limit
of a sentence. Both lists are shipped as data, and a lab changes them in mkdocs.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

LONGEST = 35
"""Words of a sentence that a reader still holds in the head."""


@dataclass(frozen=True)
class PlainLanguage:
    """What a lab gives advice on. `words` are in small letters, with what to write instead."""

    words: Mapping[str, str]
    abbreviations: frozenset[str]
    longest: int = LONGEST

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words as a whole; its blanks may be line breaks. Longer phrases come first."""
        longest_first = sorted(self.words, key=len, reverse=True)
        words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
        return re.compile(rf"(?<![\w-])(?:{words or '(?!)'})(?![\w-])", re.IGNORECASE)


def plain_language(
    words: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    abbreviations: Iterable[str] = (),
    longest: int = LONGEST,
) -> PlainLanguage:
    """The shipped lists with a lab's own `words` and `abbreviations`, without the words to `keep`.

    A word that is kept is kept in all the forms that the shipped list has on one line.
    """
    kept = {form for word in keep for form in _forms_of(word.casefold())}
    added = {word.casefold(): plainer for word, plainer in (words or {}).items()}
    joined = {word: plainer for word, plainer in _shipped().items() if word not in kept} | added
    return PlainLanguage(joined, _known() | frozenset(abbreviations), longest)


def _forms_of(word: str) -> tuple[str, ...]:
    return next((forms for forms, _ in _lines() if word in forms), (word,))


def _shipped() -> dict[str, str]:
    return {form: plainer for forms, plainer in _lines() for form in forms}


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[tuple[str, ...], str], ...]:
    found = (line.partition(":") for line in _data("plain_words.txt"))
    return tuple(
        (tuple(form.strip() for form in forms.split(",")), plainer.strip())
        for forms, _, plainer in found
    )


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(word for line in _data("known_abbreviations.txt") for word in line.split())


def _data(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
