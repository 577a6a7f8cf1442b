"""RunSheet: a toolkit's items with minutes and clock times from a start time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import Card, said_length
from labpress.content.run import clock, run_of
from labpress.site.stage_sign import StageSign, stage_signs

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Toolkit, ToolkitItem
    from labpress.content.run import Step

START = 9 * 60 + 30
"""Minutes after midnight at which a run sheet starts until its reader says otherwise."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One line: `clock` is `09:30–09:40`, "" after a step that may take any time.

    `minutes` is None where the writer gave none.
    """

    kind: str
    title: str
    url: str
    code: str
    note: str
    minutes: int | None
    clock: str
    optional: bool
    stages: tuple[StageSign, ...]


@dataclass(frozen=True, slots=True)
class RunSheet:
    """`timed` if any step has a time; `end` and `length` are "" while one of them has none."""

    rows: tuple[RunRow, ...]
    timed: bool
    start: str
    end: str
    length: str


def run_sheet(toolkit: Toolkit, ask: Ask, start: int = START) -> RunSheet:
    """The run sheet of `toolkit`; items that are not there keep the name the writer gave."""
    steps = run_of(toolkit.items).steps
    rows = [_row(step.item, _span(start, step), ask) for step in steps]
    timed = any(row.minutes for row in rows)
    whole = toolkit.minutes
    end, length = ("", "") if whole is None else (clock(start + whole), said_length(whole, ask.say))
    return RunSheet(tuple(rows), timed, clock(start), end, length)


def _span(start: int, step: Step) -> str:
    if step.begins is None:
        return ""
    begins, minutes = start + step.begins, step.item.minutes
    return f"{clock(begins)}–{clock(begins + minutes)}" if minutes else clock(begins)


def _row(item: ToolkitItem, span: str, ask: Ask) -> RunRow:
    found = None if item.kind == "break" else ask.item(item.kind, item.name)
    return RunRow(
        kind=item.kind,
        title=found.title if found else item.name,
        url=ask.url(found) if found else "",
        code=found.code if isinstance(found, Card) else "",
        note=item.note,
        minutes=item.minutes,
        clock=span,
        optional=item.optional,
        stages=stage_signs(found.stages, ask) if isinstance(found, Card) else (),
    )
