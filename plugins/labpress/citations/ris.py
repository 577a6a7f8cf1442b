"""Scans a RIS file, as databases and publishers give them, into CSL-JSON items with their places.

pandoc reads RIS too, but a body's name as a person's, a day after the year not at all, and no line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from labpress.citations.keys import Keys, base_key
from labpress.citations.records import Record, Scan, unique
from labpress.citations.ris_fields import item_of
from labpress.problems import Level, Problem

LINE = re.compile(r"(?P<tag>[A-Z][A-Z0-9]) {0,2}-(?: (?P<text>.*))?$")
# a key that a citation can name, in braces at least
KEY = re.compile(r"[^\s{}\[\]@;]+")
PLACES = {"DO": "doi", "UR": "url"}


@dataclass(slots=True)
class _Entry:
    """The fields of one entry in their order, each with its line."""

    line: int
    fields: list[tuple[str, str, int]] = field(default_factory=list)

    def value(self, tag: str) -> str:
        return next((text.strip() for name, text, _ in self.fields if name == tag), "")


def scan(text: str, path: str) -> Scan:
    """The entries of a RIS file. One that says no `ID` gets a citekey, and advice to write it."""
    scanner = _Scanner(path)
    entries = list(scanner.entries(text))
    keys = Keys({entry.value("ID").casefold() for entry in entries})
    records = [_record(entry, keys, scanner) for entry in entries]
    once, doubles = unique(path, records)
    return Scan(path, "csljson", once, (*scanner.problems, *doubles))


@dataclass(slots=True)
class _Scanner:
    path: str
    problems: list[Problem] = field(default_factory=list)

    def entries(self, text: str) -> Iterator[_Entry]:
        entry: _Entry | None = None
        outside = False
        for number, line in enumerate(text.split("\n"), 1):
            found = LINE.match(line)
            tag = found["tag"] if found else ""
            if tag == "TY":
                if entry:
                    self._unended(entry, number)
                    yield entry
                entry, outside = _Entry(number), False
                entry.fields.append((tag, line[6:].strip(), number))
                continue
            elif entry is None:
                outside = self._outside(number, line, said=outside)
                continue
            if tag == "ER":
                yield entry
                entry = None
            elif found:
                entry.fields.append((tag, found["text"] or "", number))
            elif line.strip() and entry.fields:
                name, before, at = entry.fields[-1]
                entry.fields[-1] = (name, f"{before} {line.strip()}", at)
        if entry:
            self._unended(entry, None)
            yield entry

    def _outside(self, number: int, line: str, *, said: bool) -> bool:
        """Says once of lines between two entries that they are in none."""
        if said or not line.strip():
            return said
        message = "this stands in no entry, so it is left out"
        self.report(Level.ERROR, number, message, "an entry begins with a line such as TY  - JOUR")
        return True

    def _unended(self, entry: _Entry, number: int | None) -> None:
        message = f"the entry that begins in line {entry.line} has no end"
        where = "before this" if number else "at the end of the file"
        self.report(Level.WARNING, number or entry.line, message, f"put a line `ER  - ` {where}")

    def report(self, level: Level, line: int, message: str, hint: str) -> None:
        """Notes a problem in a line."""
        self.problems.append(Problem(level, self.path, line, 1, message, hint))


def _record(entry: _Entry, keys: Keys, scanner: _Scanner) -> Record:
    item: dict[str, Any] = item_of([(tag, text) for tag, text, _ in entry.fields])
    said = entry.value("ID")
    key = said if KEY.fullmatch(said) else keys.new(base_key(item))
    if key != said:
        why = f"the ID '{said}' can be no citekey" if said else "this entry has no ID"
        message = f"{why}, so it is cited as '{key}'"
        hint = f"write `ID  - {key}` in it, so that the key stays"
        scanner.report(Level.ADVICE, entry.line, message, hint)
    lines = {PLACES[tag]: line for tag, _, line in reversed(entry.fields) if tag in PLACES}
    text = json.dumps({**item, "id": key}, ensure_ascii=False)
    return Record(key, entry.line, 1, text, lines)
