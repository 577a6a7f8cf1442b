"""Essay pages: the sheets that essays are printed on, and how much of them is text."""

from __future__ import annotations

from dataclasses import dataclass

MEASURE = 121.0
"""The width of a line in mm, as `essay-look.typ` has it: about 66 letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet in mm, `width` by `height`."""

    name: str
    width: float
    height: float

    @property
    def numbers(self) -> dict[str, float]:
        """The sheet and its margins as the template takes them."""
        side = (self.width - MEASURE) / 2
        return {"width": self.width, "height": self.height, "side": side, "top": 27, "bottom": 31}


A4 = Page("A4", 210, 297)
LETTER = Page("Letter", 215.9, 279.4)
PAGES = {page.name.lower(): page for page in (A4, LETTER)}
