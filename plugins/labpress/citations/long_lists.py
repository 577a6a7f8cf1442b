"""Long lists: hundreds of works that a page lists and does not cite, set in parts by their authors.

The time of a style that names authors grows with the cube of their works: 500 take five seconds,
2,000 many minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from labpress.citations.keys import folded

MOST = 150
"""Works that are set at a time, and a few more where one author has many."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The CSL items of all works of a page, and the keys of those that it lists uncited."""

    items: Mapping[str, Mapping[str, Any]]
    uncited: tuple[str, ...]

    def parts(self) -> list[tuple[str, ...]]:
        """The uncited works that go with the cited ones, and then the others. All of one author
        are in one part, since only there it is seen that they need letters, `2019a`."""
        cited = self.items.keys() - set(self.uncited)
        authors = {first_author(self.items[key]) for key in cited}
        kin = tuple(key for key in self.uncited if first_author(self.items[key]) in authors)
        own = set(kin)
        return [kin, *self._by_author(key for key in self.uncited if key not in own)]

    def _by_author(self, keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
        part: list[str] = []
        before = ""
        for key in self.in_order(keys):
            author = first_author(self.items[key])
            if len(part) >= MOST and author != before:
                yield tuple(part)
                part = []
            part.append(key)
            before = author
        if part:
            yield tuple(part)

    def in_order(self, keys: Iterable[str]) -> list[str]:
        """Keys by author; those of one author stay in the order in which they come."""
        return sorted(keys, key=lambda key: first_author(self.items[key]))


def first_author(item: Mapping[str, Any]) -> str:
    """What a list of works is sorted by: the first name, else the title."""
    people = item.get("author") or item.get("editor") or ()
    first = people[0] if people and isinstance(people[0], Mapping) else {}
    name = first.get("family") or first.get("literal") or ""
    return folded(str(name)) or folded(str(item.get("title", "")))
