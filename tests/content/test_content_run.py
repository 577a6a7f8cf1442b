"""A run: when each step begins, as far as its writer said how long the steps take."""

from __future__ import annotations

import pytest

from labpress.content import ToolkitItem
from labpress.content.run import clock, elapsed, run_of


def step(name: str, minutes: int | None, *, optional: bool = False) -> ToolkitItem:
    return ToolkitItem(kind="break", name=name, line=1, minutes=minutes, optional=optional)


def test_each_step_begins_where_the_one_before_ends() -> None:
    items = (step("a", 20), step("b", 45), step("c", 30, optional=True))
    run = run_of(items)
    assert [each.begins for each in run.steps] == [0, 20, 65]
    assert (run.known, run.optional, run.open) == (95, 30, ())


def test_nobody_knows_when_a_step_begins_that_follows_one_of_any_length() -> None:
    items = (step("a", 20), step("b", None), step("c", 30))
    run = run_of(items)
    assert [each.begins for each in run.steps] == [0, 20, None]
    assert (run.known, run.open) == (50, (items[1],))


def test_nothing_is_no_run() -> None:
    assert run_of(()).steps == ()


@pytest.mark.parametrize(
    ("minutes", "on_the_clock", "from_the_start"),
    [(0, "00:00", "0:00"), (570, "09:30", "9:30"), (1500, "01:00", "25:00")],
)
def test_minutes_in_figures(minutes: int, on_the_clock: str, from_the_start: str) -> None:
    assert (clock(minutes), elapsed(minutes)) == (on_the_clock, from_the_start)
