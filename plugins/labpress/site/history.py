"""History: what a page says at its end of the making of its text, the same for every kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import newest_first
from labpress.site.item_link import ItemLink, item_link, item_links

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Change, Item, PartialDate


@dataclass(frozen=True, slots=True)
class History:
    """`changes` begin with the newest. `original` is what the text was translated from, `others`
    are its further versions in other languages; `behind` is the day on which the original changed
    after the translation was made.
    """

    changes: tuple[Change, ...]
    reviewed_by: str
    original: ItemLink | None
    others: tuple[ItemLink, ...]
    behind: PartialDate | None
    tags: tuple[str, ...]


def history_of(item: Item, ask: Ask) -> History:
    """What is known of the making of `item`."""
    original = ask.original(item)
    others = [one for one in ask.versions(item) if one is not item and one is not original]
    return History(
        changes=newest_first(getattr(item, "changes", ())),
        reviewed_by=ask.say.listed(item.reviewed_by),
        original=item_link(original, ask) if original else None,
        others=item_links(others, ask),
        behind=ask.behind(item) if original else None,
        tags=tuple(item.tags),
    )
