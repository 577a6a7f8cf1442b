"""Run: when each step of a toolkit begins, as far as its writer said how long the steps take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labpress.content.toolkit import ToolkitItem


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a run. `begins` is in minutes from its start, None after a step of any length."""

    item: ToolkitItem
    begins: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """The steps in order. `known` are the minutes that are given, `optional` those of them that may
    be left out. `open` are the steps without minutes: while there are any, nobody knows the end."""

    steps: tuple[Step, ...]
    known: int
    optional: int
    open: tuple[ToolkitItem, ...]


def run_of(items: Sequence[ToolkitItem]) -> Run:
    """The run of a toolkit's items."""
    steps: list[Step] = []
    now: int | None = 0
    for item in items:
        steps.append(Step(item, now))
        now = None if now is None or item.minutes is None else now + item.minutes
    known = sum(item.minutes or 0 for item in items)
    optional = sum(item.minutes or 0 for item in items if item.optional)
    return Run(tuple(steps), known, optional, tuple(i for i in items if i.minutes is None))


def clock(minutes: int) -> str:
    """Minutes after midnight as `09:30`; after the next midnight it begins again."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def elapsed(minutes: int) -> str:
    """Minutes from the start as `0:20`, hours without end."""
    return f"{minutes // 60}:{minutes % 60:02}"
