"""Bibliography: every entry of the lab's bibliography files, in CSL's form and with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from labpress.citations.identifiers import DOI, is_web_address
from labpress.citations.kept import read_bib
from labpress.citations.records import Record, twice
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem

MONTHS = frozenset(map(str, (*range(1, 13), *range(21, 25))))
"""With the four seasons, as BibLaTeX counts them."""
DAYS = frozenset(map(str, range(1, 32)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A work that can be cited: its citekey, where it is written down, and its CSL-JSON item."""

    key: str
    path: str
    line: int
    csl: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries by citekey, in the order of the files. `parents` are the keys, in small letters,
    of those that others take fields from."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    parents: frozenset[str] = frozenset()

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def __getitem__(self, key: str) -> Entry:
        return self.entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def load(
    files: Sequence[Path], root: Path, pandoc: Pandoc
) -> tuple[Bibliography, tuple[Problem, ...]]:
    """Every entry that can be read, and a problem for whatever cannot or looks wrong.

    One bad entry costs that entry, one bad file that file. Of a citekey in two files the first
    counts.
    """
    entries: dict[str, Entry] = {}
    parents: set[str] = set()
    problems: list[Problem] = []
    for file in files:
        found = read_bib(file, root, pandoc)
        problems += found.problems
        parents |= found.parents
        for record in found.records:
            first = entries.get(record.key)
            if first is not None:
                same = first.csl == _sound(found.items.get(record.key, {}))
                problems.append(twice(found.path, record, f"{first.path}:{first.line}", same))
            elif record.key in found.items:
                item = found.items[record.key]
                entries[record.key] = Entry(record.key, found.path, record.line, _sound(item))
                problems += _checked(record, item, found.path)
    return Bibliography(entries, frozenset(parents)), tuple(problems)


def _checked(record: Record, item: Mapping[str, Any], path: str) -> Iterator[Problem]:
    def warning(message: str, hint: str, name: str = "") -> Problem:
        line = record.fields.get(name)
        column = None if line else record.column
        return Problem(Level.WARNING, path, line or record.line, column, message, hint)

    key = record.key
    if not item.get("title"):
        yield warning(f"'{key}' has no title", "add its title")
    if not _has_date(item.get("issued")) and not item.get("status"):
        yield warning(f"'{key}' has no date, so it is cited as 'n.d.'", "add its year")
    doi, url = str(item.get("DOI", "")), str(item.get("URL", ""))
    if doi and not DOI.fullmatch(doi):
        yield warning(
            f"'{doi}' in '{key}' is no DOI, so it is left out",
            "a DOI looks like 10.1136/bmj.c4078",
            name="doi",
        )
    if item.get("issued") != _sound_date(item.get("issued")):
        name = "date" if "date" in record.fields else "year"
        message = f"'{key}' has a date that is in no calendar: its year or month counts"
        yield warning(message, "write the year, or 2019-03-14", name=name)
    if not is_web_address(url):
        yield warning(
            f"'{url}' in '{key}' is no web address, so it is left out",
            "it begins with https://",
            name="url",
        )


def _sound(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """`item` without a DOI that is none, which would be a dead link, and without days and months
    that no calendar has. Programs that read our pages would take both for true."""
    doi = str(item.get("DOI", ""))
    kept = {key: value for key, value in item.items() if key != "DOI" or DOI.fullmatch(doi)}
    return {**kept, "issued": _sound_date(item["issued"])} if "issued" in item else kept


def _sound_date(issued: Any) -> Any:
    """CSL's date, each of its parts cut before a month or day that is none."""
    if not isinstance(issued, dict) or not isinstance(issued.get("date-parts"), list):
        return issued
    return {**issued, "date-parts": [_cut(part) for part in issued["date-parts"]]}


def _cut(part: Any) -> Any:
    if not isinstance(part, list):
        return part
    pairs = zip(part[1:], (MONTHS, DAYS), strict=False)
    sound = takewhile(lambda pair: str(pair[0]) in pair[1], pairs)
    return [*part[:1], *(number for number, _ in sound)]


def _has_date(issued: Any) -> bool:
    """Whether CSL's date says anything; from a date that is none, pandoc makes an empty list."""
    if not isinstance(issued, dict):
        return False
    said = [value for name, value in issued.items() if name != "date-parts"]
    return any(issued.get("date-parts", ())) or any(said)
