"""Usual: the layout that most people want, worked out from the little they have said."""

from __future__ import annotations

from labpress.printing.formats import FORMATS, Format
from labpress.printing.grids import grid_of
from labpress.printing.layouts import Layout
from labpress.printing.sheets import A4, SHEETS, Sheet
from labpress.problems import PrintError

NO_SHEET = "none"
LARGE_FOR = {"": "large", "a4": "large", "large": "large"} | dict.fromkeys(
    ("letter", "large-letter"), "large-letter"
)


def usual_layout(
    size: str = "",
    sheet: str = "",
    *,
    edition: str = "colour",
    duplex: str = "long",
    order: str = "page",
    gutter: float = 4,
    margin: float = 5,
    bleed: float = 0,
    marks: bool = True,
    copies: int = 1,
) -> Layout:
    """A6-safe cards on A4, to be cut, unless something else is named; "" is what is not.

    `sheet` may be `none`: card by card. So is what fits only once on an A4, large print, and what
    has `bleed` for a print shop. Raises PrintError for what cannot go together.
    """
    if bleed and sheet not in ("", NO_SHEET):
        raise PrintError(
            "--bleed is for a print shop, which wants one card a page (leave --sheet out)"
        )
    format = _format(size, sheet, edition, bleed)
    paper = None if bleed or edition == "large" else _sheet(sheet)
    if paper is not None and not sheet and _alone(format, paper):
        paper = None
    if paper is None and copies > 1:
        raise PrintError(
            f"copies are laid on a sheet, and these are pages of their own (print them {copies} "
            "times, or choose a sheet)"
        )
    return Layout(format, edition, paper, duplex, order, gutter, margin, bleed, marks, copies)


def _format(size: str, sheet: str, edition: str, bleed: float) -> Format:
    if edition == "large":
        if (size or sheet) not in LARGE_FOR and sheet != NO_SHEET:
            raise PrintError("large print is A4 or Letter (write --size a4 or --size letter)")
        return FORMATS[LARGE_FOR.get(size or sheet, "large")]
    if size:
        return FORMATS[size]
    if bleed or sheet == NO_SHEET:
        return FORMATS["a6"]
    return FORMATS["letter-safe" if sheet == "letter" else "a6-safe"]


def _sheet(name: str) -> Sheet | None:
    return None if name == NO_SHEET else SHEETS[name] if name else A4


def _alone(format: Format, sheet: Sheet) -> bool:
    """Whether a card is so large that it would lie on the sheet by itself, if it fits at all."""
    try:
        return grid_of(Layout(format), sheet).places < 2
    except PrintError:
        return True
