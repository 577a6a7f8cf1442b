"""Citings: every place at which the lab cites a work, by the work's citekey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from labpress.content import Card, Item
from labpress.markdown import Mark


@dataclass(frozen=True)
class Citing:
    """A text that cites a work, and where: `mark` is None for a work that a card's `sources` name
    and its text does not cite."""

    source: Item
    mark: Mark | None = None


def citings(items: Iterable[Item]) -> Mapping[str, tuple[Citing, ...]]:
    """By citekey what cites it, by item and in reading order. Keys may be unknown."""
    found: dict[str, list[Citing]] = defaultdict(list)
    for item in items:
        for key, citing in _of(item):
            found[key].append(citing)
    return {key: tuple(own) for key, own in found.items()}


def _of(item: Item) -> Iterator[tuple[str, Citing]]:
    cited = set[str]()
    for mark in item.body.marks:
        if mark.kind == "cite":
            for key in dict.fromkeys(mark.key.split()):
                cited.add(key)
                yield key, Citing(item, mark)
    for key in dict.fromkeys(item.sources if isinstance(item, Card) else ()):
        if key not in cited:
            yield key, Citing(item)
