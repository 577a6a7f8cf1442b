"""Timeline: when an item came out and last changed, as far as its fields know; and the order of
items by that."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from labpress.content.card import Card
from labpress.content.dates import PartialDate
from labpress.content.item import Item


def moment(date: PartialDate) -> datetime.datetime:
    """The first moment of a day, a month or a year (UTC): for formats that know no other dates, and
    never to be shown as a day that nobody has written."""
    return datetime.datetime(date.year, date.month or 1, date.day or 1, tzinfo=datetime.UTC)


def published(item: Item) -> PartialDate | None:
    """When an item came out; of a card, when the first change was that it tells of."""
    date = getattr(item, "date", None) or None
    if date is None and isinstance(item, Card):
        known = [change.date for change in item.changes if change.date]
        known += [item.updated] if item.updated else []
        return min(known, key=moment, default=None)
    return date


def updated(item: Item) -> PartialDate | None:
    """When an item last changed in substance: at the earliest when it came out. Of dates that
    begin together, the one that is told more exactly."""
    known = [change.date for change in getattr(item, "changes", ()) if change.date]
    own = (getattr(item, "updated", None), published(item))
    return max(
        [*known, *filter(None, own)], key=lambda date: (moment(date), date.iso), default=None
    )


def newest(items: Iterable[Item]) -> tuple[Item, ...]:
    """Those of `items` that have a date, the newest first. A card comes up again when it changes, a
    text with its first date does not."""
    return tuple(sorted(filter(published, items), key=lambda item: (-_time(item), item.path)))


def _time(item: Item) -> float:
    date = updated(item) if isinstance(item, Card) else published(item)
    return moment(date).timestamp() if date else 0.0
