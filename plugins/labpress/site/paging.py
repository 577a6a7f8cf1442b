"""Paging: a long list as several pages, each light and with an address of its own, so that nobody
waits for a thousand rows, and every row is found without a script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from labpress.wording import Wording

MOST = 200
"""Items on one page of a list."""
Some = TypeVar("Some")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where page `number` stands in its list: it has the items from `first` to `last` of `total`.
    `urls` are the paths of all pages of the list, in order."""

    number: int
    first: int
    last: int
    total: int
    urls: tuple[str, ...]

    @property
    def previous(self) -> str:
        """The path of the page before, "" for the first."""
        return self.urls[self.number - 2] if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The path of the page after, "" for the last."""
        return self.urls[self.number] if self.number < len(self.urls) else ""


def page_paths(folder: str, total: int) -> tuple[str, ...]:
    """The pages of a list that stands at `folder`: `essays/`, `essays/page/2/` and so on."""
    more = range(2, -(-total // MOST) + 1)
    return (folder, *(f"{folder}page/{number}/" for number in more))


def pager_of(folder: str, total: int, number: int) -> Pager | None:
    """The pager of page `number`; None for a list that has one page."""
    if total <= MOST:
        return None
    first = (number - 1) * MOST + 1
    return Pager(number, first, min(number * MOST, total), total, page_paths(folder, total))


def part(items: Sequence[Some], number: int) -> tuple[Some, ...]:
    """Those of `items` that stand on page `number`."""
    return tuple(items[(number - 1) * MOST : number * MOST])


def page_title(title: str, number: int, say: Wording) -> str:
    """`Essays, page 2`; the first page has the title of the list."""
    return say("lists.page-title", title=title, n=number) if number > 1 else title
