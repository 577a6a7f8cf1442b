"""Where an essay stands among those of its project or series, and on whom that answer hangs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask, Catalogue
from labpress.content import STAGES, Essay, Item, PartialDate, Project
from labpress.markdown import parse

PROJECT = Project(path="docs/projects/p.md", slug="p", title="P", body=parse(""), number=1)


def essays(**fields: Any) -> list[Essay]:
    """Five essays, the last of them a draft."""
    return [
        Essay(
            path=f"essays/e{n}.md",
            slug=f"e{n}",
            title=f"Essay {n}",
            body=parse("Text."),
            date=PartialDate(2010 + n),
            draft=n == 4,
            **fields,
        )
        for n in range(5)
    ]


def ask(items: list[Essay], **options: Any) -> Ask:
    return Ask(Catalogue((PROJECT, *items), {}, str), STAGES, lambda item: item.path, **options)


def in_project(door: Ask, one: Essay) -> Any:
    return door.place_in_project(one, PROJECT)


def in_series(door: Ask, one: Essay) -> Any:
    return door.place_in_series(one)


Place = Callable[[Ask, Essay], Any]
ROWS = [("project", "p", in_project), ("series", "Long ago", in_series)]


@pytest.mark.parametrize(("field", "value", "place"), ROWS)
def test_a_place_and_its_neighbours(field: str, value: str, place: Place) -> None:
    items = essays(**{field: value})
    first, middle, last = (place(ask(items), items[n]) for n in (0, 1, 3))
    assert (first.number, first.of, first.before) == (1, 4, None)
    assert (middle.before, middle.after) == (items[0], items[2])
    assert (last.number, last.after) == (4, None)
    assert place(ask(items), items[4]) is None, "a draft"
    assert place(ask(items, drafts=True), items[3]).after is items[4]


def test_a_series_says_its_name() -> None:
    items = essays(series="Long ago")
    found = ask(items).place_in_series(items[1])
    assert found and (found.name, found.path) == ("Long ago", "series/long-ago/")
    assert ask(essays(series="")).place_in_series(essays(series="No one")[0]) is None


@pytest.mark.parametrize(("field", "value", "place"), ROWS)
def test_the_answer_hangs_on_neighbours_alone(field: str, value: str, place: Place) -> None:
    def said(*titles: str) -> dict[Any, str]:
        items = essays(**{field: value})
        named = [replace(one, title=new) for one, new in zip(items, titles, strict=False)]
        door = ask([*named, *items[len(named) :]])
        place(door, items[3])
        return door.asked

    assert said("Other", "Other") == said()
    assert said("Essay 0", "Essay 1", "Other") != said()


def test_a_text_that_a_hook_changed_keeps_its_place() -> None:
    items: list[Essay] = essays(project="p")
    changed: Item = replace(items[1], body=parse("More."))
    assert isinstance(changed, Essay)
    found = ask(items).place_in_project(changed, PROJECT)
    assert found and found.number == 2
