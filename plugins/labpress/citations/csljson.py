"""Scans a CSL-JSON file, as reference managers export it: a list of items, each with an id."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from labpress.citations.records import Record, Scan, unique
from labpress.problems import Level, Problem


def scan(text: str, path: str) -> Scan:
    """The items of a CSL-JSON file, each with the place of its id."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        found = Problem(
            Level.ERROR,
            path,
            error.lineno,
            error.colno,
            f"this is no JSON: {error.msg}",
            "export the file from the reference manager again",
        )
        return Scan(path, "csljson", (), (found,))
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        found = Problem(
            Level.ERROR, path, 1, 1, "this is no list of CSL-JSON items", "export it as CSL-JSON"
        )
        return Scan(path, "csljson", (), (found,))
    records, doubles = unique(path, _records(items, text))
    missing = tuple(
        Problem(
            Level.ERROR,
            path,
            None,
            None,
            f"item {number} has no id, so nothing can cite it",
            'give it one: "id": "smith2020"',
        )
        for number, item in enumerate(items, 1)
        if not _key(item)
    )
    return Scan(path, "csljson", records, (*missing, *doubles))


def _records(items: list[dict[str, Any]], text: str) -> Iterator[Record]:
    at = 0
    for item in items:
        key = _key(item)
        if not key:
            continue
        place = re.compile(r'"id"\s*:\s*' + re.escape(json.dumps(item["id"]))).search(text, at)
        at = place.start() if place else at
        line = text.count("\n", 0, at) + 1
        column = at - text.rfind("\n", 0, at)
        yield Record(key, line, column, json.dumps({**item, "id": key}, ensure_ascii=False))


def _key(item: dict[str, Any]) -> str:
    key = item.get("id")
    return str(key).strip() if isinstance(key, str | int) else ""
