"""Crop marks, ruler and words of every sheet: where they are, and what they keep clear of."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import typst

from labpress.printing import FORMATS, SHEETS, Layout
from labpress.printing.compiler import fonts
from labpress.printing.footlines import BELOW, CAPITALS, RULER, SIZE, footlines
from labpress.printing.grids import Grid, grid_of
from labpress.printing.labels import Labels, labels_for
from labpress.printing.marks import Line, crop_marks
from labpress.problems import PrintError

Box = tuple[float, float, float, float]
WORDS = labels_for("en")
NAME, HOW = "Sheet 22 of 25, front", WORDS["flip-long"]


def grids() -> Iterator[Grid]:
    """Every format on every sheet, with gutters and margins that people may ask for."""
    for format in FORMATS.values():
        for sheet in SHEETS.values():
            for edition, gutter, margin in (
                ("colour", 4, 5), ("colour", 6, 3), ("ink-saver", 0, 5), ("ink-saver", 2, 8),
            ):  # fmt: skip
                layout = Layout(format, edition, gutter=gutter, margin=margin)
                try:
                    yield grid_of(layout, sheet)
                except PrintError:
                    continue


GRIDS = list(grids())


def cards(grid: Grid, more: float = 0) -> list[Box]:
    corners = [grid.corner(place) for place in range(grid.places)]
    return [
        (x - more, y - more, x + grid.card_width + more, y + grid.card_height + more)
        for x, y in corners
    ]


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    hair = 1e-3
    return (
        one[0] < other[2] - hair and other[0] < one[2] - hair
        and one[1] < other[3] - hair and other[1] < one[3] - hair
    )  # fmt: skip


def thick(line: Line, half: float = 0.05) -> Box:
    return line[0] - half, line[1] - half, line[2] + half, line[3] + half


def inside(box: Box, margin: float, grid: Grid) -> bool:
    """Whether a box keeps a margin from the edges of the sheet."""
    hair = 1e-3
    return (
        min(box[:2]) >= margin - hair
        and box[2] <= grid.width - margin + hair
        and box[3] <= grid.height - margin + hair
    )


def width_of(words: str) -> float:
    source = "#set page(width: auto, height: auto, margin: 0pt)\n" + (
        f'#context [#metadata(measure(text(font: "Atkinson Hyperlegible Next", size: {SIZE}pt, '
        f"{json.dumps(words, ensure_ascii=False)})).width.mm())<w>]"
    )
    found = typst.query(source.encode(), "<w>", field="value", one=True, font_paths=fonts())
    return float(json.loads(found))


@pytest.mark.parametrize("grid", GRIDS)
def test_marks_keep_clear_of_what_is_cut_out(grid: Grid) -> None:
    for line in crop_marks(grid):
        assert not any(meet(thick(line, 0), card) for card in cards(grid, grid.bleed)), line
        assert inside(line, 1.5, grid)


@pytest.mark.parametrize("grid", [grid for grid in GRIDS if grid.gutter >= 4])
def test_each_cut_has_marks_that_a_printer_prints(grid: Grid) -> None:
    marks = crop_marks(grid)
    seen = [line for line in marks if inside(line, grid.margin, grid)]
    for x0, y0, x1, y1 in cards(grid):
        for x in (x0, x1):
            assert any(line[0] == line[2] == pytest.approx(x, abs=1e-3) for line in seen)
            # at both ends, if only a better printer prints these
            assert sum(line[0] == line[2] == pytest.approx(x, abs=1e-3) for line in marks) >= 2
        for y in (y0, y1):
            assert any(line[1] == line[3] == pytest.approx(y, abs=1e-3) for line in seen)


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("marked", [True, False])
def test_ruler_and_words_keep_clear_of_cards_and_marks(grid: Grid, marked: bool) -> None:
    foot = footlines(grid, marked, NAME, HOW, WORDS)
    words = [
        (note.x, note.y - CAPITALS / 2, note.x + width_of_cached(note.words), note.y + CAPITALS / 2)
        for note in foot.notes
    ]
    things = [*words, *map(thick, foot.ruler)]
    kept = [*cards(grid), *(map(thick, crop_marks(grid)) if marked else ())]
    for thing in things:
        assert not any(meet(thing, one) for one in kept)
        assert inside(thing, grid.margin, grid)
    for box in words:
        below = (box[0], box[1], box[2], box[3] + BELOW)
        assert not any(meet(below, one) for one in kept)
        assert not any(meet(below, thick(stroke)) for stroke in foot.ruler)
        assert sum(meet(below, other) for other in words) == 1


_widths: dict[str, float] = {}


def width_of_cached(words: str) -> float:
    if words not in _widths:
        _widths[words] = width_of(words)
    return _widths[words]


@pytest.mark.parametrize(
    ("format", "sheet", "y", "words"),
    [
        # below the marks
        ("a6", "a4", 203.6, ["50 mm: print at 100 %", f"{NAME} · {HOW}"]),
        # between them
        ("a6-safe", "a4", 289.8, ["50 mm: print at 100 %", f"{NAME} · {HOW}"]),
        ("poker", "a4", 288.5, ["50 mm: print at 100 %", f"{NAME} · {HOW}"]),
        # in the gutter, for the margin has no room
        ("letter-safe", "letter", 139.4, ["50 mm: print at 100 %", f"{NAME} · {HOW}"]),
    ],
)
def test_the_foot_says_how_to_print_where_there_is_room(
    format: str, sheet: str, y: float, words: list[str]
) -> None:
    grid = grid_of(Layout(FORMATS[format]), SHEETS[sheet])
    foot = footlines(grid, True, NAME, HOW, WORDS)
    assert {round(note.y, 1) for note in foot.notes} == {y}
    assert [note.words for note in foot.notes] == words
    assert foot.ruler[0][2] - foot.ruler[0][0] == RULER


def test_words_too_long_for_one_column_stand_below_two() -> None:
    grid = grid_of(Layout(FORMATS["poker"]), SHEETS["a4"])
    foot = footlines(grid, True, NAME, WORDS["flip-none"], WORDS)
    assert [note.words for note in foot.notes] == [
        "50 mm: print at 100 %", NAME, WORDS["flip-none"],
    ]  # fmt: skip


def test_without_room_the_foot_stays_empty() -> None:
    # two to a sheet, side by side: no gutter lies between rows
    grid = grid_of(Layout(FORMATS["a6"], margin=30), SHEETS["a4"])
    assert (grid.columns, grid.rows) == (2, 1)
    foot = footlines(grid, True, NAME, HOW, WORDS)
    assert (foot.ruler, foot.notes) == ((), ())


@pytest.mark.parametrize("table", [labels_for("en")])
def test_words_are_as_wide_as_was_thought(table: Labels) -> None:
    grid = Grid(1, 1, 1000, 300, 10, 10, 4, 5, 1)
    name = table["sheet-front"].format(sheet=22, sheets=25)
    foot = footlines(grid, False, name, table["flip-none"], table)
    first, second = foot.notes
    assert second.x - first.x == pytest.approx(width_of(first.words) + 4, abs=0.2)
