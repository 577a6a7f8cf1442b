"""Essay links: those within a text lead to a place that is there, or are words only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LINKS = ("to", "again")
"""The runs that lead to another place of the text."""


def settled(blocks: list[Any]) -> list[Any]:
    """`blocks` where each link within the text leads to a place that is there."""
    names = {one.get("name", "") for one in _each(blocks) if one["kind"] not in LINKS} - {""}
    return [made for one in blocks for made in _without(one, names)]


def _led(value: Any, names: set[str]) -> Any:
    if isinstance(value, list):
        return [made for one in value for made in _without(one, names)]
    if isinstance(value, dict):
        for key, inside in value.items():
            if isinstance(inside, list):
                value[key] = _led(inside, names)
    return value


def _without(one: Any, names: set[str]) -> list[Any]:
    made = _led(one, names)
    if isinstance(one, dict) and one.get("kind") in LINKS and one["name"] not in names:
        return list(made.get("of", []))
    return [made]


def _each(value: Any) -> Iterator[dict[str, Any]]:
    """All mappings with a kind in a tree."""
    if isinstance(value, dict):
        if "kind" in value:
            yield value
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from _each(one)
