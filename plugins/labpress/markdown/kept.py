"""A Body as plain values and back: what is kept of a text that was parsed before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any

from labpress.markdown.body import Block, Body, Heading, Mark, Section, told_of
from labpress.markdown.length import length_of

Packed = tuple[Any, ...]
"""`source`, `ids`, `plain` and `faults` as they are; the parts of the others as tuples."""

_SECTION = attrgetter("name", "id", "line", "html")
_MARK = attrgetter(
    *("n", "kind", "key", "line", "text", "context", "anchor", "said", "within"),
)
_BLOCK = attrgetter("kind", "line", "text")


def packed(body: Body) -> Packed:
    """All of `body` in tuples, texts and numbers, which take a tenth of the time to be read."""
    return (
        body.source,
        tuple(map(_SECTION, body.sections)),
        tuple(map(_MARK, body.marks)),
        tuple(map(_packed_heading, body.contents)),
        body.ids,
        body.plain,
        tuple(map(_BLOCK, body.blocks)),
        body.faults,
        body.length,
        body.told,
    )


class KeptBody(Body):
    """A Body of which each part is made when it is asked for: of most texts a build needs little.

    Made by `unpacked` alone; a copy with other values (`dataclasses.replace`) is a whole one.
    """

    _packed: Packed

    @cached_property
    def source(self) -> str:
        """See Body, as for all that follow."""
        return str(self._packed[0])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return _all(Section, self._packed[1])

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return _all(Mark, self._packed[2])

    @cached_property
    def contents(self) -> tuple[Heading, ...]:
        return tuple(map(_heading, self._packed[3]))

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self._packed[4])

    @cached_property
    def plain(self) -> str:
        return str(self._packed[5])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return _all(Block, self._packed[6])

    @cached_property
    def faults(self) -> tuple[Any, ...]:
        return tuple(self._packed[7])

    @cached_property
    def length(self) -> tuple[int, int]:
        if "_packed" not in self.__dict__:  # a copy
            return length_of(self.plain)
        words, characters = self._packed[8]
        return words, characters

    @cached_property
    def told(self) -> str:
        if "_packed" not in self.__dict__:  # a copy
            return told_of(self)
        return str(self._packed[9])


def unpacked(values: Packed) -> Body:
    """The Body that `packed` was given."""
    body = object.__new__(KeptBody)
    body.__dict__["_packed"] = values
    return body


def _all(made: Callable[..., Any], rows: Iterable[Packed]) -> tuple[Any, ...]:
    return tuple(made(*row) for row in rows)


def _packed_heading(heading: Heading) -> Packed:
    children = tuple(map(_packed_heading, heading.children))
    return (heading.level, heading.id, heading.name, children)


def _heading(values: Packed) -> Heading:
    level, id, name, children = values
    return Heading(level, id, name, tuple(map(_heading, children)))
