"""Items: the entries of one bibliography file as CSL-JSON. pandoc reads them, and refuses all for a
bad one, so the bad ones are found and told of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from labpress.citations.dates import with_words
from labpress.citations.identifiers import DOI
from labpress.citations.records import Record, Scan
from labpress.pandoc import Pandoc
from labpress.problems import Level, PandocError, PandocMissing, Problem

PARENT = re.compile(r"^\s*(?:crossref|xdata)\s*=\s*[{\"]?([^}\"\n]+)", re.IGNORECASE | re.MULTILINE)
# before what is wrong pandoc says where, counting in the mended text of one entry
REASON = re.compile(
    r"^pandoc could not do '\w+': (?:Error at \([^)]*\):\s*|Error in \$\[0\]:?\s*)?"
)


AT_ONCE = 250
"""Entries that pandoc is asked for in one request."""
ANCESTORS = 10
"""Entries that one may take fields from, one above the other; pandoc's time doubles with each."""
LONGEST = 20_000
"""Letters of one entry; pandoc's time grows with their square, to minutes for many backslashes."""


def items_of(scan: Scan, pandoc: Pandoc) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
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
    sound = []
    for record, ancestors in zip(short, _ancestors(short).values(), strict=True):
        if record.key.lower() in ancestors:
            problems.append(_circle(record, scan.path))
        elif len(ancestors) > ANCESTORS:
            problems.append(_chain(record, scan.path))
        else:
            sound.append(record)
    return sound, problems


def _with_parents(part: Sequence[Record], known: Mapping[str, Record]) -> list[Record]:
    """`part`, and all that its entries take fields from, wherever in the file that stands."""
    found = {record.key.lower(): record for record in part}
    waiting = list(part)
    while waiting:
        new = (key for key in above(waiting.pop()) if key in known and key not in found)
        for key in new:
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


def _ancestors(records: Sequence[Record]) -> dict[str, set[str]]:
    """For each citekey all that its entry takes fields from, by whatever way: it may be itself, on
    which pandoc never ends. More than are useful are not looked for."""
    parents = {record.key.lower(): above(record) for record in records}
    found: dict[str, set[str]] = {}
    for record in records:
        waiting, seen = list(parents[record.key.lower()]), set[str]()
        while waiting and len(seen) <= ANCESTORS:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting += parents.get(one, ())
        found[record.key] = seen
    return found


def above(record: Record) -> set[str]:
    """The keys, in small letters, of the entries that one takes fields from."""
    named = ",".join(PARENT.findall(record.text)).split(",")
    return {key.strip().lower() for key in named if key.strip()}


def _circle(record: Record, path: str) -> Problem:
    message = f"the entry '{record.key}' takes fields from itself, so it is left out"
    hint = "look at its crossref or xdata: it names the work that this one is a part of"
    return Problem(Level.ERROR, path, record.line, record.column, message, hint)


def _chain(record: Record, path: str) -> Problem:
    message = f"the entry '{record.key}' takes fields from more than {ANCESTORS} others"
    hint = "look at its crossref or xdata; it is left out"
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
