"""Kept: what was read of one bibliography file, so that it is scanned and handed to pandoc when it
has changed and not at every build."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from labpress.citations.records import Record
from labpress.citations.scanning import path_in, scan_file
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem


@dataclass(frozen=True, slots=True)
class BibFile:
    """The entries of a file as they stand (without their texts where they were kept) and as CSL
    items by citekey; `parents` are the keys of those that others take fields from."""

    path: str
    records: tuple[Record, ...]
    items: Mapping[str, dict[str, Any]]
    parents: frozenset[str]
    problems: tuple[Problem, ...]


def read_bib(file: Path, root: Path, pandoc: Pandoc) -> BibFile:
    """What stands in a bibliography file, and all that is wrong in it."""
    path, memory = path_in(file, root), pandoc.memory
    try:
        content = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return _read(file, root, pandoc)[0]  # which says why
    key = memory.key(pandoc.tasks / "references.lua", "file", way(), path, content)
    known = memory.get(key)
    if known is not None:
        return _unpacked(path, known)
    found, refused = _read(file, root, pandoc)
    if not refused:  # what took pandoc too long today may not tomorrow
        memory.put(key, _packed(found))
    return found


def _read(file: Path, root: Path, pandoc: Pandoc) -> tuple[BibFile, bool]:
    """The file, and whether pandoc would not read all of its entries."""
    # what scans and mends is all imported at the first file that is new
    from labpress.citations.items import above, items_of  # noqa: PLC0415  # large

    scan = scan_file(file, root)
    items, refused = items_of(scan, pandoc)
    parents = frozenset(key for record in scan.records for key in above(record))
    found = BibFile(scan.path, scan.records, items, parents, (*scan.problems, *refused))
    return found, bool(refused)


@cache
def way() -> str:
    """What tells this way of reading from another one: all the code of this room."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _packed(found: BibFile) -> dict[str, Any]:
    """`found` as plain data."""
    return {
        "records": [(one.key, one.line, one.column, dict(one.fields)) for one in found.records],
        "items": dict(found.items),
        "parents": sorted(found.parents),
        "problems": [
            (one.level.value, one.path, one.line, one.column, one.message, one.hint)
            for one in found.problems
        ],
    }


def _unpacked(path: str, known: Mapping[str, Any]) -> BibFile:
    return BibFile(
        path,
        tuple(_record(one) for one in known["records"]),
        known["items"],
        frozenset(known["parents"]),
        tuple(Problem(Level(level), *rest) for level, *rest in known["problems"]),
    )


def _record(packed: Sequence[Any]) -> Record:
    key, line, column, fields = packed
    return Record(key, line, column, "", fields)
