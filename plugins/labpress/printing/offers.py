"""Offers: the ways of printing that most people want, by the names that mkdocs.yml has for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from labpress.lab.settings import PDFS
from labpress.printing.formats import A6, A6_SAFE, FORMATS, LARGE, LARGE_LETTER, POKER, Format
from labpress.printing.grids import grid_of
from labpress.printing.layouts import Layout
from labpress.printing.sheets import A3, A4, LETTER
from labpress.wording import Wording

LETTER_SAFE = FORMATS["letter-safe"]


@dataclass(frozen=True, slots=True)
class Offer:
    """One way of printing. `name` is in mkdocs.yml, and ends the name of the file."""

    name: str
    layout: Layout

    def label(self, say: Wording) -> str:
        """What it is, for a reader."""
        return say.plain(f"offers.{self.name}")

    @property
    def places(self) -> int:
        """Cards on a sheet; 0 where each side is a page of its own."""
        layout = self.layout
        return grid_of(layout, layout.sheet).places if layout.sheet else 0

    def note(self, say: Wording) -> str:
        """How it is to be used."""
        size = _size(self.layout.format, say)
        if self.places:
            return say.plain("offers.places", n=self.places, size=size)
        return say.plain("offers.pages", size=size)

    def note_of_one(self, say: Wording) -> str:
        """The same, for one card that fills the sheet."""
        size = _size(self.layout.format, say)
        copies = say.plain("offers.copies", n=self.places, size=size)
        return copies if self.places > 1 else self.note(say)

    def filled(self) -> Layout:
        """The layout for one card: as many copies as the sheet has places."""
        return replace(self.layout, copies=max(1, self.places))

    def file(self, stem: str) -> str:
        """The name of the PDF: what is usual has the plain one."""
        return f"{stem}.pdf" if self.name == PDFS[0] else f"{stem}-{self.name}.pdf"


_ALL = (
    Offer("screen", Layout(A6)),
    Offer("a4", Layout(A6_SAFE, sheet=A4)),
    Offer("letter", Layout(LETTER_SAFE, sheet=LETTER)),
    Offer("large", Layout(LARGE, edition="large")),
    Offer("large-letter", Layout(LARGE_LETTER, edition="large")),
    Offer("a3", Layout(A6_SAFE, sheet=A3)),
    Offer("grey", Layout(A6_SAFE, "grey", A4)),
    Offer("ink-saver", Layout(A6_SAFE, "ink-saver", A4)),
    Offer("poker", Layout(POKER, sheet=A4)),
)
OFFERS: Mapping[str, Offer] = {offer.name: offer for offer in _ALL}


def offers_of(names: Sequence[str]) -> tuple[Offer, ...]:
    """Those that a lab wants, in its order."""
    return tuple(OFFERS[name] for name in dict.fromkeys(names))


def layouts_of(names: Sequence[str]) -> tuple[Layout, ...]:
    """A layout for each format that a lab wants, so that each card is measured once for each."""
    return tuple({o.layout.format.name: Layout(o.layout.format) for o in offers_of(names)}.values())


def _size(format: Format, say: Wording) -> str:
    width, height = say.number(format.width), say.number(format.height)
    return say.plain("offers.size", width=width, height=height)
