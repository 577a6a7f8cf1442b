"""What was read of one file, as plain values and back, so that no text is parsed twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from labpress.content.item import Item
from labpress.content.kinds import KINDS
from labpress.content.page import Page
from labpress.markdown.kept import packed, unpacked
from labpress.objects import dumped, loaded
from labpress.problems import Problem

Read = tuple[Item | None, Sequence[Problem]]


@dataclass(frozen=True)
class KeptRead:
    """What reading a file gave, and which other files it was asked for, with the answer."""

    item: Item | None
    problems: tuple[Problem, ...]
    files: Mapping[str, bool]


def dump_read(
    item: Item | None, problems: Sequence[Problem], files: Mapping[str, bool]
) -> tuple[bytes, bytes]:
    """The item of one file and its problems as bytes, and by itself what its text says. `files`:
    see KeptRead."""
    if item is None:
        return dumped(("", None, tuple(problems), dict(files))), b""
    body, rest = packed(item.body)
    fields = {**item.__dict__, "body": body}
    return dumped((item.kind, fields, tuple(problems), dict(files))), rest


def load_read(content: bytes, fetch: Callable[[], bytes]) -> KeptRead:
    """What `dump_read` was given; `fetch` gives what the text says. Raises LookupError for what
    this version does not know."""
    kind, fields, problems, files = loaded(content)
    if fields is None:
        return KeptRead(None, problems, files)
    model = KINDS.get(kind, Page)
    item: Item = object.__new__(model)
    # as pickle does it: the values were checked when the file was read
    item.__dict__.update(fields, body=unpacked(fields["body"], fetch))
    return KeptRead(item, problems, files)
