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

Packed = tuple[dict[str, Any], tuple[Any, ...]]
"""What was worked out of a text, by name, and its marks."""

_SECTION = attrgetter("name", "id", "line", "html")
_BLOCK = attrgetter("kind", "line", "text")
WORKED_OUT = ("ids", "length", "told", "digest", "elements", "has_math", "has_films")


PARTS = ("_rest", "source", "sections", "contents", "plain", "blocks", "faults")
"""What is fetched when it is asked for."""


def packed(body: Body) -> tuple[Packed, bytes]:
    """All of `body` in tuples, texts and numbers, which take a tenth of the time to be read: what
    others ask of it, and, to be kept by itself, all that it says."""
    rest = (
        body.source,
        tuple(map(_SECTION, body.sections)),
        tuple(map(_packed_heading, body.contents)),
        body.plain,
        tuple(map(_BLOCK, body.blocks)),
        body.faults,
    )
    worked_out = {name: getattr(body, name) for name in WORKED_OUT}
    return (worked_out, tuple(map(tuple, body.marks))), dumped(rest)


class KeptBody(Body):
    """A Body of which each part is made when it is asked for.

    Made by `unpacked` alone; a copy with other values (`dataclasses.replace`) is a whole one.
    """

    _marks: tuple[Any, ...]
    _fetch: Callable[[], bytes]

    @cached_property
    def _rest(self) -> tuple[Any, ...]:
        rest: tuple[Any, ...] = loaded(self._fetch())
        return rest

    def forget(self) -> None:
        """See Body."""
        if "_fetch" in self.__dict__:  # else it is a copy
            for name in PARTS:
                self.__dict__.pop(name, None)

    @cached_property
    def source(self) -> str:
        """See Body, as for all that follow."""
        return str(self._rest[0])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return _all(Section, self._rest[1])

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(map(Mark._make, self._marks))

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


def unpacked(values: Packed, fetch: Callable[[], bytes]) -> Body:
    """The Body that `packed` was given. `fetch` gives what was kept by itself, as often as it is
    wanted."""
    worked_out, marks = values
    body = object.__new__(KeptBody)
    body.__dict__.update(worked_out, _marks=marks, _fetch=fetch)
    return body


def _all(made: Callable[..., Any], rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(made(*row) for row in rows)


def _packed_heading(heading: Heading) -> tuple[Any, ...]:
    children = tuple(map(_packed_heading, heading.children))
    return (heading.level, heading.id, heading.name, children)


def _heading(values: tuple[Any, ...]) -> Heading:
    level, id, name, children = values
    return Heading(level, id, name, tuple(map(_heading, children)))
