"""Rows: essays in the order of their project or series, each knowing its place and its neighbours.

A row is put in order once for a whole build: what a page asks of it costs the same in any lab.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from labpress.content import Item


@dataclass(frozen=True, slots=True)
class Among:
    """Where an item stands in its row: `number` of `of`, and its neighbours. `name` and `path` are
    those of a series, "" of a project, which is an item itself."""

    number: int
    of: int
    before: Item | None
    after: Item | None
    name: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Items in their order."""

    items: tuple[Item, ...]
    name: str = ""
    path: str = ""
    _at: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, items: Iterable[Item], name: str = "", path: str = "") -> Row:
        """The row of `items`."""
        row = tuple(items)
        return cls(row, name, path, {item.path: at for at, item in enumerate(row)})

    def around(self, item: Item) -> Among | None:
        """The place of `item`, by its path: its text may have been changed; None without one."""
        at = self._at.get(item.path)
        if at is None:
            return None
        before = self.items[at - 1] if at else None
        after = self.items[at + 1] if at + 1 < len(self.items) else None
        return Among(at + 1, len(self.items), before, after, self.name, self.path)
