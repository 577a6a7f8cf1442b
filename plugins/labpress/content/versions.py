"""Versions: the changes of a text in their order, and the versions of a card that paper may have.

Versions are texts (`1`, `1.1`, `2.0-beta`). What is written down decides before what they look
like: the order of `changes` and their dates come first, numbers only where those leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.content.card import Card
    from labpress.content.dates import PartialDate
    from labpress.content.records import Change

FIRST = "1"
"""The version of a card that has never said one: few write down that it began."""
NUMBERED = re.compile(r"\D*(\d+(?:\.\d+)*)(.*)", re.DOTALL)
Order = tuple[tuple[int, ...], bool, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class OlderVersion:
    """A version before the present one. The first `newer` of the changes came after it."""

    version: str
    newer: int


def newest_first(changes: Sequence[Change]) -> tuple[Change, ...]:
    """`changes` with the newest first, whichever way round they are written.

    Dates that contradict both ways decide by themselves. Where they say nothing (one day, or a year
    beside its month), the versions tell which end is the newer one.
    """
    days = [change.date.iso for change in changes]
    up = any(_earlier(one, other) for one, other in pairwise(days))
    down = any(_earlier(other, one) for one, other in pairwise(days))
    if up and down:
        return tuple(sorted(changes, key=_time, reverse=True))
    if up == down:
        named = [version_order(change.version) for change in changes if change.version]
        up = bool(named) and named[0] < named[-1]
    return tuple(reversed(changes)) if up else tuple(changes)


def older_versions(card: Card) -> tuple[OlderVersion, ...]:
    """Every known version of `card` before its present one, the newest first.

    A version that the changes put after the present one is not among them, nor is one that stands
    nowhere: of such a paper nobody can say that it is older.
    """
    changes = newest_first(card.changes)
    places: dict[str, int] = {}
    for at, change in enumerate(changes):
        places.setdefault(change.version, at)
    places.pop("", None)
    present = places.pop(card.version, None)

    def is_older(version: str, at: int) -> bool:
        if present is not None:
            return at > present
        return version_order(version) <= version_order(card.version)

    older = [OlderVersion(*place) for place in places.items() if is_older(*place)]
    known = {card.version, *places}
    if all(version_order(FIRST) < version_order(version) for version in known):
        older.append(OlderVersion(FIRST, len(changes)))
    return tuple(older)


def version_date(card: Card) -> PartialDate | None:
    """When the present version of `card` came out, as far as the card says it."""
    dates = [c.date for c in newest_first(card.changes) if c.version == card.version and c.date]
    return dates[0] if dates else card.updated


def version_order(version: str) -> Order:
    """For versions in the order of their numbers: 1, 1.1, 1.10, 2.0-beta, 2.0; 2.0 is 2."""
    found = NUMBERED.fullmatch(version)
    if found is None:
        return (), True, ()
    numbers = [int(part) for part in found[1].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    rest = tuple(int(part) for part in re.findall(r"\d+", found[2]))
    return tuple(numbers), not found[2].strip(), rest


def _time(change: Change) -> tuple[str, Order]:
    return change.date.iso, version_order(change.version)


def _earlier(one: str, other: str) -> bool:
    """Whether the day `one` is surely before `other`, as far as both are known."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
