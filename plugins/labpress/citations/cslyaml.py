"""Scans a CSL-YAML file: a list of items, or one under `references:`, as pandoc takes them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from labpress.citations.records import Record, Scan, unique
from labpress.citations.yaml_fields import item_of
from labpress.problems import Level, Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, where it is there
DEEPEST = 30
LARGEST = 20_000
"""Values of one item; a few lines of aliases can stand for billions."""
ITEM = re.compile(r"^(?P<indent> *)- ", re.MULTILINE)
HINT = "export the file again, or correct this line"
LIST = "write a list of items under `references:`, each with an id"


def scan(text: str, path: str) -> Scan:
    """The items of a CSL-YAML file, each with its place. A mistake costs the item it is in."""
    scanner = _Scanner(path)
    nodes = scanner.items(text)
    records = [record for node, first in nodes if (record := scanner.record(node, first))]
    once, doubles = unique(path, records)
    return Scan(path, "csljson", once, (*scanner.problems, *doubles))


class _TooMuchError(Exception):
    """The item has more in it, or deeper, than any work has. Never leaves this module."""


@dataclass(slots=True)
class _Scanner:
    path: str
    problems: list[Problem] = field(default_factory=list)

    def items(self, text: str) -> list[tuple[yaml.Node, int]]:
        """The node of each item, with the number of lines before the text that it was read from."""
        try:
            root = _composed(text)
        except yaml.YAMLError as error:
            return list(self._one_by_one(text, error))
        found = _listed(root)
        if found is None:
            line = _line(root) if root is not None else 1
            self._report(line, 1, "this is no list of works", LIST)
        return [(node, 0) for node in found or ()]

    def _one_by_one(self, text: str, fault: yaml.YAMLError) -> Iterator[tuple[yaml.Node, int]]:
        """Every item of the list on its own, in a file that cannot be read as a whole."""
        items = list(ITEM.finditer(text))
        starts = [one.start() for one in items if one["indent"] == items[0]["indent"]]
        if not starts:
            self._refuse(fault, 0)
        for start, end in pairwise([*starts, len(text)]):
            before = text.count("\n", 0, start)
            try:
                found = _listed(_composed(text[start:end]))
            except yaml.YAMLError as error:
                self._refuse(error, before)
            else:
                yield from ((node, before) for node in found or ())

    def _refuse(self, error: yaml.YAMLError, before: int) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = getattr(error, "problem", None) or str(error).partition("\n")[0]
        message = f"this is no YAML, so the item is left out: {said}"
        self._report(before + line, column, message, HINT)

    def record(self, node: yaml.Node, before: int) -> Record | None:
        """The item that a node holds; None, with a problem, where it is none."""
        line, column = before + _line(node), node.start_mark.column + 1
        try:
            item = _Values().plain(node, 0)
        except _TooMuchError:
            message = "this item has too much in it, so it is left out"
            self._report(line, column, message, "take out what is no field of CSL")
            return None
        if not isinstance(item, dict):
            self._report(line, column, "this is no item, so it is left out", LIST)
            return None
        key = str(item.get("id") or "").strip()
        if not key:
            hint = "give it one: `id: smith2020`"
            self._report(line, column, "this item has no id, so nothing can cite it", hint)
            return None
        text = json.dumps(item_of(item, key), ensure_ascii=False)
        return Record(key, line, column, text, _lines(node, before))

    def _report(self, line: int, column: int, message: str, hint: str) -> None:
        self.problems.append(Problem(Level.ERROR, self.path, line, column, message, hint))


def _composed(text: str) -> yaml.Node | None:
    """The nodes of a text. It is gone through first, since what is deep would end the process."""
    depth = 0
    for event in yaml.parse(text, LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise yaml.YAMLError("it is nested too deeply")
    documents = yaml.compose_all(text, LOADER)
    return next(iter(documents), None)


def _listed(root: yaml.Node | None) -> list[yaml.Node] | None:
    """The items of a file; None if it has no list of them."""
    if isinstance(root, yaml.MappingNode):
        named = (value for key, value in root.value if key.value == "references")
        root = next(named, None)
    elif root is None:
        return []
    return list(root.value) if isinstance(root, yaml.SequenceNode) else None


def _lines(node: yaml.Node, before: int) -> dict[str, int]:
    """The line of each field."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value).lower(): before + _line(key) for key, _ in pairs}


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


class _Values:
    """The plain values of one item: mappings, lists and texts, as they are written."""

    def __init__(self) -> None:
        self._count = 0

    def plain(self, node: yaml.Node, depth: int) -> Any:
        """Raises _TooMuchError."""
        self._count += 1
        if self._count > LARGEST or depth > DEEPEST:
            raise _TooMuchError
        if isinstance(node, yaml.MappingNode):
            return {str(k.value): self.plain(v, depth + 1) for k, v in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(one, depth + 1) for one in node.value]
        is_none = node.tag == "tag:yaml.org,2002:null"
        return "" if is_none else node.value
