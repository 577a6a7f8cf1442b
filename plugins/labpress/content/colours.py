"""Colours: how well two can be told apart (WCAG 2.2), and the nearest shade that can be read.

Shades of a colour are sought in OKLCH, where lightness is what eyes see of it, so that its hue and,
as far as screens can show it, its strength stay as they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

HEX = re.compile(r"#[0-9a-fA-F]{6}")
TEXT = 4.5
"""The contrast that WCAG 2.2 AA wants of text (1.4.3)."""
_STEPS = 500

_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_LMS = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
"""Between linear sRGB and Oklab, as Björn Ottosson gives it (bottosson.github.io/posts/oklab)."""

Three = tuple[float, float, float]
Matrix = tuple[Three, Three, Three]


class Need(NamedTuple):
    """A colour that another must stand out from, and by how much."""

    against: str
    ratio: float


class Oklch(NamedTuple):
    """Lightness (0 to 1), chroma (0 is grey) and hue (in radians)."""

    lightness: float
    chroma: float
    hue: float


def contrast(one: str, other: str) -> float:
    """The ratio of two colours such as `#0b5563`: 1 for the same, 21 for black and white."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def fits(colour: str, needs: Iterable[Need]) -> bool:
    """Whether a colour stands out as far as it must."""
    return all(contrast(colour, need.against) >= need.ratio for need in needs)


def nearest(colour: str, needs: Iterable[Need]) -> str:
    """The shade of `colour` that is nearest in lightness of those that fit; "" if none does."""
    needs = tuple(needs)
    own = oklch(colour)
    steps = [step / _STEPS for step in range(_STEPS + 1)]
    for lightness in sorted(steps, key=lambda step: abs(step - own.lightness)):
        shade = colour if fits(colour, needs) else in_hex(own._replace(lightness=lightness))
        if fits(shade, needs):
            return shade
    return ""


def lighter(colour: str, needs: Iterable[Need], lightness: float = 0.79) -> str:
    """`colour` for a dark page: the same hue, light enough and not glaring."""
    own = oklch(colour)
    shade = in_hex(Oklch(max(own.lightness, lightness), min(own.chroma, 0.12), own.hue))
    return nearest(shade, needs) or shade


def oklch(colour: str) -> Oklch:
    """A colour such as `#0b5563` by what eyes see of it."""
    linear = _linear(colour)
    a, b, c = _times(_TO_LMS, linear)
    lightness, x, y = _times(_TO_LAB, (math.cbrt(a), math.cbrt(b), math.cbrt(c)))
    return Oklch(lightness, math.hypot(x, y), math.atan2(y, x))


def in_hex(colour: Oklch) -> str:
    """The nearest that a screen can show: with less chroma where there is no such colour."""
    low, high = 0.0, colour.chroma
    if _shown(colour):
        low = high
    while high - low > 0.0005:
        middle = (low + high) / 2
        low, high = (middle, high) if _shown(colour._replace(chroma=middle)) else (low, middle)
    parts = (_encoded(part) for part in _rgb(colour._replace(chroma=low)))
    return "#" + "".join(f"{min(255, max(0, round(part * 255))):02x}" for part in parts)


def _shown(colour: Oklch) -> bool:
    return all(-0.0005 <= part <= 1.0005 for part in _rgb(colour))


def _rgb(colour: Oklch) -> Three:
    x, y = colour.chroma * math.cos(colour.hue), colour.chroma * math.sin(colour.hue)
    a, b, c = _times(_FROM_LAB, (colour.lightness, x, y))
    return _times(_FROM_LMS, (a**3, b**3, c**3))


def _times(matrix: Matrix, of: Three) -> Three:
    one, two, three = (sum(a * b for a, b in zip(row, of, strict=True)) for row in matrix)
    return one, two, three


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(colour: str) -> Three:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _decoded(red), _decoded(green), _decoded(blue)


def _decoded(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
