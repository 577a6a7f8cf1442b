"""Crop marks: lines that show where to cut, outside of what is kept."""

from __future__ import annotations

from collections.abc import Iterator

from labpress.printing.grids import HAIR, Grid

Line = tuple[float, float, float, float]
"""From x, y to x, y in millimetres from the upper left corner of the sheet."""

CLEAR = 0.5
"""Between bleed and mark, in millimetres."""
LONGEST = 4
SHORTEST = 1
MARKS_FROM, MARKS_TO = 1, 6
"""Where marks for a print shop lie outside the bleed."""
EDGE = 1.5
"""A mark keeps this far from the edge of the paper, where no printer prints."""


def crop_marks(grid: Grid) -> tuple[Line, ...]:
    """Marks for every cut: round the block of cards, and ticks in the gutters.

    Round the block they lie in what the printer can print on. At a side that has no room there,
    they lie in its margin, where a better printer still prints them, and the ticks lead the cut.
    """
    across = [
        *_ends(grid.y0, grid.height, grid),
        *_ticks(grid.y0, grid.card_height, grid.rows, grid),
    ]
    along = [
        *_ends(grid.x0, grid.width, grid),
        *_ticks(grid.x0, grid.card_width, grid.columns, grid),
    ]
    xs = _cuts(grid.x0, grid.card_width, grid.columns, grid.gutter)
    ys = _cuts(grid.y0, grid.card_height, grid.rows, grid.gutter)
    upright = [(x, start, x, end) for x in xs for start, end in across]
    level = [(start, y, end, y) for y in ys for start, end in along]
    return (*upright, *level)


def mark_length(origin: float, grid: Grid) -> float:
    """How long a mark beside the block is, within what can be printed; 0 if there is no room."""
    room = origin - grid.bleed - CLEAR - grid.margin
    return 0 if room < SHORTEST - HAIR else min(LONGEST, room)


def trim_marks(width: float, height: float, bleed: float) -> tuple[Line, ...]:
    """Marks round one card for a print shop, from its upper left trim corner, outside its bleed."""
    far, near = -bleed - MARKS_TO, -bleed - MARKS_FROM
    across = ((far, near), (height - near, height - far))
    along = ((far, near), (width - near, width - far))
    return (
        *((x, start, x, end) for x in (0, width) for start, end in across),
        *((start, y, end, y) for y in (0, height) for start, end in along),
    )


def _ends(origin: float, length: float, grid: Grid) -> Iterator[tuple[float, float]]:
    """From where to where the marks before and behind the block reach."""
    end = origin - grid.bleed - CLEAR
    reach = mark_length(origin, grid) or min(LONGEST, end - EDGE)
    if reach >= SHORTEST:
        yield end - reach, end
        yield length - end, length - end + reach


def _ticks(origin: float, card: float, count: int, grid: Grid) -> Iterator[tuple[float, float]]:
    """From where to where the white of each gutter reaches."""
    white = grid.gutter - 2 * grid.bleed
    if white < SHORTEST:
        return
    for n in range(1, count):
        start = origin + n * (card + grid.gutter) - grid.gutter + grid.bleed
        yield start, start + white


def _cuts(origin: float, card: float, count: int, gutter: float) -> list[float]:
    edges = (
        edge
        for n in range(count)
        for edge in (origin + n * (card + gutter), origin + n * (card + gutter) + card)
    )
    # cards that touch share a cut
    return list(dict.fromkeys(round(edge, 4) for edge in edges))
