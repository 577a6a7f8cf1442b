"""What was read of one file, as plain values and back, so that no text is parsed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from labpress.content.item import Item
from labpress.content.kinds import KINDS
from labpress.content.page import Page
from labpress.markdown.kept import packed, unpacked
from labpress.problems import Problem

Read = tuple[Item | None, Sequence[Problem]]


@dataclass(frozen=True)
class KeptRead:
    """What reading a file gave, and which other files it was asked for, with the answer."""

    item: Item | None
    problems: tuple[Problem, ...]
    files: Mapping[str, bool]


Packed = tuple[str, dict[str, Any] | None, tuple[Problem, ...], dict[str, bool]]
"""The kind of an item, its fields, and the rest of a KeptRead."""


def pack_read(
    item: Item | None, problems: Sequence[Problem], files: Mapping[str, bool]
) -> tuple[Packed, bytes]:
    """The item of one file and its problems as plain values, and by itself, as bytes, what its text
    says. `files`: see KeptRead."""
    if item is None:
        return ("", None, tuple(problems), dict(files)), b""
    body, rest = packed(item.body)
    return (item.kind, {**item.__dict__, "body": body}, tuple(problems), dict(files)), rest


def unpack_read(values: Packed, fetch: Callable[[], bytes]) -> KeptRead:
    """What `pack_read` was given; `fetch` gives what the text says."""
    kind, fields, problems, files = values
    if fields is None:
        return KeptRead(None, problems, files)
    model = KINDS.get(kind, Page)
    item: Item = object.__new__(model)
    # as pickle does it: the values were checked when the file was read
    item.__dict__.update(fields, body=unpacked(fields["body"], fetch))
    return KeptRead(item, problems, files)
