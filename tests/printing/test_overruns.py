"""What is said of sides that are too full, for what was measured of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from labpress.content import Card, Toolkit
from labpress.printing import FORMATS
from labpress.printing.overruns import overruns
from labpress.printing.sides import Side
from labpress.problems import Level

A6 = FORMATS["a6"]
FITS = {"over": 0, "room": 40, "section": "", "cut": 0, "left": 0, "wide": []}
WIDE = {"section": "title", "word": "Donaudampfschiff", "over": 2.5}


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        ({}, []),
        (
            {"over": 8.2, "room": 0, "section": "how", "cut": 14},
            [(Level.ERROR, "How is 9 mm too tall on A6, cut about 14 words", "")],
        ),
        (
            {"over": 0.3, "room": 0, "section": "time", "cut": 1},
            [(Level.ERROR, "Time is 0.3 mm too tall on A6, cut about 1 word", "")],
        ),
        (
            {"room": 2.1, "section": "why", "left": 6},
            [
                (
                    Level.ADVICE,
                    "Why nearly fills A6: 2.1 mm are left",
                    "about 6 words more will fit",
                )
            ],
        ),
        (
            {"room": 0, "section": "source", "left": -1},
            [
                (
                    Level.ADVICE,
                    "Sources nearly fills A6: 0 mm are left",
                    "no further line will fit",
                )
            ],
        ),
        (
            {"wide": [WIDE]},
            [
                (
                    Level.WARNING,
                    "'Donaudampfschiff' in Title is 2.5 mm wider than its line on A6",
                    "use a shorter word",
                )
            ],
        ),
    ],
    ids=["fits", "too tall", "less than a millimetre", "nearly full", "full", "too wide"],
)
def test_it_is_said_what_to_do(
    card: Card, measured: dict[str, Any], said: list[tuple[Level, str, str]]
) -> None:
    side = Side("front", {}, card)
    found = overruns([side], [{**FITS, **measured}], A6, card)
    assert [(problem.level, problem.message, problem.hint) for problem in found] == said


@pytest.mark.parametrize(
    ("section", "place"),
    [("title", "2:8"), ("source", "9:10"), ("people", ""), ("how", "heading")],
)
def test_it_is_said_where(
    card: Card, text: str, line_of: Callable[[str, str], int], section: str, place: str
) -> None:
    measured = {**FITS, "over": 3.0, "section": section, "cut": 2}
    (problem,) = overruns([Side("front", {}, card)], [measured], A6, card)
    line = f"{line_of('## How', text)}" if place == "heading" else place
    assert problem.place == ":".join(filter(None, (card.path, line)))


def test_a_full_list_of_a_toolkit_needs_no_advice(toolkit: Toolkit) -> None:
    measured = {**FITS, "room": 0.5, "section": "title"}
    assert overruns([Side("cover", {}, toolkit)], [measured], A6, toolkit) == []


def test_what_no_item_owns_is_said_of_the_deck(toolkit: Toolkit) -> None:
    measured = {**FITS, "over": 3.0, "section": "title", "cut": 2}
    (problem,) = overruns([Side("cover", {})], [measured], A6, toolkit)
    assert problem.path == toolkit.path
