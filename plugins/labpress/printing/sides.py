"""Sides: what is printed on one face of a leaf, and the choices made for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from labpress.content import Item

Face = dict[str, Any]
Choice = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Side:
    """One printed side. `kind` is a template's name (front, back, cover, …), `face` its words in
    plain data, `owner` the item that its problems are said of. `choice` is empty until it has been
    measured: then it is what the template needs to know to draw without measuring again."""

    kind: str
    face: Face
    owner: Item | None = None
    choice: Choice = field(default_factory=dict)


def sides_of(face: Face, owner: Item, poker: bool) -> tuple[Side, Side]:
    """Front and back of a card."""
    kinds = ("poker-front", "poker-back") if poker else ("front", "back")
    return Side(kinds[0], face, owner), Side(kinds[1], face, owner)
