"""What several cards need is listed once, if they say it in the same words."""

from __future__ import annotations

import pytest

from labpress.content.materials import merged, same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Sticky notes", "sticky  notes.", True),
        ("Sticky-notes", "Sticky notes", True),
        ("Flip-chart (large)", "flip chart, large", True),
        ("Straße", "STRASSE", True),
        ("A pen", "A pens", False),
        ("Pens", "Pencils", False),
        ("紙", "紙", True),
        ("紙", "筆", False),
    ],
)
def test_what_says_the_same(one: str, other: str, alike: bool) -> None:
    assert (same(one) == same(other)) is alike


def test_each_thing_is_listed_once_as_it_was_first_said() -> None:
    said = [("Sticky notes", "a"), ("Pens", "a"), ("sticky-notes.", "b"), ("Pens", "a"), ("—", "c")]
    assert merged(said) == [("Sticky notes", ("a", "b")), ("Pens", ("a",)), ("—", ("c",))]
