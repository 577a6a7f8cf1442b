"""Scans a CSL-JSON file, as reference managers export it: a list of items, each with an id.

Item by item, so that each has its place and a mistake costs the item it is in.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from labpress.citations.records import Record, Scan, unique
from labpress.problems import Level, Problem

# the list itself, or the one that stands in `{"references": […]}`
LIST = re.compile(r"\s*(?:\{\s*\"(?:references|items)\"\s*:\s*)?\[")
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"?|[{}\[\]]')
# an item that begins a line: brackets that enclose one were not closed before it
NEXT = re.compile(r"^[ \t]*\{(?=\s*\")", re.MULTILINE)
# what may stand in a list instead of an item, and costs no other one
OTHER = re.compile(r'(?:"(?:[^"\\\n]|\\.)*"|[\w.+-]+)(?=\s*[,\]])')
BETWEEN = re.compile(r"[^\s,]")
FIELD = re.compile(r'"(?P<name>[A-Za-z-]+)"\s*:')
AGAIN = "export the file from the reference manager again, or correct this"


def scan(text: str, path: str) -> Scan:
    """The items of a CSL-JSON file that can be read, each with the place of its id."""
    scanner = _Scanner(text, path)
    records, doubles = unique(path, scanner.records())
    return Scan(path, "csljson", records, (*scanner.problems, *doubles))


@dataclass(slots=True)
class _Scanner:
    text: str
    path: str
    problems: list[Problem] = field(default_factory=list)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.ends = [match.start() for match in re.finditer("\n", self.text)]

    def records(self) -> Iterator[Record]:
        """Each item that has an id."""
        for number, (start, end) in enumerate(self._items(), 1):
            item = self._item(start, end)
            if item is None:
                continue
            key = _key(item)
            if not key:
                message = f"item {number} has no id, so nothing can cite it"
                self._report(start, message, 'give it one: "id": "smith2020"')
                continue
            at = self._place_of_id(item["id"], start, end)
            lines = {
                found["name"].lower(): self._place(found.start())[0]
                for found in FIELD.finditer(self.text, start, end)
            }
            text = json.dumps({**item, "id": key}, ensure_ascii=False)
            yield Record(key, *self._place(at), text, lines)

    def _items(self) -> Iterator[tuple[int, int]]:
        """Where each item begins and ends."""
        opening = LIST.match(self.text)
        if opening is None:
            self._report(0, "this is no list of CSL-JSON items", "export it as CSL-JSON")
            return
        at = opening.end()
        while start := BETWEEN.search(self.text, at):
            if start[0] == "]":
                return
            if start[0] != "{":
                self._report(start.start(), "this is no item of CSL-JSON", AGAIN)
                other = OTHER.match(self.text, start.start())
                if other is None:
                    return
                at = other.end()
                continue
            end = self._close(start.start())
            if end is not None:
                yield start.start(), end
                at = end
                continue
            message = "this item is never closed, so it is left out"
            self._report(start.start(), message, "count its brackets and its quotation marks")
            following = NEXT.search(self.text, start.end())
            if following is None:
                return
            at = following.end() - 1

    def _close(self, start: int) -> int | None:
        """The place after the bracket that closes the one at `start`; None where another item
        begins a line as this one does before that."""
        own = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        depth = 0
        for token in TOKEN.finditer(self.text, start):
            if token[0] in "{[":
                begins = token.start() - len(own)
                is_next = token[0] == "{" and not own.strip() and self._begins(begins, own)
                if token.start() > start and is_next:
                    return None
                depth += 1
            elif token[0] in "}]":
                depth -= 1
                if depth == 0:
                    return token.end()
        return None

    def _begins(self, at: int, indent: str) -> bool:
        """Whether what stands at `at`, after `indent`, begins its line."""
        return self.text.startswith(indent, at) and (at == 0 or self.text[at - 1] == "\n")

    def _item(self, start: int, end: int) -> dict[str, Any] | None:
        try:
            item = json.loads(self.text[start:end])
        except json.JSONDecodeError as error:
            self._report(start + error.pos, f"this is no JSON: {error.msg}", AGAIN)
            return None
        except RecursionError:
            self._report(start, "this item is nested too deeply, so it is left out", AGAIN)
            return None
        return item if isinstance(item, dict) else None

    def _place_of_id(self, key: Any, start: int, end: int) -> int:
        said = re.escape(json.dumps(key, ensure_ascii=False))
        place = re.compile(r'"id"\s*:\s*' + said).search(self.text, start, end)
        return place.start() if place else start

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_left(self.ends, at)
        return line + 1, at - (self.ends[line - 1] if line else -1)

    def _report(self, at: int, message: str, hint: str) -> None:
        line, column = self._place(at)
        self.problems.append(Problem(Level.ERROR, self.path, line, column, message, hint))


def _key(item: dict[str, Any]) -> str:
    key = item.get("id")
    return str(key).strip() if isinstance(key, str | int) else ""
