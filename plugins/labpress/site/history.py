"""History: what a page says at its end of the making of its text, the same for every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import newest_first
from labpress.site.item_link import ItemLink, item_link

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Change, Item


@dataclass(frozen=True, slots=True)
class History:
    """`changes` begin with the newest. `original` is what the text was translated from,
    `translations` what was made of it: the note of such a link is the other text's language, as in
    `cy`.
    """

    changes: tuple[Change, ...]
    reviewed_by: str
    original: ItemLink | None
    translations: tuple[ItemLink, ...]
    tags: tuple[str, ...]


def history_of(item: Item, ask: Ask) -> History:
    """What is known of the making of `item`."""
    name = getattr(item, "translation_of", "")
    original = ask.item(item.kind, name) if name else None
    return History(
        changes=newest_first(getattr(item, "changes", ())),
        reviewed_by=ask.say.listed(item.reviewed_by),
        original=item_link(original, ask, original.lang) if original else None,
        translations=tuple(item_link(one, ask, one.lang) for one in ask.translations(item)),
        tags=tuple(item.tags),
    )
