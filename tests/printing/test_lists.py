"""Long lists go over several sides: nothing is clipped, and no type is small."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from typing import Any

import pypdf
import pytest

from card_prints import print_deck
from labpress.content import Card, Toolkit, ToolkitItem
from labpress.printing import FORMATS, Layout, Paper
from labpress.printing.lists import paired, spread
from labpress.printing.sides import Side

MakeCard = Callable[..., Card]
Cite = Callable[[str], str]


def setting(k: float, *groups: list[float]) -> dict[str, Any]:
    made = [{"head": 10.0, "rows": rows} for rows in groups]
    return {"k": k, "note": 1, "space": 1, "widths": [], "torn": False, "groups": made}


def sides_of(*settings: dict[str, Any], room: float = 100) -> list[Side]:
    choice = {"stacked": False, "room": room, "between": 5.0, "settings": list(settings)}
    return spread(Side("run", {}), {"choice": choice})


def rows(side: Side) -> list[tuple[int, int, int]]:
    return [(one["group"], one["from"], one["to"]) for one in side.choice["groups"]]


def test_a_short_list_takes_one_side_in_the_largest_type() -> None:
    (side,) = sides_of(setting(2, [30, 30, 30]), setting(1, [10, 10, 10]))
    assert (side.choice["k"], side.choice["part"], rows(side)) == (2, "", [(0, 0, 3)])


def test_type_is_smaller_rather_than_a_side_more() -> None:
    (side,) = sides_of(setting(2, [30, 30, 31]), setting(1, [10, 10, 10]))
    assert side.choice["k"] == 1


def test_sides_that_are_needed_anyway_are_filled_evenly_in_the_largest_type() -> None:
    first, second = sides_of(setting(2, [20.0] * 5), setting(1, [19.0] * 5))
    assert (first.choice["k"], first.choice["first"], second.choice["first"]) == (2, True, False)
    assert (rows(first), rows(second)) == ([(0, 0, 3)], [(0, 3, 5)])
    assert [side.choice["part"] for side in (first, second)] == ["1 / 2", "2 / 2"]


def test_a_second_table_has_its_title_with_its_first_row() -> None:
    first, second = sides_of(setting(1, [40, 40], [20, 20]))
    assert (rows(first), rows(second)) == ([(0, 0, 2)], [(1, 0, 2)])


def test_two_tables_stand_apart() -> None:
    (side,) = sides_of(setting(1, [40], [35]))
    assert rows(side) == [(0, 0, 1), (1, 0, 1)]
    assert len(sides_of(setting(1, [40], [36]))) == 2


def test_a_row_taller_than_a_side_stands_alone() -> None:
    made = sides_of(setting(1, [20, 150, 20]))
    assert [rows(side) for side in made] == [[(0, 0, 1)], [(0, 1, 2)], [(0, 2, 3)]]
    assert [side.choice["over"] for side in made] == [0, 60, 0]
    assert len(sides_of(setting(1, [150]))) == 1


def test_a_side_for_notes_is_there_only_where_fronts_and_backs_would_part() -> None:
    cover, contents, notes, front = (
        Side(kind, {}) for kind in ("cover", "contents", "notes", "front")
    )
    assert paired([cover, contents, notes, front]) == [cover, contents, front]
    assert paired([cover, notes, front]) == [cover, notes, front]
    assert paired([front]) == [front]


@pytest.mark.parametrize(("name", "least"), [("poker", 7), ("large", 18), ("a6-safe", 7)])
def test_every_row_of_a_long_list_is_printed_in_type_that_can_be_read(
    name: str,
    least: float,
    make_card: MakeCard,
    toolkit: Toolkit,
    paper: Paper,
    cite: Cite,
) -> None:
    steps = tuple(
        ToolkitItem(kind="break", name=f"Pause{n}", line=9, minutes=5, note=f"Note{n} " * (n % 7))
        for n in range(60)
    )
    things = tuple(f"Thing{n}" for n in range(70))
    cards = [make_card(materials=things[i::10], code=f"Q{i}", slug=f"q{i}") for i in range(10)]
    kit = dataclasses.replace(toolkit, items=steps)
    layout = Layout(FORMATS[name], "large" if name == "large" else "colour")
    printed = print_deck(kit, cards, paper, cite, layout=layout)
    pages = pypdf.PdfReader(io.BytesIO(printed.pdf)).pages
    assert len(pages) == printed.pages and printed.pages % 2 == 0
    before = pages[: len(pages) - 2 * len(cards)]
    words = " ".join(sheet.extract_text() for sheet in before).split()
    assert {*things, *(step.name for step in steps)} <= {*words}
    assert min(size for sheet in before for size in sizes(sheet)) >= least


def sizes(sheet: pypdf.PageObject) -> set[float]:
    """The sizes of all type on a page, in points."""
    found: set[float] = set()

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            found.add(round(abs(size * tm[0] * cm[0]), 2))

    sheet.extract_text(visitor_text=visit)
    return found
