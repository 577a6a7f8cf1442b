"""The finished PDF of every format on every sheet, turned on every edge, measured."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest
import typst

from card_prints import print_cards
from labpress.content import Card
from labpress.printing import FORMATS, SHEETS, Layout, Paper
from labpress.printing.compiler import TEMPLATES, fonts
from labpress.printing.grids import grid_of
from labpress.printing.imposition import impose
from labpress.printing.labels import labels_for
from labpress.printing.layouts import DUPLEX, ORDERS
from labpress.problems import PrintError
from pdf_shapes import Area, areas, clips, pages_of, size

DUMMIES = Path(__file__).parent / "data" / "dummies.typ"
NEAR = 0.5
"""Millimetres that a back may be off its front."""


def fits(format: str, sheet: str) -> bool:
    try:
        grid_of(Layout(FORMATS[format]), SHEETS[sheet])
    except PrintError:
        return False
    return True


FITTING = [(format, sheet) for format in FORMATS for sheet in SHEETS if fits(format, sheet)]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Layout, int], bytes]:
    """Sets dummy cards with the real template for sheets."""
    folder = tmp_path_factory.mktemp("sheets")
    for file in (DUMMIES, TEMPLATES / "sheet.typ"):
        shutil.copy(file, folder)

    def made(layout: Layout, leaves: int) -> bytes:
        sheet = impose(layout, leaves).job(labels_for("en"))
        job = {"sheet": sheet, "format": layout.format.job()}
        pdf = typst.compile(
            str(folder / DUMMIES.name),
            root=str(folder),
            font_paths=fonts(),
            sys_inputs={"job": json.dumps(job)},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
        assert isinstance(pdf, bytes)
        return pdf

    return made


def cards_on(sheet: pypdf.PageObject) -> dict[tuple[int, int], tuple[Area, Area]]:
    """Each (leaf, back) with its trimmed area and its spot."""
    found = [area for area in areas(sheet) if area.colour != (200, 200, 200)]
    trims = {area.colour[:2]: area for area in found if area.colour[2:] == (0,)}
    spots = {area.colour[:2]: area for area in found if area.colour[2:] == (255,)}
    return {(side[0], side[1]): (trims[side], spots[side]) for side in trims}


def pairs_of(pages: list[pypdf.PageObject], duplex: str) -> list[tuple[Any, Any]]:
    """Front and back of each sheet of paper, or of two that will be one."""
    half = len(pages) // 2
    if duplex == "none":
        return list(zip(pages[:half], pages[half:], strict=True))
    return list(zip(pages[::2], pages[1::2], strict=True))


@pytest.mark.parametrize(("format", "sheet"), FITTING)
@pytest.mark.parametrize("duplex", DUPLEX)
@pytest.mark.parametrize("order", ORDERS)
def test_each_back_lies_behind_its_own_front(
    printed: Callable[[Layout, int], bytes], format: str, sheet: str, duplex: str, order: str
) -> None:
    layout = Layout(FORMATS[format], sheet=SHEETS[sheet], duplex=duplex, order=order)
    leaves = grid_of(layout, SHEETS[sheet]).places + 1
    seen = set()
    for front, back in pairs_of(pages_of(printed(layout, leaves)), duplex):
        width, height = size(front)
        assert size(back) == (width, height)
        # the paper is turned round its long edge, or its short one; `none` is fed as for the long
        on_upright_edge = (height > width) == (duplex != "short")
        fronts, backs = cards_on(front), cards_on(back)
        assert set(backs) == {(leaf, 1) for leaf, _ in fronts}
        for (leaf, _), (trim, spot) in fronts.items():
            behind, mark = backs[leaf, 1]
            seen.add(leaf)
            (x, y), (mark_x, mark_y) = behind.middle, mark.middle
            # where things of the back are as seen through the front
            through = (width - x, y) if on_upright_edge else (x, height - y)
            assert through == pytest.approx(trim.middle, abs=NEAR)
            mark_through = (
                (width - mark_x, mark_y) if on_upright_edge else (mark_x, height - mark_y)
            )
            # a card is turned like the page of a book: head behind head, left behind right
            spot_x, spot_y = spot.middle
            assert mark_through[1] == pytest.approx(spot_y, abs=NEAR)
            assert mark_through[0] - trim.left == pytest.approx(trim.right - spot_x, abs=NEAR)
            assert trim.right - trim.left == pytest.approx(layout.format.width, abs=0.01)
            assert trim.bottom - trim.top == pytest.approx(layout.format.height, abs=0.01)
    assert seen == set(range(leaves))


@pytest.mark.parametrize("duplex", DUPLEX)
@pytest.mark.parametrize(("format", "sheet"), [("a6-safe", "a4"), ("poker", "letter")])
def test_a_cut_stack_is_in_order(
    printed: Callable[[Layout, int], bytes], format: str, sheet: str, duplex: str
) -> None:
    layout = Layout(FORMATS[format], sheet=SHEETS[sheet], duplex=duplex, order="stack")
    leaves = 2 * grid_of(layout, SHEETS[sheet]).places + 3
    fronts = [one for one, _ in pairs_of(pages_of(printed(layout, leaves)), duplex)]
    piles: dict[tuple[int, int], list[int]] = {}
    for front in fronts:
        for (leaf, _), (trim, _) in cards_on(front).items():
            piles.setdefault((round(trim.top), round(trim.left)), []).append(leaf)
    in_reading_order = [piles[place] for place in sorted(piles)]
    assert [leaf for pile in in_reading_order for leaf in pile] == list(range(leaves))


def test_a_last_sheet_that_is_not_full_starts_where_the_others_do(
    printed: Callable[[Layout, int], bytes],
) -> None:
    layout = Layout(FORMATS["a6-safe"], sheet=SHEETS["a4"])
    first, _, last, _ = pages_of(printed(layout, 5))
    assert cards_on(first)[0, 0][0].left == cards_on(last)[4, 0][0].left
    assert cards_on(first)[0, 0][0].top == cards_on(last)[4, 0][0].top


def test_no_colour_runs_into_the_margin_of_the_printer(
    printed: Callable[[Layout, int], bytes],
) -> None:
    # 6 mm lie beside the cards, of which the printer prints the last tenth
    layout = Layout(FORMATS["a6-safe"], sheet=SHEETS["a4"], margin=5.9, marks=False)
    (front, _) = pages_of(printed(layout, 4))
    (clip,) = (area for area in clips(front) if area.right - area.left > 150)
    assert (clip.left, clip.top) == pytest.approx((5.9, 5.9), abs=0.01)
    assert (clip.right, clip.bottom) == pytest.approx((204.1, 291.1), abs=0.01)


def test_a_sheet_is_read_in_the_order_of_its_cards_and_conforms(
    printed: Callable[[Layout, int], bytes], tmp_path: Path
) -> None:
    file = tmp_path / "sheets.pdf"
    file.write_bytes(printed(Layout(FORMATS["a6"], sheet=SHEETS["a4"]), 3))
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert list(result.failures) == []
    front, back, *_ = pages_of(file.read_bytes())
    for one in (front, back):
        assert one.extract_text().split()[:2] == ["0", "1"]


def test_real_cards_are_laid_out_as_well(
    card: Card, paper: Paper, cite: Callable[[str], str], tmp_path: Path
) -> None:
    layout = Layout(FORMATS["a6-safe"], sheet=SHEETS["a4"])
    made = print_cards([card] * 5, paper, cite, layout=layout)
    file = tmp_path / "cards.pdf"
    file.write_bytes(made.pdf)
    pages = pages_of(made.pdf)
    assert made.pages == len(pages) == 4
    texts = [" ".join(one.extract_text().split()) for one in pages]
    assert "Sheet 2 of 2, back · both sides, flip on the long edge" in texts[3]
    assert all("50 mm: print at 100 %" in text for text in texts)
    assert [text.count("Steps on the back") for text in texts] == [4, 0, 1, 0]
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert list(result.failures) == []
