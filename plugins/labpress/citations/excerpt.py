"""Excerpt: bibliography files with only the entries that one text cites, as they were written."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from labpress.citations.records import Record
from labpress.citations.scanning import scan_file

# fields by which an entry takes its own from others, or lists them
PARENTS = re.compile(
    r"^\s*(?:crossref|xdata|xref|related|entryset)\s*=\s*[{\"]?([^}\",]+(?:,[^}\"]+)?)",
    re.IGNORECASE | re.MULTILINE,
)


def excerpt(files: Sequence[Path], root: Path, keys: Collection[str]) -> dict[str, str]:
    """`references.bib` and `references.json` with the entries of `keys`, and those that these take
    fields from; neither where it would be empty. Of a key in two files the first counts."""
    scans = [scan_file(file, root) for file in files]
    records: dict[str, tuple[Record, str]] = {}
    for scan in scans:
        for record in scan.records:
            records.setdefault(record.key, (record, scan.format))
    wanted = _with_parents(keys, records)
    chosen = {key: found for key, found in records.items() if key in wanted}
    bib = [record.text for record, form in chosen.values() if form != "csljson"]
    items = [record.text for record, form in chosen.values() if form == "csljson"]
    heads = dict.fromkeys(scan.head for scan in scans if scan.head)
    texts = {}
    if bib:
        texts["references.bib"] = "\n".join([*heads, *bib])
    if items:
        texts["references.json"] = "[\n" + ",\n".join(items) + "\n]\n"
    return texts


def _with_parents(keys: Collection[str], records: dict[str, tuple[Record, str]]) -> set[str]:
    wanted: set[str] = set()
    waiting = [key for key in keys if key in records]
    while waiting:
        key = waiting.pop()
        if key in wanted:
            continue
        wanted.add(key)
        named = ",".join(PARENTS.findall(records[key][0].text)).split(",")
        waiting += [parent.strip() for parent in named if parent.strip() in records]
    return wanted
