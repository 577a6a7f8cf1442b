"""Readers: how one value of the front matter is read from the tree, and how an editor's schema
describes it. A reader never raises: what it cannot read it reports and leaves to the default."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from labpress.content.findings import Findings
from labpress.content.forms import FormError
from labpress.content.sentences import sentences
from labpress.content.tree import List, Map, Node, Text
from labpress.problems import TURNING

T = TypeVar("T")

SCALAR = {"type": ["string", "number", "boolean"]}
"""What YAML may take a writer's text for: `1.10` and `yes` are texts to us."""


@dataclass(frozen=True)
class Reader(Generic[T]):
    """`read(node, name, findings)` gives the value of field `name`, or None and a problem.

    `schema` is its JSON Schema, `form` says in plain words what to write, `empty` is the value
    of a field that is not there.
    """

    read: Callable[[Node, str, Findings], T | None]
    schema: Mapping[str, Any]
    form: str
    empty: Any = None


def scalar(
    parse: Callable[[str], T], form: str, schema: Mapping[str, Any] = SCALAR, empty: Any = None
) -> Reader[T]:
    """A reader of one text by `parse`, which may raise FormError."""

    def read(node: Node, name: str, findings: Findings) -> T | None:
        if not isinstance(node, Text):
            findings.error(node.place, *_not_a_text(node, name, form))
            return None
        try:
            return parse(one_line(node.value))
        except FormError as fault:
            findings.error(node.place, f"'{name}': {fault}", form)
            return None

    return Reader(read, schema, form, empty)


def line(most: int = 300, form: str = "write one line of text") -> Reader[str]:
    """One line of up to `most` characters. A longer one is reported and kept; signs that turn
    what stands after them are reported and left out."""
    taken = scalar(str, form)

    def read(node: Node, name: str, findings: Findings) -> str | None:
        value = taken.read(node, name, findings)
        value = value and unturned(value, node, name, findings)
        if value and len(value) > most:
            message = f"'{name}' has {len(value):,} characters; at most {most}"
            findings.error(node.place, message, f"cut {len(value) - most:,} of them")
        return value

    return Reader(read, {**SCALAR, "maxLength": most}, f"{form}, up to {most} characters", "")


def unturned(text: str, node: Node, name: str, findings: Findings) -> str:
    """`text` of field `name` without signs that turn its direction, which are reported: nobody sees
    them, and what the page puts after the text would be turned as well."""
    found = [sign for sign in dict.fromkeys(text) if sign in TURNING]
    if found:
        codes = ", ".join(f"U+{ord(sign):04X}" for sign in found)
        message = f"'{name}' has signs that turn its direction and cannot be seen: {codes}"
        findings.warning(node.place, message, "take them out: type the text anew, do not paste it")
    return "".join(sign for sign in text if sign not in found)


def sentence(most: int) -> Reader[str]:
    """One sentence of up to `most` characters."""
    taken = line(most, "write one sentence")

    def read(node: Node, name: str, findings: Findings) -> str | None:
        value = taken.read(node, name, findings)
        if value and len(sentences(value)) > 1:
            message = f"'{name}' has {len(sentences(value))} sentences; it should be one"
            findings.warning(node.place, message, "keep the first, and move the rest to the text")
        return value

    return Reader(read, taken.schema, taken.form, "")


def prose() -> Reader[str]:
    """A text that may have several lines and paragraphs."""

    def read(node: Node, name: str, findings: Findings) -> str | None:
        if isinstance(node, Text):
            return node.value.strip()
        return scalar(str, "write text").read(node, name, findings)

    return Reader(read, SCALAR, "write text", "")


def many(one: Reader[T], least: int = 0, most: int = 200) -> Reader[tuple[T, ...]]:
    """A list; a list of one may be written without the hyphen. Empty entries are reported."""

    def read(node: Node, name: str, findings: Findings) -> tuple[T, ...]:
        entries = node.values if isinstance(node, List) else (node,)
        found = [value for n, entry in enumerate(entries)
                 if (value := _entry(one, n, entry, name, findings)) is not None]  # fmt: skip
        if not least <= len(entries) <= most:
            wanted = f"{least} to {most}" if least else f"{most} at most"
            number = f"{len(entries)} entr{'y' if len(entries) == 1 else 'ies'}"
            findings.warning(node.place, f"'{name}' has {number}", f"write {wanted}")
        return tuple(dict.fromkeys(found))

    schema = {"anyOf": [one.schema, {"type": "array", "items": one.schema}]}
    return Reader(read, schema, f"{one.form}, or a list of such", ())


def _entry(one: Reader[T], n: int, node: Node, name: str, findings: Findings) -> T | None:
    findings.places[f"{name}.{n}"] = node.place
    if isinstance(node, Text) and node.is_empty:
        findings.error(node.place, f"'{name}' has an entry without text", "write it or remove it")
        return None
    return one.read(node, name, findings)


def one_line(text: str) -> str:
    """`text` with line breaks, tabs and runs of spaces as one space; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def _not_a_text(node: List | Map, name: str, form: str) -> tuple[str, str]:
    if isinstance(node, List):
        return f"'{name}' must be one text, not a list", form
    words = next(iter(node.values), "")
    message = f"'{name}' must be one text, and the colon after '{words}' makes it a field"
    return message, "put the text in quotes if the colon belongs to it"
