"""Pages: how wide a chart is drawn, and how large its letters are, where it is to stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """`width` and the height of the field of numbers in units; `size` of the letters in them."""

    name: str
    width: float
    field: float
    size: float


# On a screen a unit is at least 12/14 of a pixel: the wide drawing is shown from 560 pixels up, the
# narrow one from 288 (a phone of 320). On paper it is 3/4 of a point.
WIDE = Frame("wide", 640, 280, 14)
NARROW = Frame("narrow", 336, 220, 14)
PAPER = Frame("paper", 460, 210, 11.5)
