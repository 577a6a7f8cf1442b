"""The test sheet: crosses that meet their own like, and words that fit the way paper is turned."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from labpress.printing import SHEETS, Sheet
from labpress.printing.layouts import DUPLEX
from labpress.printing.registration import registration_sheet
from pdf_shapes import pages_of, size, strokes


@pytest.mark.parametrize("sheet", SHEETS.values())
@pytest.mark.parametrize("duplex", DUPLEX)
@pytest.mark.parametrize("turned", [False, True])
def test_crosses_meet_whichever_edge_is_turned(
    sheet: Sheet, duplex: str, turned: bool, tmp_path: Path
) -> None:
    pdf = registration_sheet(sheet, duplex, turned=turned)
    front, back = pages_of(pdf)
    width, height = size(front)
    assert (round(width, 1), round(height, 1)) == (
        (sheet.height, sheet.width) if turned else (sheet.width, sheet.height)
    )
    # the longest strokes of a cross are its two arms
    middles = [
        {
            # in half millimetres from the middle of the paper
            (round(x0 + x1 - width), round(y0 + y1 - height))
            for x0, y0, x1, y1 in strokes(one)
            if max(abs(x1 - x0), abs(y1 - y0)) == pytest.approx(20, abs=0.01)
        }
        for one in (front, back)
    ]
    assert len(middles[0]) == 8
    assert middles[0] == middles[1]
    for x, y in middles[0]:
        assert {(-x, y), (x, -y)} <= middles[0]
        assert abs(x) <= width - 30 and abs(y) <= height - 30
    file = tmp_path / "test.pdf"
    file.write_bytes(pdf)
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert list(result.failures) == []


@pytest.mark.parametrize(
    ("duplex", "turned", "how", "turn"),
    [
        ("long", False, "flip on the long edge", "the page of a book"),
        ("short", False, "flip on the short edge", "the leaf of a wall calendar"),
        ("long", True, "flip on the long edge", "the leaf of a wall calendar"),
        ("short", True, "flip on the short edge", "the page of a book"),
        ("none", False, "turn the paper over its long edge", "the page of a book"),
        ("none", True, "turn the paper over its long edge", "the leaf of a wall calendar"),
    ],
)
def test_it_says_how_paper_is_turned(duplex: str, turned: bool, how: str, turn: str) -> None:
    pdf = registration_sheet(SHEETS["a4"], duplex, turned=turned)
    front, back = (" ".join(one.extract_text().split()) for one in pages_of(pdf))
    assert "Test sheet for cards with two sides" in front
    assert how in front and turn in front and "50 mm: print at 100 %" in front
    assert "Read at each hole" in back


def test_it_is_the_same_each_time() -> None:
    sheet = SHEETS["letter"]
    assert registration_sheet(sheet, "long") == registration_sheet(sheet, "long")
