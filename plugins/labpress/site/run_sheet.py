"""RunSheet: a toolkit's items with minutes and clock times from a start time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import Card
from labpress.site.stage_sign import StageSign, stage_signs

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Toolkit, ToolkitItem

START = 9 * 60 + 30
"""Minutes after midnight at which a run sheet starts until its reader says otherwise."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One line: `clock` is `09:30–09:40`, `minutes` 0 where the writer gave none."""

    kind: str
    title: str
    url: str
    code: str
    note: str
    minutes: int
    clock: str
    optional: bool
    stages: tuple[StageSign, ...]


@dataclass(frozen=True, slots=True)
class RunSheet:
    """`start` and `end` are clock times, `total` is in minutes."""

    rows: tuple[RunRow, ...]
    start: str
    end: str
    total: int

    @property
    def length(self) -> str:
        """`3 hours`, `2 hours 30 minutes`, `45 minutes`."""
        hours, minutes = divmod(self.total, 60)
        parts = [(hours, "hour"), (minutes, "minute")]
        return " ".join(f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n)


def run_sheet(toolkit: Toolkit, ask: Ask, start: int = START) -> RunSheet:
    """The run sheet of `toolkit`; items that are not there keep the name the writer gave."""
    rows, now = [], start
    for item in toolkit.items:
        rows.append(_row(item, now, ask))
        now += item.minutes or 0
    return RunSheet(tuple(rows), clock(start), clock(now), now - start)


def clock(minutes: int) -> str:
    """Minutes after midnight as `09:30`."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def _row(item: ToolkitItem, now: int, ask: Ask) -> RunRow:
    found = None if item.kind == "break" else ask.item(item.kind, item.name)
    minutes = item.minutes or 0
    return RunRow(
        kind=item.kind,
        title=found.title if found else item.name,
        url=ask.url(found) if found else "",
        code=found.code if isinstance(found, Card) else "",
        note=item.note,
        minutes=minutes,
        clock=f"{clock(now)}–{clock(now + minutes)}" if minutes else clock(now),
        optional=item.optional,
        stages=stage_signs(found.stages, ask) if isinstance(found, Card) else (),
    )
