"""A deck for a print shop: page boxes, colour that runs over, crop marks, the note beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from card_prints import print_card
from labpress.content import Card
from labpress.printing import FORMATS, Layout, Paper
from labpress.printing.shop import shop_job, shop_note, slug
from labpress.problems import PrintError
from paper_pages import faults
from pdf_shapes import POINT, areas, pages_of

A6 = Layout(FORMATS["a6"], bleed=3)


def box(rectangle: pypdf.generic.RectangleObject) -> list[float]:
    return [round(float(side) * POINT, 2) for side in rectangle]


@pytest.mark.parametrize(
    ("layout", "media", "trim"),
    [
        (A6, [0, 0, 125, 168], [10, 10, 115, 158]),
        (replace(A6, marks=False), [0, 0, 111, 154], [3, 3, 108, 151]),
        # a page for the screen has no paper round it
        (Layout(FORMATS["a6"]), [0, 0, 105, 148], [0, 0, 105, 148]),
    ],
)
def test_the_trim_is_that_of_the_card(
    layout: Layout,
    media: list[float],
    trim: list[float],
    card: Card,
    paper: Paper,
    cite: Callable[[str], str],
    tmp_path: Path,
) -> None:
    made = print_card(card, paper, cite, layout=layout)
    pages = pages_of(made.pdf)
    assert made.pages == len(pages) == 2
    for one in pages:
        assert (box(one.mediabox), box(one.trimbox)) == (media, trim)
    assert faults(made.pdf, tmp_path) == []


def test_colour_runs_over_the_trim_as_far_as_was_asked(
    card: Card, paper: Paper, cite: Callable[[str], str]
) -> None:
    for one in pages_of(print_card(card, paper, cite, layout=A6).pdf):
        # the slug is 10 mm: colour starts 3 mm before the trim, and ends 3 mm behind it
        drawn = list(areas(one))
        assert min(area.top for area in drawn) == pytest.approx(7, abs=0.01)
        assert min(area.left for area in drawn) == pytest.approx(7, abs=0.01)
        assert max(area.right for area in drawn) == pytest.approx(118, abs=0.01)


def test_marks_lie_outside_the_bleed_and_on_the_paper() -> None:
    job = shop_job(A6)
    assert (job["bleed"], job["slug"]) == (3, 10)
    assert len(job["lines"]) == 8
    for x0, y0, x1, y1 in job["lines"]:
        if x0 == x1:
            assert x0 in (0, 105)
            assert (y0, y1) in ((-9, -4), (152, 157))
        else:
            assert y0 == y1 and y0 in (0, 148)
            assert (x0, x1) in ((-9, -4), (109, 114))
    assert shop_job(replace(A6, bleed=0))["lines"] == []


@pytest.mark.parametrize("bleed", [-1, 40, float("nan")])
def test_a_bleed_that_no_shop_asks_for_is_refused(bleed: float) -> None:
    with pytest.raises(PrintError, match=r"print shops ask for 2 to 5 mm"):
        slug(replace(A6, bleed=bleed))


NOTE = """\
Note for the print shop
Starting to improve

File:       start.pdf
Pages:      24: 12 cards with two sides, 11 of them method cards
            pages 1 and 2 are front and back of the first card, pages 3 and 4
            of the second, and so on; every card is different
Trim size:  105 x 148 mm, upright (TrimBox of each page)
Bleed:      3 mm on all four sides
Page size:  125 x 168 mm (MediaBox)
            with crop marks, 4 to 9 mm outside the trim
            no BleedBox is written: take the bleed from the TrimBox
Sides:      both, head to head: a card is turned like the page of a book
            (duplex on the long edge)
Colour:     RGB (sRGB), black text too; no CMYK, no spot colours
            no output intent: please convert to the profile of your press
Standard:   PDF/UA-1, for screen readers; this is no PDF/X
Fonts:      all embedded
"""


def test_the_note_says_what_a_shop_asks() -> None:
    assert shop_note("start.pdf", "Starting to improve", 24, 11, A6) == NOTE
    plain = shop_note("one.pdf", "One", 2, 1, replace(A6, marks=False))
    assert "Pages:      2: 1 card with two sides\n" in plain
    assert "front and back of the first card\nTrim" in plain
    assert "111 x 154 mm (MediaBox)\n            without crop marks\n" in plain
    assert max(map(len, NOTE.splitlines())) <= 80
