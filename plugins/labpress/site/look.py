"""The look of a lab on screen: whether its colours can be read, and the rules that carry them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from labpress.content import Stage
from labpress.content.colours import HEX, TEXT, Need, contrast, fits, lighter, nearest
from labpress.lab import Look, Typeface
from labpress.lab.look import CUTS, USES
from labpress.lab.stand_in import StandIn

PAPER = {"light": "#ffffff", "dark": "#15171b"}
PANEL = {"light": "#f5f4f0", "dark": "#1e2127"}
"""What stands behind words in the two schemes; the style sheet has the same as tokens."""
GROUNDS = {
    "#ffffff": "white paper",
    "#f5f4f0": "a grey panel",
    "#15171b": "a dark page",
    "#1e2127": "a dark panel",
}
STACKS = {
    "read": 'Georgia,"Times New Roman",serif',
    "display": 'Georgia,"Times New Roman",serif',
    "ui": "system-ui,sans-serif",
}
"""What is shown until a lab's font arrives, and where it does not."""
HOUSE = {
    "display": "assets/labpress/fonts/source-serif-4-display-600.woff2",
    "read": "assets/labpress/fonts/source-serif-4-400.woff2",
    "ui": "assets/labpress/fonts/atkinson-next-400.woff2",
}
"""The fonts that a page asks for first."""


@dataclass(frozen=True)
class Faint:
    """A colour that cannot be read well enough; `at` is where mkdocs.yml has it."""

    at: tuple[str | int, ...]
    message: str
    hint: str


def needs(scheme: str, *, panel: bool = False) -> tuple[Need, ...]:
    """What a colour of words must stand out from. Words of the page's colour on it do so alike."""
    grounds = (PAPER[scheme], PANEL[scheme]) if panel else (PAPER[scheme],)
    return tuple(Need(ground, TEXT) for ground in grounds)


def for_dark(colour: str, *, panel: bool = False) -> str:
    """The shade of a colour for dark pages, where none is given."""
    return lighter(colour, needs("dark", panel=panel)) if HEX.fullmatch(colour) else colour


def faint(look: Look, stages: Iterable[Stage]) -> Iterator[Faint]:
    """The colours of a lab that fall short of WCAG 2.2 AA, in one scheme or the other."""
    own = (("colour", look.colour, False), ("accent", look.accent, True))
    dark = (("colour_dark", look.colour_dark, False), ("accent_dark", look.accent_dark, True))
    for scheme, colours in (("light", own), ("dark", dark)):
        for name, colour, panel in colours:
            yield from _faint(("look", name), colour, needs(scheme, panel=panel))
    for place, stage in enumerate(stages):
        yield from _faint(("stages", place, "colour"), stage.colour, needs("light"), stage.id)
        yield from _faint(("stages", place, "dark"), stage.dark, needs("dark"), stage.id)


def _faint(
    at: tuple[str | int, ...], colour: str, wanted: tuple[Need, ...], of: str = ""
) -> Iterator[Faint]:
    if not HEX.fullmatch(colour) or fits(colour, wanted):
        return
    worst = min(wanted, key=lambda need: contrast(colour, need.against) / need.ratio)
    measured = math.floor(contrast(colour, worst.against) * 100) / 100  # never rounded up to a pass
    ground = GROUNDS[worst.against]
    name = f"{at[-1]} '{colour}'" + (f" of '{of}'" if of else "")
    message = f"{name} on {ground} has a contrast of {measured:g} : 1, and words need {TEXT:g} : 1"
    yield Faint(at, message, f'the nearest that has it is "{nearest(colour, wanted)}"')


def look_css(look: Look) -> str:
    """The rules of a lab's own colours and fonts; "" for the look of the house."""
    light = _colours(look.colour, look.accent)
    dark = _colours(
        look.colour_dark or for_dark(look.colour),
        look.accent_dark or for_dark(look.accent, panel=True),
    )
    rules = "".join(_faces(face) for face in look.fonts)
    stacks = "".join(
        f"--{use}:{_named(face)},{STACKS[use]};" for use in USES if (face := look.font(use))
    )
    if light or stacks:
        rules += f":root{{{light}{stacks}}}\n"
    if dark:
        rules += (
            f"@media screen and (prefers-color-scheme:dark)"
            f"{{:root:not([data-scheme=light]){{{dark}}}}}\n"
            f"@media screen{{:root[data-scheme=dark]{{{dark}}}}}\n"
        )
    return rules


def _colours(colour: str, accent: str) -> str:
    own = f"--brand:{colour};--brand-band:.25rem;" if HEX.fullmatch(colour) else ""
    return own + (f"--link:{accent};--figure:{accent};" if HEX.fullmatch(accent) else "")


def _named(face: Typeface) -> str:
    return f'"{face.name}"' + (f',"{face.use} stand-in"' if face.stand_in else "")


def _faces(face: Typeface) -> str:
    own = "".join(_face(face.name, cut, path) for cut, path in face.cuts)
    return own + (_stand_in(face.use, face.stand_in) if face.stand_in else "")


def _stand_in(use: str, own: StandIn) -> str:
    """Its lines are as high as the lab's own, so nothing moves when that one arrives."""
    sources = ",".join(f'local("{one}")' for one in own.names)
    return (
        f'@font-face{{font-family:"{use} stand-in";src:{sources};size-adjust:{own.scale:.2%};'
        f"ascent-override:{own.ascent / own.scale:.2%};"
        f"descent-override:{own.descent / own.scale:.2%};line-gap-override:0%}}\n"
    )


def _face(name: str, cut: str, path: str) -> str:
    weight, style = CUTS[cut]
    weights = f"{weight} 700" if weight > 400 else str(weight)
    slant = f"font-style:{style};" if style else ""
    return (
        f'@font-face{{font-family:"{name}";src:url("../../{quote(path)}") format("woff2");'
        f"font-weight:{weights};{slant}font-display:swap}}\n"
    )


def first_fonts(look: Look) -> tuple[str, ...]:
    """The fonts to load with the page, by their paths on the site: titles, texts, all else."""
    found = dict.fromkeys(_first(look.font(use), use) for use in ("display", "read", "ui"))
    return tuple(found)


def _first(face: Typeface | None, use: str) -> str:
    return HOUSE[use] if face is None else replace(face, use=use).first[1]
