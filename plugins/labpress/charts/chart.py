"""Chart: what is drawn: its kind, its places along the x axis and its series of numbers."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import cached_property

from labpress.charts.cells import Moment

SHIFT = 6
"""Points together on one side of the median that are a signal (Perla and others 2011)."""


@dataclass(frozen=True, slots=True)
class Series:
    """One column of numbers; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Chart:
    """What is drawn. `labels` are the cells of the x column; `moments` what they mean if they are
    dates, else nothing. `sign` stands with each number (`%`, `£`), which has `digits` after its
    point. `heads` and `cells` are the data as written, for a table."""

    type: str
    title: str
    x: str
    unit: str
    labels: tuple[str, ...]
    moments: tuple[Moment, ...]
    series: tuple[Series, ...]
    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    sign: str = ""
    digits: int = 0
    signals: bool = False

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """All numbers that it shows."""
        return tuple(v for one in self.series for v in one.values if v is not None)

    @cached_property
    def median(self) -> float | None:
        """The middle value of a run chart."""
        return statistics.median(self.numbers) if self.type == "run" else None

    @cached_property
    def shifts(self) -> tuple[tuple[int, ...], ...]:
        """The runs of SHIFT or more points on one side of the median, which ones on it do not
        break; none unless `signals` are wanted."""
        if self.median is None or not self.signals:
            return ()
        runs: list[list[int]] = []
        before = 0
        for at, value in enumerate(self.series[0].values):
            side = 0 if value is None else (value > self.median) - (value < self.median)
            if side and side == before:
                runs[-1].append(at)
            elif side:
                runs.append([at])
                before = side
        return tuple(tuple(run) for run in runs if len(run) >= SHIFT)
