"""Grids: how many cards a sheet takes, and where the block of them lies."""

from __future__ import annotations

import math
from dataclasses import dataclass

from labpress.printing.layouts import Layout
from labpress.printing.sheets import SHEETS, Sheet
from labpress.problems import PrintError

SAFE_GUTTER = 4
"""Cards with coloured areas lie this far apart: nearer, a cut that is half a millimetre off shows a
sliver of the neighbour."""
WHITE = 2
"""Of a gutter stays white between the bleed of two cards."""
MOST_BLEED = 1
HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows of cards on a sheet, in millimetres from its upper left corner.

    `width` and `height` are the sheet's, as turned; `x0`, `y0` is the trim corner of the first
    card. The block is centred, so the origin is the same on every sheet and on both its sides.
    `margin` is the printer's; `bleed` is how far areas run over the trim.
    """

    columns: int
    rows: int
    width: float
    height: float
    card_width: float
    card_height: float
    gutter: float
    margin: float
    bleed: float

    @property
    def places(self) -> int:
        """Cards on a full sheet."""
        return self.columns * self.rows

    @property
    def upright(self) -> bool:
        """Whether the sheet stands on its short edge."""
        return self.height >= self.width

    @property
    def x0(self) -> float:
        """The left trim edge of the first column."""
        return (self.width - self.columns * (self.card_width + self.gutter) + self.gutter) / 2

    @property
    def y0(self) -> float:
        """The upper trim edge of the first row."""
        return (self.height - self.rows * (self.card_height + self.gutter) + self.gutter) / 2

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left trim corner of a place, counted row by row."""
        row, column = divmod(place, self.columns)
        return (
            self.x0 + column * (self.card_width + self.gutter),
            self.y0 + row * (self.card_height + self.gutter),
        )


def grid_of(layout: Layout, sheet: Sheet) -> Grid:
    """The most cards that `sheet` takes, turned if that makes them more.

    Raises PrintError if not even one fits, or if cards would lie too near each other.
    """
    _check(layout)
    grid = _most(layout, sheet)
    if not grid.places:
        raise PrintError(_no_room(layout, sheet))
    return grid


def _most(layout: Layout, sheet: Sheet) -> Grid:
    upright = _filled(layout, sheet.width, sheet.height)
    turned = _filled(layout, sheet.height, sheet.width)
    return turned if turned.places > upright.places else upright


def _filled(layout: Layout, width: float, height: float) -> Grid:
    card, gutter, margin = layout.format, layout.gutter, layout.margin
    return Grid(
        _how_many(card.width, width - 2 * margin, gutter),
        _how_many(card.height, height - 2 * margin, gutter),
        width,
        height,
        card.width,
        card.height,
        gutter,
        margin,
        _bleed(layout),
    )


def _how_many(length: float, room: float, gutter: float) -> int:
    # the gutter that the last card does not need
    return max(0, math.floor((room + gutter) / (length + gutter) + HAIR))


def _bleed(layout: Layout) -> float:
    # ink-saver has no areas that could touch the trim
    if layout.edition == "ink-saver":
        return 0
    return min(MOST_BLEED, (layout.gutter - WHITE) / 2)


def _check(layout: Layout) -> None:
    for name, length in (("gutter", layout.gutter), ("printer's margin", layout.margin)):
        if not 0 <= length < math.inf:
            raise PrintError(f"the {name} cannot be {length:g} mm (write 0 mm or more)")
    if layout.gutter < SAFE_GUTTER and layout.edition != "ink-saver":
        raise PrintError(
            f"cards with coloured areas cannot lie {layout.gutter:g} mm apart, since a cut that is "
            f"a little off would show the next card's colour (make the gutter {SAFE_GUTTER} mm, "
            "or print the edition ink-saver, which has no areas)"
        )
    if layout.bleed > MOST_BLEED:
        raise PrintError(
            f"cards on a sheet have no room for a bleed of {layout.bleed:g} mm (leave out the "
            f"bleed: {MOST_BLEED} mm is there anyway; or leave out the sheet, for a print shop)"
        )


def _no_room(layout: Layout, sheet: Sheet) -> str:
    others = [other for other in SHEETS.values() if _most(layout, other).places]
    ways = ["without --sheet", *(f"on {other.label}" for other in others)]
    label = layout.format.label
    card = f"a card in {label}" if " " in label else f"{_a(label)} card"
    return (
        f"{card} does not fit on {_a(sheet.label)} sheet with margins of "
        f"{layout.margin:g} mm (print it {', or '.join(ways)})"
    )


def _a(label: str) -> str:
    return f"{'an' if label[:1].lower() in 'aeiou' else 'a'} {label}"
