"""Additions: works that go into the lab's bibliography, or are there already."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labpress import citations
from labpress.citations import Bibliography, Entry
from labpress.importing.clean_work import clean_work
from labpress.importing.delivery import Delivery
from labpress.importing.naming_works import Name, NoWork
from labpress.importing.works import Works
from labpress.lab import Settings
from labpress.outside import resolve
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem

Csl = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Additions:
    """`new` are the entries by citekey, as they are to stand in the file at `path`; `known` are the
    entries that are there of works that were to be added; `refused` the titles of works that cannot
    be written down."""

    path: Path
    new: Mapping[str, str]
    known: tuple[Entry, ...]
    refused: tuple[str, ...] = ()


def found_works(
    name: Name, settings: Settings, pandoc: Pandoc
) -> tuple[list[Csl], tuple[Problem, ...]]:
    """The works that a name stands for, fetched if need be, and what is wrong with them.

    Raises NoWork if there is none, and Unreachable if nobody answers.
    """
    if name.kind == "file":
        file = Path(name.text).absolute()
        found, said = citations.load([file], file.parent, pandoc)
        # advice is for files that stay: here each work gets its key
        problems = tuple(one for one in said if one.level is not Level.ADVICE)
        if not found and not problems:
            raise NoWork(f"there is no work in '{name.text}' (export it again)")
        return [found[key].csl for key in found], problems
    text = resolve(name.kind, name.text, settings.resolvers)
    works = _read(text, pandoc) if text else []
    if not works:
        what = (
            "what stands there" if name.kind == "url" else f"a work with this {name.kind.upper()}"
        )
        message = f"nobody who was asked knows {what}: {name.text}"
        raise NoWork(f"{message} (compare it, or add the entry by hand)")
    return [{**works[0], **_sure(name, works[0])}], ()


def additions(works: list[Csl], settings: Settings, pandoc: Pandoc) -> Additions:
    """What is to be written down of `works`; nothing is written yet."""
    bibliography, _ = citations.load(settings.bib_files, settings.root, pandoc)
    known = Works(bibliography)
    clean = [clean_work(work) for work in works]
    there = dict.fromkeys(filter(None, map(known.known_as, clean)))
    known.keys({str(n): work for n, work in enumerate(clean) if not known.known_as(work)})
    entries = known.entries(pandoc)
    lost = tuple(str(known.new[key].get("title", key)) for key in known.new if key not in entries)
    return Additions(_file(settings), entries, tuple(bibliography[key] for key in there), lost)


def entry_of(name: Name, bibliography: Bibliography) -> Entry | None:
    """The entry of the work that has that name, if the bibliography has it."""
    key = Works(bibliography).known_as(name.work)
    return bibliography[key] if key else None


def put(new: Additions, settings: Settings) -> None:
    """Writes the new entries at the end of the bibliography, all or none. What stands there stays.

    Raises ImportFault if it cannot."""
    text = "\n\n".join(new.new.values()) + "\n"
    Delivery(settings.root, {}, {new.path: text.encode()}).put()


def _file(settings: Settings) -> Path:
    """The .bib file that grows: the lab's first one, else a new one beside the essays."""
    known = [path for path in settings.own_bib_files if path.suffix.lower() == ".bib"]
    return known[0] if known else settings.essays_dir / "references.bib"


def _sure(name: Name, work: Csl) -> Csl:
    """What the name says more surely than the answer, where that says nothing."""
    return {field: text for field, text in name.work.items() if text and not work.get(field)}


def _read(text: str, pandoc: Pandoc) -> list[Csl]:
    """The works in an answer, which is CSL-JSON, RIS or BibTeX."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return _from_json(text)
    suffix = ".ris" if text.startswith("TY") else ".bib" if text.startswith("@") else ""
    if not suffix:
        return []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"answer{suffix}")
        file.write_text(text, encoding="utf-8")
        found, _ = citations.load([file], Path(folder), pandoc)
    return [found[key].csl for key in found]


def _from_json(text: str) -> list[Csl]:
    try:
        answer = json.loads(text)
    except ValueError:
        return []
    items = answer if isinstance(answer, list) else [answer]
    return [one for one in items if isinstance(one, dict) and one.get("title")]
