"""Foot lines: a ruler and a few words in the foot margin of a sheet, clear of cards and marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from labpress.printing.fonts import FONTS
from labpress.printing.formats import POINT
from labpress.printing.grids import WHITE, Grid
from labpress.printing.labels import Labels
from labpress.printing.marks import CLEAR, Line, mark_length

SIZE = 7
"""Points; smaller would not be read."""
RULER = 50
CAPITALS, BELOW = 0.67 * SIZE * POINT, 0.22 * SIZE * POINT
"""Height of the capitals, and what reaches below the line, in millimetres."""
APART = 4
ASIDE = 1.5
"""Between a note and a mark."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words that start at `x`; `y` is the middle of their capitals."""

    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Footlines:
    """The strokes of the ruler, and the words."""

    ruler: tuple[Line, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Slot:
    """A free stretch on a line whose middle is `y`."""

    start: float
    end: float
    y: float


def footlines(grid: Grid, marks: bool, name: str, how: str, words: Labels) -> Footlines:
    """The ruler of 50 mm, then as many of the words as have room: to print at full size, the
    sheet's `name`, `how` it is turned.

    They stand below the crop marks; if the margin is too small, between them; if there is none that
    can be printed on, in the white of the lowest gutter; on a sheet without that, nowhere.
    """
    slots = _slots(grid, marks)
    ruler = f"{RULER} mm: {words['full-size']}"
    together = _filled(slots, (RULER, ruler, f"{name} · {how}"))
    placed = together if len(together) == 3 else _filled(slots, (RULER, ruler, name, how))
    lines = (line for what, x, y in placed if what == RULER for line in _ruler(x, y))
    notes = (Note(what, x, y) for what, x, y in placed if isinstance(what, str))
    return Footlines(tuple(lines), tuple(notes))


def _slots(grid: Grid, marks: bool) -> list[_Slot]:
    foot = grid.height - grid.margin
    block = grid.height - grid.y0 + grid.bleed
    below = foot - BELOW - CAPITALS / 2
    reach = CLEAR + mark_length(grid.y0, grid) + ASIDE if marks else CLEAR
    if below - CAPITALS / 2 >= block + reach:
        aside = grid.margin + ASIDE
        return [_Slot(aside, grid.width - aside, below)]
    if foot - block >= CAPITALS + BELOW:
        middle = (block + foot - BELOW) / 2
        return _columns(grid, middle)
    if grid.rows > 1 and grid.gutter - 2 * grid.bleed >= WHITE:
        last = grid.y0 + (grid.rows - 1) * (grid.card_height + grid.gutter)
        # what reaches below the line is centred along
        return _columns(grid, last - (grid.gutter + BELOW) / 2)
    return []


def _columns(grid: Grid, y: float) -> list[_Slot]:
    starts = (grid.x0 + n * (grid.card_width + grid.gutter) for n in range(grid.columns))
    return [_Slot(x + ASIDE, x + grid.card_width - ASIDE, y) for x in starts]


Piece = str | int
"""Words, or the length of a ruler."""


def _filled(slots: Sequence[_Slot], pieces: Iterable[Piece]) -> list[tuple[Piece, float, float]]:
    """Each piece with its place, from slot to slot, as long as there is one that takes it."""
    placed: list[tuple[Piece, float, float]] = []
    free = list(slots)
    for piece in pieces:
        width = _width(piece)
        while free and free[0].end - free[0].start < width:
            free.pop(0)
        if not free:
            break
        slot = free[0]
        placed.append((piece, slot.start, slot.y))
        free[0] = _Slot(slot.start + width + APART, slot.end, slot.y)
    return placed


def _width(piece: Piece) -> float:
    return piece if isinstance(piece, int) else _set_width(piece)


@cache
def _set_width(words: str) -> float:
    """Millimetres that `words` take in the type of a foot line."""
    font = ImageFont.truetype(str(FONTS / "AtkinsonHyperlegibleNext_400Regular.ttf"), 1000)
    return font.getlength(words) / 1000 * SIZE * POINT


def _ruler(x: float, y: float) -> Iterable[Line]:
    yield x, y, x + RULER, y
    for step in range(0, RULER + 1, 10):
        half = 0.8 if step in (0, RULER) else 0.5
        yield x + step, y - half, x + step, y + half
