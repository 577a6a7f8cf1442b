"""Which size of type a deck gets, for what the templates measured of its sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from labpress.printing import FORMATS
from labpress.printing.copyfit import LEADS, STEPS, Measured, chosen, first_ask
from labpress.printing.sides import Side

A6 = FORMATS["a6"]
SMALLEST = len(STEPS) - 1


class Page:
    """Stands for the templates: the text of a side is so high in the smallest type, and grows with
    it. Counts how many sides were measured again."""

    def __init__(self, room: float = 100) -> None:
        self.room = room
        self.again = Counter[str]()

    def measured(self, side: Side, ask: Mapping[str, Any]) -> Measured:
        growths = [self.size(side, place) for place in ask["growths"]]
        choice = {"rest": self.room, "head": 30.0, "icon": 1, "title": 2, "gap": 1, "torn": False,
                  "foot": 5, "count": 5, "stacked": False, "low": False}  # fmt: skip
        return {"choice": choice, "growths": growths, "over": 0}

    @staticmethod
    def size(side: Side, place: int) -> Measured:
        high = float(side.face["high"])
        if side.kind == "back":
            return {"place": place, "steps": high * STEPS[place], "gap": 1.0}
        lead, lists = LEADS[place]
        return {
            "place": place, "facts": {}, "why": high / 2 * lead, "lists": high / 2 * lists
        }  # fmt: skip

    def fit(self, sides: Sequence[Side]) -> list[Side]:
        def ask(some: Sequence[Side], asked: Mapping[str, Any]) -> Sequence[Measured]:
            self.again.update(side.kind for side in some)
            return [self.measured(side, asked) for side in some]

        first = [self.measured(side, first_ask(sides)) for side in sides]
        return chosen(sides, first, ask, A6)


def cards(heights: Sequence[float]) -> list[Side]:
    return [Side(kind, {"high": high}) for high in heights for kind in ("front", "back")]


@pytest.mark.parametrize(
    ("heights", "growth"),
    [
        # of a back with 100 mm of room; STEPS are 1.35, 1.25, 1.15, 1.08 and 1
        ([70], 0),
        ([70, 78], 1),
        ([70, 78, 99], SMALLEST),
        ([70, 120], SMALLEST),
        ([70] * 30, 0),
        ([*[70] * 30, 86], 2),
    ],
    ids=str,
)
def test_all_cards_of_a_deck_have_the_type_of_the_fullest(
    heights: Sequence[float], growth: int
) -> None:
    backs = Page().fit(cards(heights))[1::2]
    assert {side.choice["growth"] for side in backs} == {growth}


def test_a_card_that_is_too_full_says_by_how_much() -> None:
    _, back, _, full = Page().fit(cards([70, 120]))
    assert full.choice["over"] == pytest.approx(20)
    assert back.choice["over"] == pytest.approx(-30)


def test_sizes_that_cannot_fit_are_not_measured() -> None:
    page = Page()
    page.fit(cards([*[99.0] * 20]))
    assert page.again.total() == 0


def test_the_tightest_are_tried_before_all_others() -> None:
    # a back of 78 may fit at the largest size, for all that is known at first, but does not
    page = Page()
    page.fit(cards([*[60.0] * 20, 78.0]))
    assert page.again["back"] == 3 + 21


def test_the_bands_of_a_deck_end_at_one_height_where_cards_allow() -> None:
    fronts = Page().fit(cards([60, 70, 74]))[::2]
    ends = [side.choice["end"] for side in fronts]
    room = [30 - side.choice["over"] for side in fronts]
    assert ends[0] == ends[1]
    assert all(30 <= end <= most for end, most in zip(ends, room, strict=True))


@pytest.mark.parametrize(("high", "lines"), [(30, True), (70, False)])
def test_a_side_that_stays_empty_has_lines_to_write_on(high: float, lines: bool) -> None:
    _, back = Page().fit(cards([high]))
    assert (back.choice["notes"] > 0) is lines


def test_sides_stay_in_their_order_and_other_kinds_as_they_are() -> None:
    cover = Side("cover", {"high": 10})
    notes = Side("notes", {"high": 10})
    sides = [cover, notes, *cards([70, 60])]
    drawn = Page().fit(sides)
    assert [(side.kind, side.face) for side in drawn] == [(side.kind, side.face) for side in sides]
    assert drawn[0].choice["over"] == 0
