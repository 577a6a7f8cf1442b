"""The tree of a front matter: every scalar as the text it was written as, with line and column.

YAML's own types are never used: they would turn `1.10` to 1.1, `no` to False and `9:30` to 570.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it: fifteen times as fast."""

DEEPEST = 20
LARGEST = 5_000
"""Values of one front matter, aliases written out: a few lines of them can stand for billions."""

_TEXT_TAGS = (None, "!", "tag:yaml.org,2002:str")
_EMPTY = ("", "~", "null")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written. `plain`: without quotes and not as a block."""

    value: str
    place: Place
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written: `title:`, and what programmers write for it."""
        return not self.value.strip() or (self.plain and self.value in _EMPTY)


@dataclass(frozen=True, slots=True)
class List:
    """A sequence."""

    values: tuple[Node, ...]
    place: Place

    @property
    def is_empty(self) -> bool:
        """Whether it is `[]`."""
        return not self.values


@dataclass(frozen=True, slots=True)
class Map:
    """A mapping; `keys` has the place of each key."""

    values: Mapping[str, Node]
    keys: Mapping[str, Place]
    place: Place

    @property
    def is_empty(self) -> bool:
        """Whether it is `{}`."""
        return not self.values


Node = Text | List | Map


class TreeError(Exception):
    """A tree that cannot be used: what is wrong, where, and what to do."""

    def __init__(self, place: Place, message: str, hint: str) -> None:
        super().__init__(message)
        self.place, self.message, self.hint = place, message, hint


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong at one place while the rest of the tree can be used."""

    place: Place
    message: str
    hint: str


class Composer:
    """Makes a tree from YAML's events, so that nothing is built before it is known to be small.

    `first` is the line of the file on which `source` begins. `flaws` are found on the way.
    """

    def __init__(self, source: str, first: int) -> None:
        self._events: Iterator[Event] = yaml.parse(source, LOADER)
        self._first = first
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, Place] = {}
        self._count = 0
        self.flaws: list[Flaw] = []

    def tree(self) -> Node | None:
        """The one document's tree, None for an empty one. Raises TreeError and yaml.YAMLError."""
        found: Node | None = None
        for event in self._events:
            if isinstance(event, NodeEvent):
                found = self._node(event, 0)
            elif isinstance(event, DocumentEndEvent):
                break
        for event in self._events:
            if not isinstance(event, StreamEndEvent):
                place = self._place(event)
                raise TreeError(place, "the front matter ends here, and more follows", "remove it")
        for anchor, place in self._unused.items():
            self._flaw(place, f"'&{anchor}' is left out", "put the whole text in quotes")
        return found

    def _node(self, event: Event, depth: int) -> Node:
        place = self._place(event)
        if depth > DEEPEST:
            raise TreeError(place, "this is nested too deeply", "front matter needs few levels")
        before = self._count
        self._counted(place, 1)
        if isinstance(event, AliasEvent):
            return self._alias(event, place)
        node = self._new(event, place, depth)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._anchors[anchor] = (node, self._count - before)
            self._unused[anchor] = place
        return node

    def _new(self, event: Event, place: Place, depth: int) -> Node:
        tag = getattr(event, "tag", None)
        if tag not in _TEXT_TAGS:
            word = str(tag).replace("tag:yaml.org,2002:", "!!")
            self._flaw(place, f"'{word}' has no meaning here", "leave it out, or use quotes")
        if isinstance(event, ScalarEvent):
            return Text(self._clean(event.value, place), place, not event.style)
        if isinstance(event, SequenceStartEvent):
            return List(tuple(self._node(e, depth + 1) for e in self._until_end()), place)
        assert isinstance(event, MappingStartEvent)  # no other event starts a node
        return self._map(place, depth)

    def _map(self, place: Place, depth: int) -> Map:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in self._until_end():
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Text):
                self._flaw(key.place, "a field's name must be a plain word", "write `name: text`")
            elif key.value in values:
                first = keys[key.value][0]
                message = f"'{key.value}' is given twice, first on line {first}"
                self._flaw(key.place, message, "keep one of the two")
            else:
                values[key.value], keys[key.value] = value, key.place
        return Map(values, keys, place)

    def _until_end(self) -> Iterator[Event]:
        for event in self._events:
            if isinstance(event, CollectionEndEvent):
                return
            yield event

    def _alias(self, event: AliasEvent, place: Place) -> Node:
        if event.anchor not in self._anchors:
            message = f"'*{event.anchor}' points to something that is not there"
            raise TreeError(place, message, "put the text in quotes if it begins with a star")
        node, size = self._anchors[event.anchor]
        self._unused.pop(event.anchor, None)
        self._counted(place, size)
        return node

    def _counted(self, place: Place, size: int) -> None:
        self._count += size
        if self._count > LARGEST:
            message = f"the front matter has more than {LARGEST:,} values"
            raise TreeError(place, message, "keep what is long in the text below it")

    def _clean(self, value: str, place: Place) -> str:
        """`value` without characters that no page, feed or PDF may hold."""
        clean = _CONTROL.sub("", value)
        if clean != value:
            self._flaw(place, "the text holds a control character", "type the text anew")
        return clean

    def _flaw(self, place: Place, message: str, hint: str) -> None:
        self.flaws.append(Flaw(place, message, hint))

    def _place(self, event: Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # only events made by hand have none
        return (mark.line + self._first, mark.column + 1)
