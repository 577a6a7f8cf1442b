"""A run sheet says when each step begins, and owns up where nobody can know."""

from __future__ import annotations

import dataclasses

from labpress.content import Card, Toolkit, ToolkitItem
from labpress.printing.labels import labels_for
from labpress.printing.runs import run_sheet

WORDS = labels_for("en-GB")


def step(kind: str, name: str, minutes: int | None = None, **more: object) -> ToolkitItem:
    return ToolkitItem(kind=kind, name=name, line=1, minutes=minutes, **more)  # type: ignore[arg-type]  # of the test's own making


def title(name: str) -> str:
    return {"essay:impact": "What impact is"}.get(name, name)


def sheet(
    toolkit: Toolkit, card: Card, *items: ToolkitItem, start: int | None = None
) -> tuple[list[str], list[list[object]], str]:
    kit = dataclasses.replace(toolkit, items=items or toolkit.items)
    made = run_sheet(kit, [card], WORDS, str, title, start)
    return [column.name for column in made.columns], made.groups[0]["rows"], made.aside


def told(rows: list[list[object]]) -> list[tuple[object, ...]]:
    """When, what (title, code, note) and for how long."""
    return [(w, *(what[k] for k in ("title", "code", "note")), n) for w, what, n in rows]  # type: ignore[index]  # a cell is a dictionary


def test_without_a_start_it_counts_from_nought(toolkit: Toolkit, card: Card) -> None:
    columns, rows, aside = sheet(toolkit, card)
    assert columns == ["After", "What", "Minutes"]
    assert aside == "1 hour 30 minutes"
    assert told(rows) == [
        ("0:00", "Note back", "QL-90", "In two groups", "45"),
        ("0:45", "Lunch", "", "", "30"),
        ("1:15", "What impact is", "", "optional", "15"),
        ("1:30", "End", "", "15 minutes sooner without what is optional", "90"),
    ]


def test_with_a_start_it_goes_by_the_clock(toolkit: Toolkit, card: Card) -> None:
    columns, rows, aside = sheet(toolkit, card, start=9 * 60 + 30)
    assert columns[0] == "Starts"
    assert aside == "09:30–11:00"
    assert [row[0] for row in rows] == ["09:30", "10:15", "10:45", "11:00"]


def test_after_a_step_of_any_length_there_are_no_times(toolkit: Toolkit, card: Card) -> None:
    items = (step("card", "QL-90", 45), step("break", "Lunch"), step("essay", "impact", 15))
    for start, times in ((None, ["0:00", "0:45", "–", "–"]), (540, ["09:00", "09:45", "–", "–"])):
        _, rows, aside = sheet(toolkit, card, *items, start=start)
        assert [row[0] for row in rows] == times
        assert aside == "at least 1 hour"
    assert told(rows)[1:] == [
        ("09:45", "Lunch", "", "", "–"),
        ("–", "What impact is", "", "", "15"),
        ("–", "End", "", "“Lunch” may take any time, so nothing after it has a time.", "60+"),
    ]


def test_several_steps_of_any_length_are_counted_with_the_first(
    toolkit: Toolkit, card: Card
) -> None:
    _, rows, aside = sheet(toolkit, card, step("break", "Tea"), step("break", "Walk"))
    assert aside == ""
    note = "“Tea” and others may take any time, so nothing after it has a time."
    assert told(rows)[-1] == ("–", "End", "", note, "–")


def test_a_step_that_is_not_there_keeps_its_name(toolkit: Toolkit, card: Card) -> None:
    _, rows, _ = sheet(toolkit, card, step("card", "gone", 5), step("output", "film", 5))
    assert [row[1]["title"] for row in rows] == ["card:gone", "output:film", "End"]  # type: ignore[index]  # a cell is a dictionary


def test_a_run_goes_on_after_midnight(toolkit: Toolkit, card: Card) -> None:
    _, rows, aside = sheet(toolkit, card, step("break", "Wait", 120), start=23 * 60)
    assert (rows[-1][0], aside) == ("01:00", "23:00–01:00")
