"""Table: a CSV file as heads and rows of texts, with the line of each row and what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from labpress.problems import Level, Problem

BYTES = 300_000
ROWS = 1_000
COLUMNS = 30
LETTERS = 120
"""Of one cell."""
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a CSV file, all texts trimmed. `lines` has the line of each row in the file;
    `comma` is true where cells are parted by something else, so that a comma may stand in
    numbers."""

    path: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    comma: bool = False


def read_table(path: str, content: bytes) -> tuple[Table | None, list[Problem]]:
    """The table in `content`, the file at `path` below the lab's folder."""
    faults = Faults(path)
    if len(content) > BYTES:
        faults.say(None, f"the file has {len(content):,} bytes; at most {BYTES:,}",
                   "keep the rows and columns that the chart shows")  # fmt: skip
        return None, faults.found
    text = _text(content, faults)
    if text is None:
        return None, faults.found
    delimiter = _delimiter(text)
    table = _table(path, _rows(text, delimiter, faults), delimiter != ",", faults)
    return (None if faults.found else table), faults.found


@dataclass
class Faults:
    """Problems of one file as they are found; all are errors."""

    path: str

    def __post_init__(self) -> None:
        self.found: list[Problem] = []

    def say(self, line: int | None, message: str, hint: str, column: int | None = None) -> None:
        """Adds an error at a line and column of cells, both counted from 1."""
        self.found.append(Problem(Level.ERROR, self.path, line, column, message, hint))


def _text(content: bytes, faults: Faults) -> str | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.say(line, "the file is not UTF-8", "save it again as “CSV UTF-8”")
        return None
    if "\0" in text:
        faults.say(None, "the file is no CSV file", "save the sheet as “CSV UTF-8”")
        return None
    return text


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that the first line has most of."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=head.count)


def _rows(text: str, delimiter: str, faults: Faults) -> list[tuple[int, list[str]]]:
    """Each row that is not empty with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    rows, line = [], 1
    try:
        for row in reader:
            cells = [" ".join(cell.split()) for cell in row]
            if any(cells):
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.say(line, f"this row cannot be read: {error}", "see whether a quote is missing")
    return rows


def _table(
    path: str, rows: Sequence[tuple[int, list[str]]], comma: bool, faults: Faults
) -> Table | None:
    if len(rows) < 2:
        faults.say(None, "the file has no data", "give it a row of heads and rows of numbers")
        return None
    heads = _trimmed(rows[0][1])
    _check_heads(heads, rows[0][0], faults)
    if len(rows) - 1 > ROWS:
        faults.say(rows[ROWS + 1][0], f"the file has {len(rows) - 1:,} rows; at most {ROWS:,}",
                   "sum them up first, by week or month, say")  # fmt: skip
    for line, cells in rows[1:]:
        _check_row(cells, len(heads), line, faults)
    wide = len(heads)
    body = tuple(tuple([*cells, *[""] * wide][:wide]) for _, cells in rows[1:])
    return Table(path, tuple(heads), body, tuple(line for line, _ in rows[1:]), comma)


def _trimmed(heads: list[str]) -> list[str]:
    """Heads without the empty ones at their end, which spreadsheets leave."""
    while heads and not heads[-1]:
        heads = heads[:-1]
    return heads


def _check_heads(heads: Sequence[str], line: int, faults: Faults) -> None:
    if len(heads) > COLUMNS:
        faults.say(line, f"the file has {len(heads)} columns; at most {COLUMNS}",
                   "keep those that the chart shows")  # fmt: skip
    for at, head in enumerate(heads, 1):
        if not head:
            faults.say(line, "a column has no name", "write one in the first row", at)
        elif head in heads[: at - 1]:
            faults.say(line, f"two columns are called '{head}'", "rename one", at)


def _check_row(cells: Sequence[str], wide: int, line: int, faults: Faults) -> None:
    if any(cells[wide:]):
        faults.say(line, f"this row has more cells than the {wide} columns",
                   "put a cell with a comma in quotes")  # fmt: skip
    for at, cell in enumerate(cells[:wide], 1):
        if len(cell) > LETTERS:
            message = f"this cell has {len(cell)} letters; at most {LETTERS}"
            faults.say(line, message, "make it shorter", at)
