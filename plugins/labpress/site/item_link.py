"""ItemLink: the least a page says about another item: its kind, its title and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item

KIND_WORDS = {
    "essay": "Essay",
    "card": "Card",
    "toolkit": "Toolkit",
    "output": "Learning output",
    "project": "Project",
}


@dataclass(frozen=True, slots=True)
class ItemLink:
    """`url` is a path on the site without a leading slash; `code` is there for cards only."""

    kind: str
    title: str
    url: str
    code: str = ""
    note: str = ""

    @property
    def kind_word(self) -> str:
        """The kind in words a reader knows."""
        return KIND_WORDS.get(self.kind, "Page")


def item_link(item: Item, ask: Ask, note: str = "") -> ItemLink:
    """A link to `item`, with a few words on why it is there."""
    return ItemLink(item.kind, item.title, ask.url(item), getattr(item, "code", ""), note)


def item_links(items: Iterable[Item], ask: Ask) -> tuple[ItemLink, ...]:
    """Links to all of `items`, in their order."""
    return tuple(item_link(item, ask) for item in items)
