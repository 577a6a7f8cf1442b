"""Offers: the ways of printing that most people want, by the names that mkdocs.yml has for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from labpress.lab.settings import PDFS
from labpress.printing.formats import A6, A6_SAFE, FORMATS, LARGE, LARGE_LETTER, POKER, Format
from labpress.printing.grids import grid_of
from labpress.printing.layouts import Layout
from labpress.printing.sheets import A3, A4, LETTER

LETTER_SAFE = FORMATS["letter-safe"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One way of printing. `name` is in mkdocs.yml, and ends the name of the file; `label` says to
    a reader what it is."""

    name: str
    label: str
    layout: Layout

    @property
    def places(self) -> int:
        """Cards on a sheet; 0 where each side is a page of its own."""
        layout = self.layout
        return grid_of(layout, layout.sheet).places if layout.sheet else 0

    @property
    def note(self) -> str:
        """How it is to be used."""
        if self.places:
            return f"{self.places} to a sheet, {_size(self.layout.format)} each"
        return f"Front and back as two pages, {_size(self.layout.format)}"

    @property
    def note_of_one(self) -> str:
        """The same, for one card that fills the sheet."""
        copies = f"{self.places} copies of this card to a sheet, {_size(self.layout.format)} each"
        return copies if self.places > 1 else self.note

    def filled(self) -> Layout:
        """The layout for one card: as many copies as the sheet has places."""
        return replace(self.layout, copies=max(1, self.places))

    def file(self, stem: str) -> str:
        """The name of the PDF: what is usual has the plain one."""
        return f"{stem}.pdf" if self.name == PDFS[0] else f"{stem}-{self.name}.pdf"


_ALL = (
    Offer("screen", "A6, for the screen or card by card", Layout(A6)),
    Offer("a4", "A4 sheets to cut", Layout(A6_SAFE, sheet=A4)),
    Offer("letter", "US Letter sheets to cut", Layout(LETTER_SAFE, sheet=LETTER)),
    Offer("large", "Large print, A4", Layout(LARGE, edition="large")),
    Offer("large-letter", "Large print, US Letter", Layout(LARGE_LETTER, edition="large")),
    Offer("a3", "A3 sheets to cut", Layout(A6_SAFE, sheet=A3)),
    Offer("grey", "A4 sheets to cut, in greys", Layout(A6_SAFE, "grey", A4)),
    Offer("ink-saver", "A4 sheets to cut, with little ink", Layout(A6_SAFE, "ink-saver", A4)),
    Offer("poker", "A4 sheets to cut, the size of playing cards", Layout(POKER, sheet=A4)),
)
OFFERS: Mapping[str, Offer] = {offer.name: offer for offer in _ALL}


def offers_of(names: Sequence[str]) -> tuple[Offer, ...]:
    """Those that a lab wants, in its order."""
    return tuple(OFFERS[name] for name in dict.fromkeys(names))


def layouts_of(names: Sequence[str]) -> tuple[Layout, ...]:
    """A layout for each format that a lab wants, so that each card is measured once for each."""
    return tuple({o.layout.format.name: Layout(o.layout.format) for o in offers_of(names)}.values())


def _size(format: Format) -> str:
    return f"{format.width:g} × {format.height:g} mm"
