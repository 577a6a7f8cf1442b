"""Contrast as WCAG measures it, and the nearest shade of a colour that has enough of it."""

from __future__ import annotations

import math

import pytest

from labpress.content.colours import Need, contrast, fits, in_hex, lighter, nearest, oklch

ON_WHITE = (Need("#ffffff", 4.5),)
ON_DARK = (Need("#15171b", 4.5), Need("#1e2127", 4.5))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#0b5563", "#ffffff", 8.42),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    "colour", ["#8fbcd4", "#ffcc00", "#ff0000", "#00ff00", "#777777", "#ffffff", "#e4572e"]
)
def test_the_nearest_shade_can_be_read_and_keeps_its_hue(colour: str) -> None:
    shade = nearest(colour, ON_WHITE)
    assert fits(shade, ON_WHITE)
    assert contrast(shade, "#ffffff") < 4.6, "it is no darker than it must be"
    own, found = oklch(colour), oklch(shade)
    if own.chroma > 0.02:
        assert abs(math.remainder(own.hue - found.hue, math.tau)) < math.radians(2)


def test_what_fits_stays_as_it_is() -> None:
    assert nearest("#0B5563", ON_WHITE) == "#0B5563"


def test_there_may_be_no_such_shade() -> None:
    both = (Need("#ffffff", 12), Need("#000000", 12))
    assert nearest("#808080", both) == ""


@pytest.mark.parametrize("colour", ["#0b5563", "#b3430e", "#3d1a54", "#000000", "#7a1f3d"])
def test_a_colour_for_dark_pages_is_light_and_does_not_glare(colour: str) -> None:
    shade = lighter(colour, ON_DARK)
    assert fits(shade, ON_DARK)
    assert 0.75 < oklch(shade).lightness < 0.83
    assert oklch(shade).chroma < 0.13


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#0b5563", "#ff0000", "#123456"])
def test_a_colour_comes_back_as_it_was(colour: str) -> None:
    assert in_hex(oklch(colour)) == colour
