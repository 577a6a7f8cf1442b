"""Holding back: what is wrong in items that are not published yet stops nobody's publishing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from labpress.citations import Bibliography
from labpress.content import Card, Item
from labpress.content.item import UNREADABLE
from labpress.problems import Level, Problem


def softened(problems: Iterable[Problem], items: Iterable[Item]) -> Iterator[Problem]:
    """`problems` with those in an item that is held back as advice, whatever they were.

    Of an item that waits for its day, a warning says that they will stop publishing then. A file
    that could not be read at all may be a draft or not, so its errors stay errors; so do those of
    an item that is held back because its own `draft` cannot be read.
    """
    held = {item.path: item for item in items if item.draft and item.held != UNREADABLE}
    errors: Counter[str] = Counter()
    for problem in problems:
        if problem.path in held:
            errors[problem.path] += problem.level is Level.ERROR
            yield replace(problem, level=Level.ADVICE)
        else:
            yield problem
    for path, number in errors.items():
        if number and held[path].publish_on and held[path].held:
            yield _ahead(held[path], number)


def _ahead(item: Item, number: int) -> Problem:
    """What will happen on an item's day if nobody looks at it before."""
    line, column = item.lines.get("publish_on", (1, 1))
    faults = "a fault" if number == 1 else f"{number} faults"
    message = f"this has {faults} that will stop all publishing on {item.publish_on}"
    hint = "mend what is listed for this file before that day"
    return Problem(Level.WARNING, item.path, line, column, message, hint)


def secret_works(items: Iterable[Item], known: Bibliography) -> frozenset[str]:
    """The citekeys that only items held back cite: a list of all works must not tell of them."""
    cited: dict[bool, set[str]] = {True: set(), False: set()}
    for item in items:
        for mark in item.body.marks:
            if mark.kind == "cite":
                cited[item.draft].update(mark.key.split())
        if isinstance(item, Card):
            cited[item.draft].update(item.sources)
    return frozenset(key for key in cited[True] - cited[False] if key in known)
