"""Tells what was measured: tables in Markdown for people, JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from _bench_timing import Timing


@dataclass(frozen=True, slots=True)
class Row:
    """One contender at one task; without a timing `note` says why there is none. `figures` are what
    the note tells, for programs: bytes, unless their names say otherwise."""

    task: str
    name: str
    timing: Timing | None
    note: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Promise:
    """A number that is to stay within a limit; None if it could not be measured here."""

    words: str
    measured: float | None
    limit: float
    at_least: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether it is kept, as far as that is known."""
        if self.measured is None:
            return None
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run has measured."""

    title: str
    rows: list[Row] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)

    @property
    def broken(self) -> list[Promise]:
        """The promises that were measured and not kept."""
        return [promise for promise in self.promises if promise.kept is False]


def as_markdown(report: Report) -> str:
    """The tables, under a heading that says on what they were made."""
    rows = [_row(row) for row in report.rows]
    promises = [_promise(promise) for promise in report.promises]
    return "\n\n".join(
        [
            f"## {report.title}",
            f"{machine()}. Each a process of its own, start-up included.",
            _table(("task", "made by", "wall s", "cpu s", "peak MiB", ""), "llrrrl", rows),
            _table(("promise", "limit", "measured", "kept"), "lrrl", promises),
        ]
    )


def as_json(report: Report) -> str:
    """The same as data, with all the digits."""
    promises = [{**asdict(one), "kept": one.kept} for one in report.promises]
    data = {"title": report.title, "machine": machine(), "rows": list(map(asdict, report.rows))}
    return json.dumps({**data, "promises": promises}, indent=1, ensure_ascii=False) + "\n"


def machine() -> str:
    """What the numbers hang on."""
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return f"{system}, Python {platform.python_version()}"


def _row(row: Row) -> list[str]:
    timing = row.timing
    numbers = [f"{timing.wall:.2f}", f"{timing.cpu:.2f}", f"{timing.peak:.0f}"] if timing else []
    return [row.task, row.name, *(numbers or ["", "", ""]), row.note]


def _promise(promise: Promise) -> list[str]:
    limit = f"{'≥' if promise.at_least else '≤'} {promise.limit:g}"
    measured = "not measured" if promise.measured is None else f"{promise.measured:.2f}"
    kept = {True: "yes", False: "**no**", None: ""}[promise.kept]
    return [promise.words, limit, measured, kept]


def _table(heads: Sequence[str], sides: str, rows: Sequence[Sequence[str]]) -> str:
    """A table of Markdown; `sides` has l or r for each column."""
    rule = ["---:" if side == "r" else "---" for side in sides]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))
