"""Reading: a chart from what a text says of it and the table beside, with all that is wrong."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from labpress.charts.cells import GRAINS, LONGEST, Figure, Moment, figure, is_missing, moment
from labpress.charts.chart import Chart, Series
from labpress.charts.options import TYPES, Said
from labpress.charts.table import Faults, Table
from labpress.problems import Level, Problem, did_you_mean

SERIES = 5
"""More cannot be told apart without colours."""
BARS = 60


def read_chart(
    said: Sequence[Said], table: Table, path: str, line: int | None
) -> tuple[Chart | None, list[Problem]]:
    """The chart that `said` and `table` make, in the text at `path`, where it stands on `line`."""
    options = {one.name: one for one in said}
    reader = _Reader(options, table, path, line)
    chart = reader.chart()
    return (None if reader.problems else chart), reader.problems


class _Reader:
    """Reads one chart; `problems` has what is wrong in the text and in its data."""

    def __init__(
        self, options: Mapping[str, Said], table: Table, path: str, line: int | None
    ) -> None:
        self._options, self._table = options, table
        self._path, self._line = path, line
        self._faults = Faults(table.path)
        self._own: list[Problem] = []
        self._x = 0

    @property
    def problems(self) -> list[Problem]:
        return [*self._own, *self._faults.found]

    def chart(self) -> Chart | None:
        kind = self._text("type").lower()
        x, columns = self._columns()
        if kind not in TYPES or x is None or not columns:
            return None
        table, self._x = self._table, x
        rows = [row for row in table.rows if row[x]]
        figures = [self._figures(column) for column in columns]
        flat = [one for column in figures for one in column if one is not None]
        self._check(kind, len(rows), columns, flat)
        labels = tuple(row[x] for row in rows)
        shown = (x, *columns)
        return Chart(
            kind,
            self._text("title"),
            table.heads[x],
            self._text("unit") or (table.heads[columns[0]] if len(columns) == 1 else ""),
            labels,
            self._moments(labels, kind),
            tuple(
                Series(
                    table.heads[column], tuple(None if one is None else one.value for one in values)
                )
                for column, values in zip(columns, figures, strict=True)
            ),
            tuple(table.heads[column] for column in shown),
            tuple(tuple(row[column] for column in shown) for row in rows),
            next((one.sign for one in flat if one.sign), ""),
            max((one.digits for one in flat), default=0),
            self._text("signals").lower() == "yes",
        )

    def _text(self, name: str) -> str:
        found = self._options.get(name)
        return " ".join(found.text.split()) if found else ""

    def _say(self, name: str, message: str, hint: str) -> None:
        line = self._options[name].line if name in self._options else self._line
        self._own.append(Problem(Level.ERROR, self._path, line, None, message, hint))

    def _columns(self) -> tuple[int | None, list[int]]:
        """The places of the x column and of those that are drawn."""
        heads = self._table.heads
        x = self._column("x", self._text("x")) if "x" in self._options else 0
        if "y" not in self._options:
            columns = [at for at in range(len(heads)) if at != x]
        else:
            whole = self._text("y")
            names = [whole] if whole in heads else [part.strip() for part in whole.split(",")]
            found = [self._column("y", name) for name in names if name]
            columns = [at for at in found if at is not None]
        if len(columns) > SERIES:
            hint = "name those to show, such as `y: " + ", ".join(heads[1:3]) + "`"
            self._say("y", f"the chart has {len(columns)} series; at most {SERIES}", hint)
        if not columns and not self._own:
            self._say("y", f"{self._table.path} has no column of numbers", "add one to it")
        return x, columns

    def _column(self, option: str, name: str) -> int | None:
        heads = self._table.heads
        folded = [head.casefold() for head in heads]
        if name.casefold() in folded:
            return folded.index(name.casefold())
        hint = did_you_mean(name, heads) or f"its columns are {', '.join(heads)}"
        self._say(option, f"{self._table.path} has no column '{name}'", hint)
        return None

    def _figures(self, column: int) -> list[Figure | None]:
        found: list[Figure | None] = []
        table = self._table
        x = self._x
        for line, row in zip(table.lines, table.rows, strict=True):
            if not row[x]:
                if not is_missing(row[column]):
                    message = f"this row has no '{table.heads[x]}'"
                    self._faults.say(line, message, "write it, or remove the row", x + 1)
                continue
            made = None if is_missing(row[column]) else figure(row[column], table.comma)
            if made is None and not is_missing(row[column]):
                self._faults.say(line, *_no_figure(row[column]), column + 1)
            found.append(made)
        return found

    def _check(self, kind: str, rows: int, columns: list[int], flat: list[Figure]) -> None:
        if not flat and not self.problems:
            self._say("y", f"{self._table.path} has no number to show", "fill in its cells")
        if kind == "run" and len(columns) > 1:
            hint = "name one, such as `y: " + self._table.heads[columns[0]] + "`"
            self._say("y", "a run chart shows one column", hint)
        if kind == "bar" and rows * len(columns) > BARS:
            message = f"the chart would have {rows * len(columns)} bars; at most {BARS}"
            self._say("type", message, "write `type: line`, or show fewer rows")
        if len({one.sign for one in flat}) > 1 and all(one.sign for one in flat):
            signs = " and ".join(sorted({one.sign for one in flat}))
            self._say("y", f"the chart has numbers with {signs}", "make two charts")

    def _moments(self, labels: Sequence[str], kind: str) -> tuple[Moment, ...]:
        """The dates that all labels are, if they are; those of a line or run must go forward."""
        found = [moment(label) for label in labels]
        known = tuple(one for one in found if one is not None)
        if len(known) < len(labels):
            return ()
        lines = [
            line
            for line, row in zip(self._table.lines, self._table.rows, strict=True)
            if row[self._x]
        ]
        for at, (one, after) in enumerate(itertools.pairwise(known), 1):
            if kind != "bar" and after.date < one.date:
                message = f"{labels[at]} comes after {labels[at - 1]}"
                hint = "put the rows in the order of time"
                self._faults.say(lines[at], message, hint, self._x + 1)
        grain = max((one.grain for one in known), key=GRAINS.index, default="")
        return tuple(Moment(one.date, grain) for one in known)


def _no_figure(cell: str) -> tuple[str, str]:
    """What is wrong with a cell that is no figure, and what to do."""
    if sum(map(str.isdigit, cell)) >= LONGEST:
        hint = "round it, or write thousands or millions and say so in `unit:` of the chart"
        return f"'{cell}' is too long to draw", hint
    hint = "write figures only; what they count goes to `unit:` of the chart"
    return f"'{cell}' is no number", hint
