"""Record: one entry as it stands in a bibliography file, with its place, before pandoc reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from labpress.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class Record:
    """`text` is the entry in its file's format, mended where pandoc would misread it.

    `fields` has the line of each field, as far as the format's scanner knows it.
    """

    key: str
    line: int
    column: int
    text: str
    fields: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in one file: `format` is pandoc's name of it, `head` goes before any entry."""

    path: str
    format: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    head: str = ""

    def text(self, records: Iterable[Record]) -> str:
        """A file of `records` alone."""
        texts = [record.text for record in records]
        if self.format == "csljson":
            return "[" + ",\n".join(texts) + "]"
        return "\n".join([self.head, *texts])


def unique(path: str, found: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """The first record of each key, and a problem for each later one."""
    first: dict[str, Record] = {}
    problems = []
    for record in found:
        kept = first.setdefault(record.key, record)
        if kept is not record:
            problems.append(twice(path, record, f"line {kept.line}", record.text == kept.text))
    return tuple(first.values()), tuple(problems)


def twice(path: str, record: Record, first: str, same: bool) -> Problem:
    """The problem of a citekey that was given before, at `first`; `same` entries do little harm."""
    return Problem(
        Level.WARNING if same else Level.ERROR,
        path,
        record.line,
        record.column,
        f"the citekey '{record.key}' is already used in {first}, and that entry counts",
        "delete this entry" if same else "delete one of the two, or give this one another citekey",
    )
