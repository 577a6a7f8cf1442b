"""Pictures made into PNG: their size, their words in the house's fonts, and files that are none."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from labpress.printing import png_of

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 96 48">'
    '<rect width="48" height="48" fill="#0b5563"/>'
    '<text x="50" y="30" font-size="16" font-family="nowhere">Words</text></svg>'
)


def test_a_drawing_keeps_its_size_and_stands_on_white() -> None:
    image = Image.open(BytesIO(png_of(SVG.encode(), "svg")))
    dense = image.info["dpi"][0]
    assert dense == pytest.approx(220, abs=1)
    assert [round(side / dense * 96) for side in image.size] == [96, 48]
    colours = image.convert("RGB")
    assert colours.getpixel((10, 10)) == (0x0B, 0x55, 0x63)
    assert colours.getpixel((image.width - 2, 2)) == (255, 255, 255)


def test_words_are_drawn_though_their_font_is_not_there() -> None:
    image = Image.open(BytesIO(png_of(SVG.encode(), "svg"))).convert("L")
    right = image.crop((image.width // 2 + 2, 0, image.width, image.height))
    low, _ = right.getextrema()
    assert isinstance(low, int) and low < 100


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert png_of(SVG.encode(), "svg") == png_of(SVG.encode(), "svg")


@pytest.mark.parametrize("content", [b"", b"none", b"<svg", b'<svg xmlns="x"/>'])
def test_what_is_no_picture_gives_nothing(content: bytes) -> None:
    assert png_of(content, "svg") == b""
