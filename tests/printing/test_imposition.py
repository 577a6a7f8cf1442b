"""How many cards a sheet takes, in which order, and what is said when it cannot be."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from labpress.printing import FORMATS, SHEETS, Layout
from labpress.printing.imposition import Imposition, impose
from labpress.printing.labels import labels_for
from labpress.problems import PrintError
from little_labs import ROOT

SAFE = Layout(FORMATS["a6-safe"], sheet=SHEETS["a4"])
INK_SAVER = replace(SAFE, edition="ink-saver")
WORDS = labels_for("en")


def leaves(imposition: Imposition) -> list[list[int]]:
    return [[place.leaf for place in side.places] for side in imposition.sides]


@pytest.mark.parametrize(
    ("format", "sheet", "columns", "rows", "upright"),
    [
        ("a6-safe", "a4", 2, 2, True),
        ("a6-safe", "a3", 4, 2, False),
        ("a6-safe", "letter", 2, 1, True),
        ("letter-safe", "letter", 2, 2, True),
        ("letter-safe", "a3", 2, 3, True),
        ("a6", "a4", 2, 1, False),
        ("a6", "a3", 2, 2, True),
        ("a5", "a4", 1, 1, True),
        ("a5", "a3", 2, 1, False),
        ("a4", "a3", 1, 1, True),
        ("poker", "a4", 3, 3, True),
        ("poker", "letter", 4, 2, False),
        ("poker", "a3", 6, 3, False),
    ],
)
def test_a_sheet_takes_as_many_as_it_can(
    format: str, sheet: str, columns: int, rows: int, upright: bool
) -> None:
    grid = impose(Layout(FORMATS[format], sheet=SHEETS[sheet]), 1).grid
    assert (grid.columns, grid.rows, grid.upright) == (columns, rows, upright)
    # the block is in the middle, with the printer's margin round it
    assert 2 * grid.x0 + columns * (grid.card_width + 4) - 4 == pytest.approx(grid.width)
    assert 2 * grid.y0 + rows * (grid.card_height + 4) - 4 == pytest.approx(grid.height)
    assert min(grid.x0, grid.y0) >= 5


def test_margin_and_gutter_have_a_say() -> None:
    assert impose(replace(SAFE, margin=6.1), 1).grid.places == 2
    assert impose(replace(SAFE, gutter=6.1), 1).grid.places == 2
    assert impose(replace(INK_SAVER, gutter=0, format=FORMATS["a6"], margin=0), 1).grid.places == 4


@pytest.mark.parametrize(
    ("order", "fronts"),
    [
        ("page", [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]),
        ("stack", [[0, 3, 6, 9], [1, 4, 7], [2, 5, 8]]),
    ],
)
def test_cards_follow_each_other_on_a_sheet_or_in_a_pile(
    order: str, fronts: list[list[int]]
) -> None:
    made = impose(replace(SAFE, order=order), 10)
    assert leaves(made) == [one for front in fronts for one in (front, front)]
    assert (made.sheets, made.papers) == (3, 3)


def test_backs_on_their_own_sheets_follow_all_fronts_in_the_same_order() -> None:
    made = impose(replace(SAFE, duplex="none"), 6)
    assert leaves(made) == [[0, 1, 2, 3], [4, 5], [0, 1, 2, 3], [4, 5]]
    assert [side.back for side in made.sides] == [False, False, True, True]
    assert [made.name(side, WORDS) for side in made.sides] == [
        "Sheet 1 of 2, front", "Sheet 2 of 2, front", "Sheet 1 of 2, back", "Sheet 2 of 2, back",
    ]  # fmt: skip
    assert (made.sheets, made.papers) == (2, 4)


def test_copies_are_whole_decks_one_after_the_other() -> None:
    assert leaves(impose(replace(SAFE, copies=2), 3))[::2] == [[0, 1, 2, 0], [1, 2]]


def test_no_cards_make_no_sheets() -> None:
    assert impose(SAFE, 0).sides == ()
    assert impose(SAFE, 0).job(WORDS)["sides"] == []


@pytest.mark.parametrize(
    ("layout", "bleed"),
    [
        (SAFE, 1),
        (replace(SAFE, gutter=8, margin=0), 1),
        (INK_SAVER, 0),
        (replace(INK_SAVER, gutter=1), 0),
    ],
)
def test_a_millimetre_of_colour_runs_over_and_two_stay_white(layout: Layout, bleed: float) -> None:
    grid = impose(layout, 1).grid
    assert grid.bleed == bleed
    assert layout.gutter - 2 * grid.bleed >= min(2, layout.gutter)


@pytest.mark.parametrize(("format", "sheet"), [("a6-safe", "a4"), ("letter-safe", "letter")])
def test_cards_made_for_a_sheet_have_all_their_bleed_where_printers_print(
    format: str, sheet: str
) -> None:
    grid = impose(Layout(FORMATS[format], sheet=SHEETS[sheet]), 1).grid
    assert grid.places == 4
    assert min(grid.x0, grid.y0) - grid.bleed >= grid.margin - 1e-6


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        (
            replace(SAFE, format=FORMATS["a4"]),
            "an A4 card does not fit on an A4 sheet with margins of 5 mm "
            "(print it without --sheet, or on A3)",
        ),
        (
            replace(SAFE, format=FORMATS["a4"], sheet=SHEETS["a3"], margin=60),
            "an A4 card does not fit on an A3 sheet with margins of 60 mm "
            "(print it without --sheet)",
        ),
        (
            replace(SAFE, format=FORMATS["a5"], margin=35),
            "an A5 card does not fit on an A4 sheet with margins of 35 mm "
            "(print it without --sheet, or on A3)",
        ),
        (
            replace(SAFE, gutter=2),
            "cards with coloured areas cannot lie 2 mm apart, since a cut that is a little off "
            "would show the next card's colour (make the gutter 4 mm, or print the edition "
            "ink-saver, which has no areas)",
        ),
        (replace(SAFE, gutter=-1), "the gutter cannot be -1 mm (write 0 mm or more)"),
        (replace(INK_SAVER, gutter=-1), "the gutter cannot be -1 mm (write 0 mm or more)"),
        (
            replace(SAFE, margin=float("nan")),
            "the printer's margin cannot be nan mm (write 0 mm or more)",
        ),
        (
            replace(SAFE, bleed=3),
            "cards on a sheet have no room for a bleed of 3 mm (leave out the bleed: 1 mm is there "
            "anyway; or leave out the sheet, for a print shop)",
        ),
        (
            replace(SAFE, sheet=None),
            "cards can be laid out only on a sheet (choose one with --sheet)",
        ),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(layout: Layout, said: str) -> None:
    with pytest.raises(PrintError) as refused:
        impose(layout, 1)
    assert str(refused.value) == said


def test_a_format_of_two_words_is_named_after_the_card() -> None:
    layout = replace(SAFE, format=FORMATS["large"])
    with pytest.raises(PrintError, match=r"^a card in large print does not fit on an A4 sheet"):
        impose(layout, 1)


def test_the_guide_says_how_many_cards_a_sheet_takes() -> None:
    guide = (ROOT / "docs" / "guide" / "cutting.md").read_text(encoding="utf-8")
    size = r"([\w-]+) \(([\d.]+) × ([\d.]+) mm\)"
    rows = re.findall(rf"(?m)^\| {size} \| (\d+) \| (\d+) \| (\d+) \|$", guide)
    formats = {format.label: format for format in FORMATS.values()}
    assert len(rows) == 5
    for label, width, height, *said in rows:
        format = formats[label]
        assert (format.width, format.height) == (float(width), float(height))
        sheets = (SHEETS["a4"], SHEETS["letter"], SHEETS["a3"])
        takes = [impose(Layout(format, sheet=sheet), 1).grid.places for sheet in sheets]
        assert [int(number) for number in said] == takes
