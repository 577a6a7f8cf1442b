"""Formats: a card is set in the type of its size, never scaled, and fills its trim size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from card_prints import print_card
from labpress.content import Card
from labpress.printing import FORMATS, Layout, Paper
from paper_pages import MM, opened, words

SMALLEST = 7
READABLE = 9
"""Points that running text has at least on a card that is cut from an A4."""
LARGE_PRINT = 18


@pytest.mark.parametrize("name", FORMATS)
def test_no_letter_is_under_the_small_type_of_its_format(
    name: str, card: Card, paper: Paper, cite: Callable[[str], str]
) -> None:
    format = FORMATS[name]
    pdf = print_card(card, paper, cite, str, Layout(format)).pdf
    sizes = {word.size for number in (0, 1) for word in words(pdf, number)}
    assert min(sizes) == pytest.approx(format.small, abs=0.02)
    assert min(sizes) >= SMALLEST
    # running text is set in the body type, or larger where there is room
    assert any(size >= format.body - 0.02 for size in sizes)
    box = opened(pdf).pages[0].trimbox
    trim = (float(box.width) * MM, float(box.height) * MM)
    assert trim == pytest.approx((format.width, format.height), abs=0.05)


@pytest.mark.parametrize("name", ["a6", "a6-safe", "letter-safe"])
def test_the_steps_of_a_full_card_can_be_read(
    name: str, make_card: Callable[..., Card], paper: Paper, cite: Callable[[str], str]
) -> None:
    steps = "".join(
        f"{n}. Say what was learned here, and who should know it.\n" for n in range(1, 9)
    )
    full = make_card(f"## Why\n\nIt was forgotten.\n\n## How\n\n{steps}")
    pdf = print_card(full, paper, cite, str, Layout(FORMATS[name])).pdf
    said = [word.size for word in words(pdf, 1) if "learned here" in word.text]
    assert len(said) == 8
    assert min(said) >= READABLE


@pytest.mark.parametrize("name", ["large", "large-letter"])
def test_large_print_is_large_throughout(name: str) -> None:
    assert FORMATS[name].small >= LARGE_PRINT
    assert FORMATS[name].body >= LARGE_PRINT
