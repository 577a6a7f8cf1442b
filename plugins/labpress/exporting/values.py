"""Values: the fields of an item as plain data, under the names that writers know."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from labpress.articles.facts import named_kinds, target_of
from labpress.catalogue import Ask
from labpress.content import FIELDS, Duration, Item, PartialDate, People, Toolkit
from labpress.content.durations import RunningTime


def fields_of(item: Item, ask: Ask, hidden: frozenset[str]) -> dict[str, Any]:
    """Every field of `item` that says something, but for the `hidden`. Dates are ISO texts, as far
    as they are known. Drafts are not named."""
    names = (field.name for field in FIELDS.get(item.kind, ()) if field.name not in hidden)
    found = {name: value_of(_told(name, item, ask)) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "", [], {}, False)}


def _told(name: str, item: Item, ask: Ask) -> object:
    """The value of a field without the items that `ask` does not know."""
    value = getattr(item, name)
    if name == "items" and isinstance(item, Toolkit):
        return tuple(s for s in item.items if s.kind == "break" or ask.item(s.kind, s.name))
    if name not in named_kinds(item):
        return value
    if isinstance(value, tuple):
        return tuple(one for one in value if target_of(name, one, item, ask))
    return value if target_of(name, value, item, ask) else ""


def value_of(value: object) -> Any:
    """One value as text, number, list or mapping."""
    if isinstance(value, PartialDate):
        return value.iso
    if isinstance(value, RunningTime):
        return {"seconds": value.seconds, "text": str(value)}
    if isinstance(value, tuple):
        return [value_of(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: value_of(getattr(value, one.name)) for one in fields(value)}
        text = {"text": value.text} if isinstance(value, Duration | People) else {}
        return {k: v for k, v in (parts | text).items() if v not in (None, "", False)}
    return value
