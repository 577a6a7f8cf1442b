"""Formats: the sizes a card can be cut to, and the type that each is set in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

POINT = 25.4 / 72
"""Millimetres in a point."""


@dataclass(frozen=True, slots=True)
class Format:
    """A trim size, upright. Lengths in millimetres, type in points.

    `body` is the type of running text, `small` of the smallest print: neither is ever scaled, so a
    card has on each format the type that is written here.
    """

    name: str
    label: str
    width: float
    height: float
    margin: float
    body: float
    small: float
    qr: float

    @property
    def em(self) -> float:
        """The size of the body type in millimetres, in which most gaps are measured."""
        return self.body * POINT

    def job(self) -> dict[str, str | float]:
        """As the templates take it."""
        return {
            "name": self.label,
            "w": self.width,
            "h": self.height,
            "m": self.margin,
            "b": self.body,
            "s": self.small,
            "q": self.qr,
        }


_ALL = (
    Format("a6", "A6", 105, 148, 7.5, 9.5, 7.5, 16),
    # four to an A4, with the margins that printers need and a gutter to cut in
    Format("a6-safe", "A6-safe", 97, 136.7, 7, 9, 7.2, 15),
    # the same for US Letter, with room for a millimetre of bleed on all sides as well
    Format("letter-safe", "Letter-safe", 99.9, 131.7, 7, 9, 7.2, 15),
    Format("a5", "A5", 148, 210, 11, 13.2, 10.4, 22),
    Format("a4", "A4", 210, 297, 16, 18.5, 14.5, 31),
    Format("letter", "Letter", 215.9, 279.4, 15, 17.6, 13.8, 30),
    Format("poker", "poker", 63, 88, 4.5, 8.4, 7, 16),
    # nothing under 18 points
    Format("large", "large print", 210, 297, 14, 18, 18, 30),
    Format("large-letter", "large print on Letter", 215.9, 279.4, 14, 18, 18, 30),
)
FORMATS: Mapping[str, Format] = {format.name: format for format in _ALL}
"""By name, as `--size` and mkdocs.yml have it."""
A6, A6_SAFE = FORMATS["a6"], FORMATS["a6-safe"]
LARGE, LARGE_LETTER = FORMATS["large"], FORMATS["large-letter"]
POKER = FORMATS["poker"]
