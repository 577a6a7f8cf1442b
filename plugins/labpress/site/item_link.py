"""ItemLink: the least a page says about another item: its kind, its title and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item


@dataclass(frozen=True, slots=True)
class ItemLink:
    """`url` is a path on the site without a leading slash; `code` is there for cards only."""

    kind: str
    title: str
    url: str
    code: str = ""
    note: str = ""
    kind_word: str = ""
    lang: str = ""


def item_link(item: Item, ask: Ask, note: str = "") -> ItemLink:
    """A link to `item`, with a few words on why it is there."""
    code = getattr(item, "code", "")
    word = ask.say(f"kinds.{item.kind}")
    return ItemLink(item.kind, item.title, ask.url(item), code, note, word, item.lang)


def item_links(items: Iterable[Item], ask: Ask) -> tuple[ItemLink, ...]:
    """Links to all of `items`, in their order."""
    return tuple(item_link(item, ask) for item in items)
