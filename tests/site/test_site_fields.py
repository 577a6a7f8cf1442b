"""No field is written for nothing: each one changes a page, or is used where the list says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask
from labpress.content import (
    FIELDS,
    Adapted,
    Change,
    Duration,
    Item,
    PartialDate,
    People,
    Period,
    RunningTime,
    ToolkitItem,
    Video,
)
from labpress.site import (
    Features,
    content_html,
    list_template_of,
    list_view,
    template_of,
    view_of,
)

USED_ELSEWHERE = {
    "redirect_from": "the forwards, which are files of their own",
    "publish_on": "the lab, which holds the item back until then",
    "approved": "the lab, which may hold the item back without it",
    "review_by": "the checks, which remind of it",
    "sources": "the lab, which formats them with the citations of the text",
    "bibliography": "nothing yet; the checks say so",
    "csl": "nothing yet; the checks say so",
    "poster": "the film of a video, which the small lab's output is not",
}
DAY = PartialDate(2001)
WORDS = "xyzzy"
OTHERS: Mapping[str, Any] = {
    "access": "closed",
    "adapted_from": Adapted(title=WORDS),
    "changes": (Change(date=DAY, text=WORDS),),
    "date": DAY,
    "do_first": ("premortem",),
    "do_next": (),
    "doi": "10.1000/xyzzy",
    "draft": True,
    "duration": RunningTime(99),
    "end": DAY,
    "goes_with": ("premortem",),
    "group": People(20, 30),
    "items": (ToolkitItem(kind="card", name="premortem", line=1),),
    "maturity": "tested",
    "n": 99,
    "number": 99,
    "pages": 99,
    "people": People(20, 30),
    "project": "",
    "projects": ("peer",),
    "reading_minutes": 99,
    "related": ("output:survey",),
    "rows": 99,
    "searched_until": DAY,
    "start": DAY,
    "status": "open",
    "time": Duration(1, 1, "day", text="1 day"),
    "total_minutes": 999,
    "translation_of": "two",
    "type": "report",
    "updated": DAY,
    "url": "https://lab.example/xyzzy",
    "video": Video(url="https://lab.example/xyzzy"),
}
"""Values other than those of the small lab; `WORDS` for all other fields."""
STAGES_OF = {"project": (("share", Period(DAY, DAY)),)}
FIRST: Mapping[str, Mapping[str, Any]] = {
    "image_alt": {"image": "a.png"},
    "image_credit": {"image": "a.png"},
    "series": {"project": ""},
}
"""What else must be there for a field to say anything."""
CASES = [(kind, field.name) for kind, fields in FIELDS.items() for field in fields]

Rendered = Callable[..., str]
AskOf = Callable[[Sequence[Item]], Ask]


@pytest.mark.parametrize(("kind", "name"), CASES, ids=[f"{k}-{n}" for k, n in CASES])
def test_a_field_changes_a_page_or_is_used_elsewhere(
    kind: str, name: str, items: tuple[Item, ...], ask_of: AskOf, render: Rendered
) -> None:
    item = next(item for item in items if item.kind == kind)
    before = replace(item, **FIRST.get(name, {}))
    change: Mapping[str, Any] = {name: other(kind, name, getattr(before, name))}
    pages = [page_of(one, items, ask_of, render) for one in (before, replace(before, **change))]
    assert (pages[0] == pages[1]) is (name in USED_ELSEWHERE)


def other(kind: str, name: str, value: object) -> object:
    """A value for the field that is not `value`."""
    if name == "stages":
        return STAGES_OF.get(kind, ("develop",))
    if kind == "card" and name == "translation_of":
        return "premortem"
    default = (WORDS,) if isinstance(value, tuple) else WORDS
    return OTHERS.get(name, default)


def page_of(item: Item, items: Sequence[Item], ask_of: AskOf, render: Rendered) -> str:
    """The page of `item` and the list that it is in."""
    ask = ask_of([item if one.path == item.path else one for one in items])
    text = content_html(item, ask, None, str, str)
    own = {"content": text, "title": item.title}
    features = Features()
    page = render(template_of(item.kind), ask, view_of(item, ask, features), page=own)
    rows = list_view(item.kind, ask, features)
    return page + render(list_template_of(item.kind), ask, rows)


def test_the_list_of_exceptions_is_no_longer_than_it_must_be() -> None:
    known = {field.name for fields in FIELDS.values() for field in fields}
    assert set(USED_ELSEWHERE) <= known
    assert {*OTHERS, *FIRST} <= known
