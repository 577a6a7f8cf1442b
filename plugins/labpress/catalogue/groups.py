"""Groups: the items of one author, with one tag or of one series, whatever capitals each writes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from labpress.catalogue.permalinks import author_path, series_path, tag_path
from labpress.content import Essay, Item, token

PATHS = {"author": author_path, "tag": tag_path, "series": series_path}
"""Where the page of a group stands, by what groups it."""
FOLDERS = {"author": "authors/", "tag": "tags/", "series": "series/"}
"""Where the list of all authors, tags or series stands."""
FIELDS = {"author": "authors", "tag": "tags", "series": "series"}
"""The field that says it, by what groups."""


@dataclass(frozen=True)
class Group:
    """Items that share a word. `by` is a key of PATHS; `name` is the word as most of them write it.

    Essays of a series stand in the order in which they came out; all others in that of their lists.
    """

    by: str
    name: str
    items: tuple[Item, ...]

    @property
    def path(self) -> str:
        """Where its page stands on the site."""
        return PATHS[self.by](self.name)


def words(by: str, item: Item) -> tuple[str, ...]:
    """What `item` is grouped by."""
    said = getattr(item, FIELDS[by], "")
    return tuple(filter(None, (said,) if isinstance(said, str) else said))


def by_word(items: Iterable[Item]) -> dict[str, dict[str, tuple[Item, ...]]]:
    """The items behind each word, by what groups them and by the word's token."""
    found: dict[str, dict[str, dict[Item, None]]] = {by: defaultdict(dict) for by in PATHS}
    for item in items:
        for by in PATHS:
            for word in words(by, item):
                found[by][token(word)][item] = None
    return {
        by: {key: _ordered(by, own) for key, own in groups.items()} for by, groups in found.items()
    }


def group_pages(items: Iterable[Item]) -> Iterator[str]:
    """Where the pages of all groups stand, and those that list them."""
    for by, groups in by_word(items).items():
        if groups:
            yield FOLDERS[by]
        yield from (f"{FOLDERS[by]}{key}/" for key in groups)


def group_of(by: str, key: str, items: tuple[Item, ...]) -> Group:
    """The group of those `items` that share a token."""
    spelt = Counter(word for item in items for word in words(by, item) if token(word) == key)
    name = min(spelt, key=lambda word: (-spelt[word], word))
    return Group(by, name, items)


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """By name, as people look them up."""
    return tuple(sorted(groups, key=lambda group: (token(group.name), group.name)))


def _ordered(by: str, items: Mapping[Item, None]) -> tuple[Item, ...]:
    if by != "series":
        return tuple(items)
    return tuple(sorted(items, key=lambda item: tuple(_came_out(item))))


def _came_out(item: Item) -> Iterator[object]:
    date = item.date if isinstance(item, Essay) else None
    yield from (date.year, date.month or 0, date.day or 0) if date else (9999, 0, 0)
    yield getattr(item, "number", None) or 0
    yield item.slug
