"""Trials: one inline pattern tried on a text, and what it finds there."""

from __future__ import annotations

from typing import NamedTuple

from markdown.inlinepatterns import InlineProcessor, Pattern

from labpress.markdown.placing import Node
from labpress.markdown.signs import begins_of, signs_of


class Trial(NamedTuple):
    """A pattern, its place in the order, the signs of which a text must hold one, and with what
    all begins that it finds."""

    at: int
    pattern: Pattern
    signs: frozenset[str]
    begins: str


class Hit(NamedTuple):
    """What a pattern has found: what to put there, and what stays before and after it."""

    node: Node | None
    before: str
    after: str
    end: int


def trial_of(at: int, pattern: Pattern) -> Trial:
    """The trial of the pattern that stands at number `at`."""
    return Trial(at, pattern, signs_of(pattern), begins_of(pattern))


def next_hit(trial: Trial, text: str, start: int) -> Hit | None:
    """What a pattern finds first in `text` from `start` on. It may pass over a match."""
    pattern = trial.pattern
    regex = pattern.getCompiledRegExp()
    if isinstance(pattern, InlineProcessor):
        if trial.begins:
            start = _first(text, trial.begins, start)
        for match in regex.finditer(text, start):
            node, first, end = pattern.handleMatch(match, text)
            if first is not None and end is not None:
                return Hit(node, text[:first], text[end:], end)
        return None
    whole = regex.match(text[start:])  # a pattern of the old kind matches all that is left
    if whole is None:
        return None
    behind = whole.groups()[-1]
    return Hit(pattern.handleMatch(whole), text[:start] + whole[1], behind, whole.end())


def _first(text: str, characters: str, start: int) -> int:
    """Where the first of `characters` stands in `text` from `start` on; its end if none does."""
    places = [at for one in characters if (at := text.find(one, start)) >= 0]
    return min(places, default=len(text))
