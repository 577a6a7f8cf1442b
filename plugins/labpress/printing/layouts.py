"""Layouts: how cards are laid on paper, whichever cards they are."""

from __future__ import annotations

from dataclasses import dataclass

from labpress.printing.formats import A6, Format
from labpress.printing.sheets import Sheet

EDITIONS = ("colour", "grey", "ink-saver", "large")
DUPLEX = ("long", "short", "none")
ORDERS = ("page", "stack")


@dataclass(frozen=True, slots=True)
class Layout:
    """Lengths in millimetres. Without a `sheet` each side is a page of its own, with `bleed` round
    it for a print shop; with one, cards are laid out to be cut.

    `gutter` lies between cards, `margin` is what a printer cannot print on. `duplex` is the edge on
    which the sheet is turned (long, short, or none for backs on their own sheets); `order` is page,
    or stack for a pile that is in order once it is cut.
    """

    format: Format = A6
    edition: str = "colour"
    sheet: Sheet | None = None
    duplex: str = "long"
    order: str = "page"
    gutter: float = 4
    margin: float = 5
    bleed: float = 0
    marks: bool = True
    copies: int = 1
