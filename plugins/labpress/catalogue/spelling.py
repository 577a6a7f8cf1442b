"""Spelling: names that would share one page though they are not written alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labpress.catalogue.groups import FIELDS, PATHS, words
from labpress.content import Item, token
from labpress.problems import Level, Problem

_CALLED = {"author": "the author", "tag": "the tag", "series": "the series"}


def spelling(items: Iterable[Item]) -> Iterator[Problem]:
    """A warning for each author, tag or series whose page another has that is written otherwise.

    Capitals do not count: `Impact` and `impact` are one tag. Of two spellings, the one that is
    published first by name of file is taken for right.
    """
    items = sorted(items, key=lambda item: (item.draft, item.path))
    for by in PATHS:
        seen: dict[str, tuple[str, Item]] = {}
        for item in items:
            for place, word in enumerate(words(by, item)):
                first, there = seen.setdefault(token(word), (word, item))
                if first.casefold() != word.casefold():
                    yield _unlike(by, item, place, word, first, there)


def _unlike(by: str, item: Item, place: int, word: str, first: str, there: Item) -> Problem:
    field = FIELDS[by]
    known = (f"{field}.{place}", field)
    line, column = next((item.lines[name] for name in known if name in item.lines), (1, 1))
    message = f"{_CALLED[by]} '{word}' would share a page with '{first}' in {there.path}"
    hint = "write the two alike, or add what tells them apart"
    return Problem(Level.WARNING, item.path, line, column, message, hint)
