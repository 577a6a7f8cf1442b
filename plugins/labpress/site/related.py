"""Related: where a reader of an essay may go next, by the reason for going there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from labpress.content import KINDS, Card
from labpress.site.features import Features
from labpress.site.item_link import ItemLink, item_link

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Essay, Item

MOST = 6
"""Related reading is a hand of suggestions, not a list of everything."""


@dataclass(frozen=True, slots=True)
class Related:
    """Suggestions with one reason."""

    reason: str
    items: tuple[ItemLink, ...]


def related_to(essay: Essay, ask: Ask, features: Features) -> tuple[Related, ...]:
    """What the writer names, the cards the essay sends to, then the texts that lead here."""
    found = islice(_suggestions(essay, ask, features), MOST)
    return tuple(
        Related(reason, tuple(item_link(item, ask) for _, item in pairs))
        for reason, pairs in groupby(found, key=lambda pair: pair[0])
    )


def _suggestions(essay: Essay, ask: Ask, features: Features) -> Iterator[tuple[str, Item]]:
    """Each item once, for the first reason."""
    seen = {essay.path}
    for reason, item in _candidates(essay, ask):
        is_hidden = isinstance(item, Card) and not features.cards
        if item is None or is_hidden or item.path in seen:
            continue
        seen.add(item.path)
        yield reason, item


def _candidates(essay: Essay, ask: Ask) -> Iterator[tuple[str, Item | None]]:
    for name in essay.related:
        yield "Read next", _named(name, ask)
    for mark in essay.body.marks:
        if mark.kind in ("try-this", "card"):
            yield "Cards used in this essay", ask.target(essay, mark)
    for link in ask.backlinks(essay):
        if link.source.kind in KINDS:
            yield "What refers to this essay", link.source


def _named(name: str, ask: Ask) -> Item | None:
    """`card:five-whys`, or a bare slug: of an essay first, then of any other kind."""
    kind, colon, slug = name.partition(":")
    if colon and kind in KINDS:
        return ask.item(kind, slug)
    return next((found for kind in KINDS if (found := ask.item(kind, name))), None)
