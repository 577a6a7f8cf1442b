"""What is printed of the little that people say."""

from __future__ import annotations

from typing import Any

import pytest

from labpress.printing.usual import usual_layout
from labpress.problems import PrintError


@pytest.mark.parametrize(
    ("size", "sheet", "more", "format", "paper"),
    [
        ("", "", {}, "a6-safe", "a4"),
        ("", "a4", {}, "a6-safe", "a4"),
        ("", "a3", {}, "a6-safe", "a3"),
        ("", "letter", {}, "letter-safe", "letter"),
        ("", "none", {}, "a6", None),
        ("a6", "", {}, "a6", "a4"),
        ("poker", "", {}, "poker", "a4"),
        ("poker", "letter", {}, "poker", "letter"),
        ("poker", "none", {}, "poker", None),
        # what fits only once on an A4 is a page of its own, unless a sheet is named
        ("a5", "", {}, "a5", None),
        ("a5", "a4", {}, "a5", "a4"),
        ("a4", "", {}, "a4", None),
        # a print shop wants each side by itself
        ("", "", {"bleed": 3}, "a6", None),
        ("poker", "none", {"bleed": 3}, "poker", None),
        ("", "", {"edition": "large"}, "large", None),
        ("a4", "", {"edition": "large"}, "large", None),
        ("", "letter", {"edition": "large"}, "large-letter", None),
        ("letter", "none", {"edition": "large"}, "large-letter", None),
        ("", "none", {"edition": "large"}, "large", None),
    ],
)
def test_what_is_not_said_is_as_most_want_it(
    size: str, sheet: str, more: dict[str, Any], format: str, paper: str | None
) -> None:
    layout = usual_layout(size, sheet, **more)
    assert (layout.format.name, layout.sheet.name if layout.sheet else None) == (format, paper)


def test_what_is_said_is_kept() -> None:
    said: dict[str, Any] = {
        "edition": "grey", "duplex": "short", "order": "stack", "gutter": 6.0, "margin": 8.0,
        "marks": False, "copies": 3,
    }  # fmt: skip
    layout = usual_layout("", "", **said)
    assert {name: getattr(layout, name) for name in said} == said


@pytest.mark.parametrize(
    ("size", "sheet", "more", "said"),
    [
        ("", "a4", {"bleed": 3}, "--bleed is for a print shop"),
        ("poker", "", {"edition": "large"}, "large print is A4 or Letter"),
        ("", "a3", {"edition": "large"}, "large print is A4 or Letter"),
        ("", "none", {"copies": 2}, "copies are laid on a sheet"),
        ("a5", "", {"copies": 2}, "copies are laid on a sheet"),
    ],
)
def test_what_cannot_go_together_is_refused(
    size: str, sheet: str, more: dict[str, Any], said: str
) -> None:
    with pytest.raises(PrintError, match=said):
        usual_layout(size, sheet, **more)
