"""Essay tables: rows, cells that span, and how wide each column is to be."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from labpress.articles.filling import Node
from labpress.markdown.html_tree import Element, words_of
from labpress.printing.essay_elements import is_sign
from labpress.printing.essay_runs import Block, Words

Blocks = Callable[[Sequence[Node]], list[Block]]

SHORT = 16
"""Letters of a column that is as wide as its longest cell; wider ones share what is left."""
LINE = 78
"""Letters that fit side by side in a table as wide as the text."""
LONG = 500
"""Letters of a cell from which on a row may be broken across pages."""
ROWS = 14
"""Rows of a table that is kept on one page."""
WRITTEN = re.compile(r"<table\b.*?(?=</table|\Z)", re.DOTALL | re.IGNORECASE)
MOST = 50
"""Columns or rows that a cell may span."""


def table(node: Element, words: Words, blocks: Blocks) -> tuple[dict[str, Any], list[Block]]:
    """The table as data, and its caption."""
    captions = [child for child in _elements(node) if child.tag == "caption"]
    caption = [block for one in captions for block in blocks(one.children)]
    head, body = _rows(node)
    words.bare += 1  # a head that is repeated would repeat its notes
    heads = [_data(place, blocks) for place in _placed(head)]
    words.bare -= 1
    bodies = [_data(place, blocks, len(head)) for place in _placed(body)]
    if passed := sum(is_sign(one) for row in head for one in row.within()):
        _pass_over(bodies, passed)
    places = [*_placed(head), *_placed(body)]
    lengths = _lengths(places)
    made = {
        "kind": "table",
        "columns": _columns(places),
        "head": heads,
        "body": bodies,
        "rows": [len(head), len(body)],
        "whole": len(body) <= ROWS and len(words_of(node)) < 4 * LONG,
        "wide": sum(lengths) > 1.2 * LINE and len(lengths) > 4,
    }
    return made, caption


def _pass_over(cells: Sequence[dict[str, Any]], notes: int) -> None:
    """Counts the notes of the head, which are in words here, as the page does."""
    if cells:
        cells[0]["of"] = [{"kind": "passed", "notes": notes}, *cells[0]["of"]]


def headless_on(source: str, number: int) -> int | None:
    """The line of the table without a head that comes as that `number` (from 0) in a source."""
    tables = [found for found in WRITTEN.finditer(source) if "<th" not in found[0].lower()]
    if number >= len(tables):
        return None
    return source.count("\n", 0, tables[number].start()) + 1


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell and where it stands: rows and columns that another cell spans are not free."""

    cell: Element
    x: int
    y: int
    across: int
    down: int


def _placed(rows: Sequence[Element]) -> list[_Place]:
    found: list[_Place] = []
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in _elements(row):
            while (x, y) in taken:
                x += 1
            down = min(_span(cell, "rowspan"), len(rows) - y)
            across = 1
            while across < _span(cell, "colspan") and (x + across, y) not in taken:
                across += 1
            taken |= {(x + dx, y + dy) for dx in range(across) for dy in range(down)}
            found.append(_Place(cell, x, y, across, down))
            x += across
    return found


def _data(place: _Place, blocks: Blocks, below: int = 0) -> dict[str, Any]:
    cell = place.cell
    return {
        "of": blocks(cell.children),
        "head": cell.tag == "th",
        "align": _align(cell),
        "x": place.x,
        "y": place.y + below,
        "columns": place.across,
        "rows": place.down,
        "whole": len(words_of(cell)) < LONG,
    }


def _rows(node: Element) -> tuple[list[Element], list[Element]]:
    """The rows of the head, also where only their cells say so, and the others."""
    head: list[Element] = []
    body: list[Element] = []
    for part in _elements(node):
        rows = [part] if part.tag == "tr" else [r for r in _elements(part) if r.tag == "tr"]
        for row in rows:
            cells = _elements(row)
            said = len(cells) > 1 and all(cell.tag == "th" for cell in cells)
            is_head = not body and (part.tag == "thead" or said)
            if cells:
                (head if is_head else body).append(row)
    return [row for row in head if words_of(row).strip() or _has_picture(row)], body


def _align(cell: Element) -> str:
    style = cell.attributes.get("style", "").replace(" ", "")
    side = style.partition("text-align:")[2].partition(";")[0]
    return {"right": "end", "center": "center"}.get(side, "start")


def _span(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "")
    return min(max(1, int(written)), MOST) if written.isdigit() else 1


def _lengths(places: Sequence[_Place]) -> list[int]:
    """The letters of the longest cell of each column."""
    return _longest(places, lambda cell: len(" ".join(words_of(cell).split())))


def _longest(places: Sequence[_Place], length_of: Callable[[Element], int]) -> list[int]:
    found = [0] * max((place.x + place.across for place in places), default=0)
    for place in places:
        for x in range(place.x, place.x + place.across):
            found[x] = max(found[x], length_of(place.cell) // place.across)
    return found


def _columns(places: Sequence[_Place]) -> list[float]:
    """A share of the width for each column; 0 for one as wide as what it holds."""
    lengths = _lengths(places)
    if sum(lengths) + 3 * len(lengths) <= LINE:
        return [0] * len(lengths)
    words = _longest(places, lambda cell: max(map(len, words_of(cell).split()), default=0))
    room = max(LINE / 2, LINE - sum(n for n in lengths if n <= SHORT))
    # the square root keeps a column of long texts from starving the others
    roots = [math.sqrt(min(n, 200)) if n > SHORT else 0 for n in lengths]
    return [
        round(max(root / sum(roots), (word + 2) / room), 3) if root else 0
        for root, word in zip(roots, words, strict=True)
    ]


def _has_picture(row: Element) -> bool:
    return any(found.tag == "img" for found in row.within())


def _elements(node: Element) -> list[Element]:
    return [child for child in node.children if isinstance(child, Element)]
