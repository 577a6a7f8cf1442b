"""Redirect rows: the cells of redirects.csv with their places, however a spreadsheet wrote them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Place = tuple[int, int]

HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("old", "from", "source", "old address", "old url", "old path"), "old"),
    **dict.fromkeys(("new", "to", "target", "new address", "new url", "new path"), "new"),
    **dict.fromkeys(("status", "code", "type", "status code"), "status"),
}
USUAL = ("old", "new", "status")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, with the line and column on which it begins."""

    text: str
    place: Place


Row = Mapping[str, Cell]


def rows(text: str) -> Iterator[Row]:
    """The rows as cells named old, new and status; `more` if there is a fourth cell.

    A first row of headings may put them in another order. Empty lines and those that begin with #
    are left out.
    """
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip(" \t,;")]
    lines = [(n, line) for n, line in lines if not line.lstrip().startswith("#")]
    mark = next((mark for mark in "\t;" if all(mark in line for _, line in lines)), ",")
    names: tuple[str, ...] = USUAL
    for at, (number, line) in enumerate(lines):
        cells = list(_cells(line, number, mark))
        if at == 0 and (headings := _headings(cells)):
            names = headings
            continue
        row = {name: cell for name, cell in zip(names, cells, strict=False) if name}
        extra = [cell for cell in cells[len(names) :] if cell.text]
        yield row | ({"more": extra[0]} if extra else {})


def _headings(cells: list[Cell]) -> tuple[str, ...]:
    """The names of the columns, if this is a row of headings."""
    names = tuple(HEADINGS.get(cell.text.casefold().strip(" *:"), "") for cell in cells)
    return names if "old" in names and "new" in names else ()


def _cells(line: str, number: int, mark: str) -> Iterator[Cell]:
    """A line taken apart at `mark`, outside double quotes; two of them in a cell are one."""
    text, start, quoted = "", 1, False
    for column, sign in enumerate(line, 1):
        if sign == '"' and (quoted or not text.strip()):
            quoted = not quoted
            text += '"' if quoted and text.strip() else ""
        elif sign == mark and not quoted:
            yield Cell(text.strip(), (number, start))
            text, start = "", column + 1
        else:
            start += not text and sign == " "
            text += "" if not text and sign == " " else sign
    yield Cell(text.strip(), (number, start))
