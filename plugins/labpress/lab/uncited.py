"""Uncited: works of the lab's bibliography that no text cites, as advice to those who keep it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from labpress.citations import Bibliography, Entry
from labpress.content import Card, Item
from labpress.lab.settings import Settings
from labpress.problems import Level, Problem

MOST = 20
"""Works of a file that are each told of; a library of thousands is meant to have more."""


def uncited(
    items: Iterable[Item], bibliography: Bibliography, settings: Settings
) -> Iterator[Problem]:
    """Advice on each work that nothing cites. None where a page lists the whole bibliography, and
    none on works that are kept elsewhere and only fetched."""
    items = tuple(items)
    marks = (mark for item in items for mark in item.body.marks)
    if any(mark.kind == "bibliography" and mark.key == "full" for mark in marks):
        return
    cited = {key for item in items for key in _cited(item)}
    fetched = {settings.relative(remote.file) for remote in settings.remote}
    idle: dict[str, list[Entry]] = defaultdict(list)
    for key in bibliography:
        entry = bibliography[key]
        is_used = key in cited or key.lower() in bibliography.parents
        if not is_used and entry.path not in fetched:
            idle[entry.path].append(entry)
    for entries in idle.values():
        yield from map(_one, entries) if len(entries) <= MOST else [_many(entries)]


def _cited(item: Item) -> Iterator[str]:
    for mark in item.body.marks:
        if mark.kind == "cite":
            yield from mark.key.split()
    if isinstance(item, Card):
        yield from item.sources


def _one(entry: Entry) -> Problem:
    message = f"nothing cites '{entry.key}'"
    return _advice(entry, message, "take it out if nobody will, or leave it")


def _many(entries: list[Entry]) -> Problem:
    message = f"nothing cites {len(entries)} works of this file; the first is '{entries[0].key}'"
    return _advice(entries[0], message, "leave them if others use the file too")


def _advice(entry: Entry, message: str, hint: str) -> Problem:
    return Problem(Level.ADVICE, entry.path, entry.line, None, message, hint)
