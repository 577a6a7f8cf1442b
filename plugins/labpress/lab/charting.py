"""Charting: the charts of a lab's texts with the data that lie beside them, each read once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from labpress import charts
from labpress.catalogue import chart_file
from labpress.content import Item
from labpress.lab.settings import Settings
from labpress.markdown import Mark
from labpress.problems import Level, Problem, did_you_mean

if TYPE_CHECKING:
    from labpress.charts import Chart, Said, Table

    Read = tuple[Chart | None, tuple[Problem, ...]]


class Charts:
    """Reads charts when they are asked for and keeps them. Their files are below the lab's folder,
    named from the text that shows them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._tables: dict[str, tuple[Table | None, tuple[Problem, ...]]] = {}
        self._read: dict[tuple[str, str, tuple[Said, ...]], Read] = {}

    def chart(self, item: Item, mark: Mark) -> Chart | None:
        """The chart of a mark in `item`, if all about it is in order."""
        return self._of(item, mark)[0]

    def problems(self, items: Iterable[Item]) -> Iterator[Problem]:
        """All that is wrong with the data of the charts in `items`."""
        for item in items:
            for mark in (mark for mark in item.body.marks if mark.kind == "chart"):
                yield from self._of(item, mark)[1]

    def _of(self, item: Item, mark: Mark) -> Read:
        key = (item.path, mark.key, mark.said)
        if key not in self._read:
            self._read[key] = self._made(item, mark)
        return self._read[key]

    def _made(self, item: Item, mark: Mark) -> Read:
        path = chart_file(item.path, mark.key)
        if not path or not (self._settings.root / path).is_file():
            return None, (self._missing(item, mark),)
        table, problems = self._table(path)
        if table is None:
            return None, problems
        chart, found = charts.read_chart(mark.said, table, item.path, mark.line)
        return chart, tuple(found)

    def _table(self, path: str) -> tuple[Table | None, tuple[Problem, ...]]:
        if path not in self._tables:
            table, problems = charts.read_table(path, (self._settings.root / path).read_bytes())
            self._tables[path] = table, tuple(problems)
        return self._tables[path]

    def _missing(self, item: Item, mark: Mark) -> Problem:
        folder = self._settings.root / posixpath.dirname(item.path)
        beside = [path.relative_to(folder).as_posix() for path in folder.glob("**/*.csv")]
        name = unquote(mark.key)
        hint = did_you_mean(name, beside) or "save the data as a CSV file beside this text"
        message = f"there is no file '{name}' for this chart"
        return Problem(Level.ERROR, item.path, mark.line, None, message, hint)
