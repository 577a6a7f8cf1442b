"""Release: whether an item is published today, and if it is held back, until what.

A draft is held back by its writer, any other item by its day (`publish_on`) or by a sign-off that
the lab asks for. To everything that publishes, an item held back is a draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from labpress.content.dates import PartialDate
from labpress.content.item import Item
from labpress.problems import Level, Problem

Some = TypeVar("Some", bound=Item)

UNTIL_APPROVED = "until it is approved"


@dataclass(frozen=True)
class Release:
    """The lab's rules. `today` is its day as `2026-11-23`; items of the kinds in `signed_off` wait
    for somebody's approval."""

    today: str
    signed_off: frozenset[str] = frozenset()

    def of(self, item: Some) -> tuple[Some, tuple[Problem, ...]]:
        """The item with its state today, and what its writer must know of it."""
        if item.draft:
            return item, ()
        lacking = self._lacking(item)
        waits = [UNTIL_APPROVED] if lacking else []
        if item.publish_on and item.publish_on.iso > self.today:
            waits.insert(0, f"until {item.publish_on}")
        if waits:
            item = replace(item, draft=True, held=" and ".join(waits))
        return item, tuple(filter(None, [lacking, self._overdue(item)]))

    def _lacking(self, item: Item) -> Problem | None:
        """What is wrong with the approval of an item that needs one."""
        if item.kind not in self.signed_off:
            return None
        approved, line = item.approved, f"`approved: {{by: NAME, on: {self.today}}}`"
        if not approved or not approved.by or not approved.on:
            message = f"{item.called} needs approval, so this one is not published yet"
            return _at(item, message, f"whoever approves it adds the line {line}")
        if _earlier(PartialDate(*map(int, self.today.split("-"))), approved.on):
            message = f"approved on {approved.on}, a day still to come, so it is not published yet"
            return _at(item, message, f"correct the day: {line}")
        changed = max(_changes(item), default=None)
        if changed and _earlier(approved.on, changed):
            message = f"approved ({approved.on}) before the last change ({changed}), so the change "
            return _at(item, message + "is not published", f"have it approved again: {line}")
        return None

    def _overdue(self, item: Item) -> Problem | None:
        """Advice for an item whose review is due. A whole year or month may pass before it is."""
        due = item.review_by
        if item.draft or not due or self.today[: len(due.iso)] <= due.iso:
            return None
        line, column = item.lines.get("review_by", (1, 1))
        message = f"this was to be read again by {due}"
        hint = "read it, mend what no longer holds, then write the next date in `review_by`"
        return Problem(Level.ADVICE, item.path, line, column, message, hint)


def _changes(item: Item) -> Iterator[PartialDate]:
    """When the writer says that the item changed."""
    updated = getattr(item, "updated", None)
    dates = [updated, *(change.date for change in getattr(item, "changes", ()))]
    yield from (date for date in dates if date)


def _earlier(one: PartialDate, other: PartialDate) -> bool:
    """Whether `one` is surely before `other`, as far as both are known."""
    length = min(len(one.iso), len(other.iso))
    return one.iso[:length] < other.iso[:length]


def _at(item: Item, message: str, hint: str) -> Problem:
    line, column = item.lines.get("approved", (1, 1))
    return Problem(Level.WARNING, item.path, line, column, message, hint)
