"""A Body as plain values and back: what is kept of a text that was parsed before.

Of most texts a build needs only what others ask of them, which stands apart; the rest is read when
it is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from operator import attrgetter
from typing import Any

from labpress.markdown.body import Block, Body, Fault, Heading, Mark, Section
from labpress.objects import dumped, loaded

Packed = tuple[dict[str, Any], tuple[Any, ...], bytes]
"""What was worked out of a text, by name; its marks; and all that it says, to be read by itself."""

_SECTION = attrgetter("name", "id", "line", "html")
_MARK = attrgetter(
    *("n", "kind", "key", "line", "text", "context", "anchor", "said", "within"),
)
_BLOCK = attrgetter("kind", "line", "text")
WORKED_OUT = ("ids", "length", "told", "digest", "elements", "has_math", "has_films")


def packed(body: Body) -> Packed:
    """All of `body` in tuples, texts and numbers, which take a tenth of the time to be read."""
    rest = (
        body.source,
        tuple(map(_SECTION, body.sections)),
        tuple(map(_packed_heading, body.contents)),
        body.plain,
        tuple(map(_BLOCK, body.blocks)),
        body.faults,
    )
    worked_out = {name: getattr(body, name) for name in WORKED_OUT}
    return worked_out, tuple(map(_MARK, body.marks)), dumped(rest)


class KeptBody(Body):
    """A Body of which each part is made when it is asked for.

    Made by `unpacked` alone; a copy with other values (`dataclasses.replace`) is a whole one.
    """

    _marks: tuple[Any, ...]
    _packed: bytes

    @cached_property
    def _rest(self) -> tuple[Any, ...]:
        rest: tuple[Any, ...] = loaded(self._packed)
        return rest

    @cached_property
    def source(self) -> str:
        """See Body, as for all that follow."""
        return str(self._rest[0])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return _all(Section, self._rest[1])

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return _all(Mark, self._marks)

    @cached_property
    def contents(self) -> tuple[Heading, ...]:
        return tuple(map(_heading, self._rest[2]))

    @cached_property
    def plain(self) -> str:
        return str(self._rest[3])

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return _all(Block, self._rest[4])

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(self._rest[5])


def unpacked(values: Packed) -> Body:
    """The Body that `packed` was given."""
    worked_out, marks, rest = values
    body = object.__new__(KeptBody)
    body.__dict__.update(worked_out, _marks=marks, _packed=rest)
    return body


def _all(made: Callable[..., Any], rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(made(*row) for row in rows)


def _packed_heading(heading: Heading) -> tuple[Any, ...]:
    children = tuple(map(_packed_heading, heading.children))
    return (heading.level, heading.id, heading.name, children)


def _heading(values: tuple[Any, ...]) -> Heading:
    level, id, name, children = values
    return Heading(level, id, name, tuple(map(_heading, children)))
