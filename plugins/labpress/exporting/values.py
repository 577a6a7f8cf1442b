"""Values: the fields of an item as plain data, under the names that writers know."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from labpress.content import FIELDS, Duration, Item, PartialDate, People
from labpress.content.durations import RunningTime


def fields_of(item: Item) -> dict[str, Any]:
    """Every field of `item` that says something. Dates are ISO texts, as far as they are known."""
    names = (field.name for field in FIELDS.get(item.kind, ()))
    found = {name: value_of(getattr(item, name)) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "", [], {}, False)}


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
