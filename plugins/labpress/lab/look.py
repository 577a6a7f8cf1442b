"""Look: what makes a site a lab's own: its logo, its two colours and its fonts."""

from __future__ import annotations

from dataclasses import dataclass

from labpress.lab.stand_in import StandIn

CUTS = {
    "regular": (400, ""),
    "italic": (400, "italic"),
    "bold": (600, ""),
    "bold_italic": (600, "italic"),
}
"""The weight and the style of each cut of a typeface that mkdocs.yml may name."""
USES = ("read", "display", "ui")
"""What a typeface is for: texts, titles, and all else."""


@dataclass(frozen=True)
class Logo:
    """A picture: its path on the site, and its size on the screen (0 where it has none)."""

    path: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Typeface:
    """A typeface of the lab's own: its name, the path on the site of each cut (see CUTS), and what
    is shown until its first cut arrives."""

    use: str
    name: str
    cuts: tuple[tuple[str, str], ...]
    stand_in: StandIn | None = None

    @property
    def first(self) -> tuple[str, str]:
        """The cut that a page shows first, and its path."""
        own = dict(self.cuts)
        wanted = ("bold", "regular") if self.use == "display" else ("regular", "bold")
        return next(((cut, own[cut]) for cut in wanted if cut in own), self.cuts[0])


@dataclass(frozen=True)
class Look:
    """What is not said is the house's own. Colours are such as `#0b5563`; those for dark pages are
    made of the others where they are "". `logo_says_name`: the logo has the lab's name in it.
    """

    logo: Logo | None = None
    logo_dark: Logo | None = None
    logo_says_name: bool = True
    colour: str = ""
    colour_dark: str = ""
    accent: str = ""
    accent_dark: str = ""
    fonts: tuple[Typeface, ...] = ()

    def font(self, use: str) -> Typeface | None:
        """The typeface for a use; titles are set in that of the texts if they have none."""
        own = {face.use: face for face in self.fonts}
        return own.get(use) or (own.get("read") if use == "display" else None)
