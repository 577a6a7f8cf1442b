"""Imposition: which side of which leaf lies where on which sheet, so that backs meet their fronts.

Why a back lies where it does. A sheet is turned over round one of its edges, and everything on it
turns along. Turned round an upright edge, like the page of a book, left and right change places and
whatever stands upright stays so. Turned round a level edge, like the leaf of a wall calendar, top
and bottom change places. A card is always turned like a page of a book, so a back that was turned
with the sheet like a calendar would stand on its head: it is printed the other way up.

    sheet     turned on the   which edge is    backs
    upright   long edge       upright          columns mirrored, upright
    upright   short edge      level            rows mirrored, each turned by 180 degrees
    level     long edge       level            rows mirrored, each turned by 180 degrees
    level     short edge      upright          columns mirrored, upright

`none` puts the backs on sheets of their own, laid out as for the long edge: fed to the printer once
more by hand, or glued, they meet their fronts as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from labpress.printing.footlines import footlines
from labpress.printing.grids import Grid, grid_of
from labpress.printing.labels import Labels
from labpress.printing.layouts import Layout
from labpress.printing.marks import crop_marks
from labpress.printing.sheets import Sheet
from labpress.problems import PrintError


@dataclass(frozen=True, slots=True)
class Place:
    """One side of a leaf, counted from 0, with its upper left trim corner in millimetres."""

    leaf: int
    back: bool
    x: float
    y: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class SheetSide:
    """One page of the file. Its places are in the order of the leaves, which is that of reading."""

    sheet: int
    back: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Imposition:
    """The pages in the order of the file. Sheets are counted from 1."""

    layout: Layout
    sheet: Sheet
    grid: Grid
    sides: tuple[SheetSide, ...]

    @property
    def sheets(self) -> int:
        """Sheets that carry fronts."""
        return len(self.sides) // 2

    @property
    def papers(self) -> int:
        """Sheets of paper that are needed: twice as many where backs have their own."""
        return len(self.sides) if self.layout.duplex == "none" else self.sheets

    def name(self, side: SheetSide, words: Labels) -> str:
        """`Sheet 2 of 5, front`."""
        words_for = words["sheet-back" if side.back else "sheet-front"]
        return words_for.format(sheet=side.sheet, sheets=self.sheets)

    def job(self, words: Labels) -> dict[str, Any]:
        """As sheet.typ takes it: sides of leaf `n` are numbers `2n` and `2n + 1` of the deck."""
        grid = self.grid
        marks = crop_marks(grid) if self.layout.marks else ()
        how = words[f"flip-{self.layout.duplex}"]
        names = [self.name(side, words) for side in self.sides]
        feet = [footlines(grid, self.layout.marks, name, how, words) for name in names]
        return {
            "w": grid.width,
            "h": grid.height,
            "margin": grid.margin,
            "bleed": grid.bleed,
            "lines": [*marks, *(feet[0].ruler if feet else ())],
            "sides": [
                {
                    "name": name,
                    "notes": [{"words": n.words, "x": n.x, "y": n.y} for n in foot.notes],
                    "places": [_place_job(place) for place in side.places],
                }
                for side, name, foot in zip(self.sides, names, feet, strict=True)
            ],
        }


def impose(layout: Layout, leaves: int) -> Imposition:
    """Lays `leaves` (cards with their backs) on the layout's sheet, as often as it wants copies.

    Raises PrintError if the card does not fit on the sheet.
    """
    if layout.sheet is None:
        raise PrintError("cards can be laid out only on a sheet (choose one with --sheet)")
    grid = grid_of(layout, layout.sheet)
    fronts = [
        SheetSide(number, False, tuple(_fronts(grid, sheet)))
        for number, sheet in enumerate(_sheets(layout, grid, leaves), 1)
    ]
    backs = [_behind(front, grid, layout.duplex) for front in fronts]
    if layout.duplex == "none":
        sides = (*fronts, *backs)
    else:
        sides = tuple(side for pair in zip(fronts, backs, strict=True) for side in pair)
    return Imposition(layout, layout.sheet, grid, sides)


def _sheets(layout: Layout, grid: Grid, leaves: int) -> Iterator[list[tuple[int, int]]]:
    """For each sheet its places with their leaves."""
    all_leaves = [leaf for _ in range(layout.copies) for leaf in range(leaves)]
    sheets = -(-len(all_leaves) // grid.places)
    for sheet in range(sheets):
        if layout.order == "stack":
            # the piles laid on each other, first place on top, are in order
            nth = range(sheet, len(all_leaves), sheets)
        else:
            nth = range(sheet * grid.places, min((sheet + 1) * grid.places, len(all_leaves)))
        yield [(place, all_leaves[n]) for place, n in enumerate(nth)]


def _fronts(grid: Grid, sheet: Iterable[tuple[int, int]]) -> Iterator[Place]:
    for place, leaf in sheet:
        x, y = grid.corner(place)
        yield Place(leaf, False, x, y)


def _behind(front: SheetSide, grid: Grid, duplex: str) -> SheetSide:
    """The back of a sheet; see the head of this module."""
    like_a_page = grid.upright == (duplex != "short")
    places = (
        Place(p.leaf, True, grid.width - p.x - grid.card_width, p.y)
        if like_a_page
        else Place(p.leaf, True, p.x, grid.height - p.y - grid.card_height, turned=True)
        for p in front.places
    )
    return SheetSide(front.sheet, True, tuple(places))


def _place_job(place: Place) -> dict[str, Any]:
    side = 2 * place.leaf + place.back
    return {"side": side, "x": place.x, "y": place.y, "turned": place.turned}
