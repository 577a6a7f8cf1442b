"""Bibliography: every entry of the lab's bibliography files, in CSL's form and with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from labpress.citations import bibtex, csljson, cslyaml, ris
from labpress.citations.dates import with_words
from labpress.citations.records import Record, Scan, twice
from labpress.pandoc import Pandoc
from labpress.problems import Level, PandocError, PandocMissing, Problem

SCANNERS: Mapping[str, Callable[[str, str], Scan]] = {
    ".bib": bibtex.scan,
    ".json": csljson.scan,
    ".yaml": cslyaml.scan,
    ".yml": cslyaml.scan,
    ".ris": ris.scan,
}
SUFFIXES = tuple(SCANNERS)


def is_bibliography(path: Path, named: Collection[Path]) -> bool:
    """Whether a file is one by its ending alone, or is among those that were `named`."""
    return path.suffix.lower() in (".bib", ".ris") or path in named


# https://www.doi.org/the-identifier/resources/handbook: a registrant's number, then anything
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)

# a name of a host and perhaps a port: neither `javascript:…` nor a password is one
WEB = re.compile(r"(?:(?:https?|ftp)://)?[\w.-]+(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
PARENT = re.compile(r"^\s*(?:crossref|xdata)\s*=\s*[{\"]?([^}\"\n]+)", re.IGNORECASE | re.MULTILINE)
# before what is wrong pandoc says where, counting in the mended text of one entry
REASON = re.compile(
    r"^pandoc could not do '\w+': (?:Error at \([^)]*\):\s*|Error in \$\[0\]:?\s*)?"
)


AT_ONCE = 250
"""Entries that pandoc is asked for in one request."""
LONGEST = 20_000
"""Letters of one entry; pandoc's time grows with their square, to minutes for many backslashes."""


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
        scan = scan_file(file, root)
        items, refused = _items(scan, pandoc)
        problems += [*scan.problems, *refused]
        for record in scan.records:
            parents |= _above(record)
            first = entries.get(record.key)
            if first is not None:
                same = first.csl == items.get(record.key)
                problems.append(twice(scan.path, record, f"{first.path}:{first.line}", same))
            elif record.key in items:
                item = items[record.key]
                entries[record.key] = Entry(record.key, scan.path, record.line, item)
                problems += _checked(record, item, scan.path)
    return Bibliography(entries, frozenset(parents)), tuple(problems)


def scan_file(file: Path, root: Path) -> Scan:
    """The entries of one bibliography file as they stand, not yet read by pandoc."""
    path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
    scanner = SCANNERS.get(file.suffix.lower())
    if scanner is None:
        return _none(
            path, None, f"'{file.suffix}' is no bibliography file", f"use {', '.join(SUFFIXES)}"
        )
    try:
        raw = file.read_bytes()
    except OSError as error:
        message = f"the bibliography cannot be read: {error.strerror or error}"
        return _none(path, None, message, "check its name in mkdocs.yml")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _none(path, line, "this is not UTF-8 text", "save the file again as UTF-8")
    return scanner(text.replace("\r\n", "\n").replace("\r", "\n"), path)


def _none(path: str, line: int | None, message: str, hint: str) -> Scan:
    return Scan(path, "", (), (Problem(Level.ERROR, path, line, None, message, hint),))


def _items(scan: Scan, pandoc: Pandoc) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """The CSL-JSON items by citekey, and a problem for each entry that cannot be one. They are read
    some hundred at a time, so that one that was changed or is bad costs no reading of thousands."""
    records, problems = _sound(scan)
    known = {record.key.lower(): record for record in records}
    items: dict[str, dict[str, Any]] = {}
    bad: dict[str, Problem] = {}
    for start in range(0, len(records), AT_ONCE):
        part = records[start : start + AT_ONCE]
        whole = _with_parents(part, known)
        try:
            found = _asked(scan, whole, pandoc)
        except PandocError as error:
            _stop_if_ill(pandoc)
            for record, reason in _bad(scan, whole, str(error), pandoc):
                bad[record.key] = _refused(record, scan.path, reason)
            # together again, since an entry may take fields from another one
            found = _asked(scan, [one for one in whole if one.key not in bad], pandoc)
        items |= {record.key: found[record.key] for record in part if record.key in found}
    return items, [*problems, *bad.values()]


def _sound(scan: Scan) -> tuple[list[Record], list[Problem]]:
    """The entries that pandoc can be asked for, and a problem for each other one."""
    short = [record for record in scan.records if len(record.text) <= LONGEST]
    problems = [_too_long(one, scan.path) for one in scan.records if len(one.text) > LONGEST]
    turning = _in_circles(short)
    problems += [_circle(record, scan.path) for record in short if record.key in turning]
    return [record for record in short if record.key not in turning], problems


def _with_parents(part: Sequence[Record], known: Mapping[str, Record]) -> list[Record]:
    """`part`, and all that its entries take fields from, wherever in the file that stands."""
    found = {record.key.lower(): record for record in part}
    waiting = list(part)
    while waiting:
        above = (key for key in _above(waiting.pop()) if key in known and key not in found)
        for key in above:
            found[key] = known[key]
            waiting.append(known[key])
    return list(found.values())


def _bad(
    scan: Scan, records: Sequence[Record], reason: str, pandoc: Pandoc
) -> Iterator[tuple[Record, str]]:
    """Those of `records`, which pandoc refuses for `reason`, that it refuses alone, each with its
    own reason. Halves are asked for, so that one bad entry of thousands is soon found."""
    if len(records) == 1:
        yield records[0], reason
        return
    middle = len(records) // 2
    for half in (records[:middle], records[middle:]):
        try:
            _asked(scan, half, pandoc)
        except PandocError as error:
            yield from _bad(scan, half, str(error), pandoc)


def _stop_if_ill(pandoc: Pandoc) -> None:
    """Raises PandocMissing if pandoc cannot read even a good entry: no file is to blame then."""
    try:
        pandoc.ask("references", text="@book{a, title = {A}}", format="bibtex")
    except PandocError as error:
        if isinstance(error, PandocMissing):
            raise
        hint = "install Labpress again, or try on another machine"
        raise PandocMissing(f"pandoc does not work here: {error} ({hint})") from error


def _asked(scan: Scan, records: Sequence[Record], pandoc: Pandoc) -> dict[str, dict[str, Any]]:
    if not records:
        return {}
    answer = pandoc.recall("references", text=scan.text(records), format=scan.format)
    texts = {record.key: record.text for record in records}
    items = {str(item["id"]): _tidy(item) for item in json.loads(answer["items"])}
    return {key: with_words(item, texts.get(key, "")) for key, item in items.items()}


def _tidy(item: dict[str, Any]) -> dict[str, Any]:
    """The item with its DOI alone, also where it was written with the resolver's address."""
    found = DOI.fullmatch(str(item.get("DOI", "")).strip())
    return {**item, "DOI": found["doi"]} if found else item


def _in_circles(records: Sequence[Record]) -> set[str]:
    """The keys of entries that take fields from themselves, by whatever way: pandoc never ends."""
    above = {record.key.lower(): _above(record) for record in records}

    def turns(key: str) -> bool:
        waiting, seen = list(above[key.lower()]), set[str]()
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += above.get(one, ())
        return key.lower() in seen

    return {record.key for record in records if turns(record.key)}


def _above(record: Record) -> set[str]:
    """The keys, in small letters, of the entries that one takes fields from."""
    named = ",".join(PARENT.findall(record.text)).split(",")
    return {key.strip().lower() for key in named if key.strip()}


def _circle(record: Record, path: str) -> Problem:
    message = f"the entry '{record.key}' takes fields from itself, so it is left out"
    hint = "look at its crossref or xdata: it names the work that this one is a part of"
    return Problem(Level.ERROR, path, record.line, record.column, message, hint)


def _too_long(record: Record, path: str) -> Problem:
    message = f"the entry '{record.key}' has more than {LONGEST:,} letters, so it is left out"
    hint = "take out its abstract or its notes"
    return Problem(Level.ERROR, path, record.line, record.column, message, hint)


def _refused(record: Record, path: str, reason: str) -> Problem:
    words = REASON.sub("", reason).splitlines()[0]
    message = f"the entry '{record.key}' cannot be read, so it is left out: {words}"
    hint = "look at its citekey and at each of its fields"
    return Problem(Level.ERROR, path, record.line, record.column, message, hint)


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
            f"'{doi}' in '{key}' is no DOI", "a DOI looks like 10.1136/bmj.c4078", name="doi"
        )
    if not is_web_address(url):
        yield warning(
            f"'{url}' in '{key}' is no web address, so it is left out",
            "it begins with https://",
            name="url",
        )


def _has_date(issued: Any) -> bool:
    """Whether CSL's date says anything; from a date that is none, pandoc makes an empty list."""
    if not isinstance(issued, dict):
        return False
    said = [value for name, value in issued.items() if name != "date-parts"]
    return any(issued.get("date-parts", ())) or any(said)


def is_web_address(url: str) -> bool:
    """Whether `url` may be shown as a link; `www.example.org` may, too, and so may none."""
    return not url or WEB.fullmatch(url.strip()) is not None
