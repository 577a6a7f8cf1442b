"""Channels: which feeds a lab has: what is new in all, its cards, each project and each tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from labpress.catalogue import Ask, permalink
from labpress.catalogue.permalinks import FOLDERS
from labpress.content import Item
from labpress.content.timeline import newest


@dataclass(frozen=True, slots=True)
class Channel:
    """What one feed is of. `kind` is `all`, `cards`, `project` or `tag`, and `name` which of these;
    `folder` is where its files and, on a site of folders, its page stand. `items` begin with the
    newest; what has no date has no place in a list by time."""

    kind: str
    name: str
    folder: str
    items: tuple[Item, ...]


def channels(ask: Ask, most: int) -> tuple[Channel, ...]:
    """Every feed that has something in it, each with its `most` newest items."""
    return tuple(
        Channel(kind, name, folder, found[:most])
        for kind, name, folder, items in _all(ask)
        if (found := newest(item for item in items if not item.draft))
    )


def _all(ask: Ask) -> Iterator[tuple[str, str, str, Iterable[Item]]]:
    yield "all", "", "", (*ask.essays(), *ask.outputs())
    yield "cards", "", f"{FOLDERS['card']}/", ask.cards()
    for project in ask.projects():
        own = (*ask.essays_of(project), *ask.outputs_of(project))
        yield "project", project.title, permalink(project), own
    for group in ask.groups("tag"):
        yield "tag", group.name, group.path, group.items
