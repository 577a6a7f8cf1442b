"""Fields: one table for each kind, which is the dataclass itself. Reading, the problems of missing
and unknown fields, the editors' JSON Schema and the guide for writers all come from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from labpress.content.findings import Findings
from labpress.content.other_names import suggestion
from labpress.content.readers import Reader
from labpress.content.tree import Map, Node, Text

T = TypeVar("T")

NEXT_CODE = "{next free code}"
"""Stands in a sample for the next free code of a card."""


@dataclass(frozen=True)
class Field:
    """What may be written under `name`: `help` says what it is for, `form` what to write.

    `sample` is the text of the line to paste where a required field is missing.
    """

    name: str
    help: str
    required: bool
    sample: str
    form: str
    schema: Mapping[str, Any]
    reader: Reader[Any]


def written(
    reader: Reader[Any], help: str, *, required: bool = False, sample: str = "", default: Any = None
) -> Any:
    """An attribute of a dataclass that is read from the front matter by `reader`.

    `default` stands where nothing was written; by default it is what the reader calls empty.
    """
    meta = {"reader": reader, "help": help, "required": required, "sample": sample}
    empty = reader.empty if default is None else default
    return dataclasses.field(default=empty, metadata=meta)


def fields_of(model: type) -> tuple[Field, ...]:
    """The fields that a writer may give for `model`, required ones first."""
    found = []
    for attribute in dataclasses.fields(model):
        meta = attribute.metadata
        if "reader" in meta:
            reader = meta["reader"]
            told = (meta["help"], meta["required"], meta["sample"])
            found.append(Field(attribute.name, *told, reader.form, reader.schema, reader))
    return tuple(sorted(found, key=lambda field: not field.required))


def read_fields(
    table: Sequence[Field], tree: Map, called: str, findings: Findings, prefix: str = ""
) -> dict[str, Any]:
    """The values of those fields of `table` that `tree` has and that could be read.

    `called` names the whole in problems ("an essay"). Unknown and missing fields are reported; a
    mistyped name of a required field is reported once, not as missing too.
    """
    fields = {field.name: field for field in table}
    meant = _report_unknown(tree, fields, called, findings)
    values: dict[str, Any] = {}
    for name, field in fields.items():
        node = tree.values.get(name)
        if node is not None:
            findings.places[prefix + name] = node.place
        if node is None or node.is_empty:
            if field.required and name not in meant:
                _report_missing(field, node, tree, findings, prefix)
        else:
            value = field.reader.read(node, prefix + name, findings)
            if value is not None:
                values[name] = value
    return values


def _report_unknown(
    tree: Map, fields: Mapping[str, Field], called: str, findings: Findings
) -> set[str]:
    """Reports names that are no field; returns the fields that were probably meant."""
    meant = set()
    for key, place in tree.keys.items():
        if key not in fields:
            near = suggestion(key, fields)
            meant.add(near)
            few = f"its fields are {', '.join(fields)}" if len(fields) < 12 else ""
            hint = f"did you mean '{near}'?" if near else few or "leave it out, or check its name"
            findings.error(place, f"'{key}' is not a field of {called}", hint)
    return meant


def _report_missing(
    field: Field, node: Node | None, tree: Map, findings: Findings, prefix: str
) -> None:
    free = findings.rules.next_code() if NEXT_CODE in field.sample else ""
    line = f"`{field.name}: {field.sample.replace(NEXT_CODE, free)}`"
    name = prefix + field.name
    if node is not None:
        findings.error(node.place, f"'{name}' is empty", f"write {line}")
    else:
        place = tree.place if prefix else (1, 1)
        findings.error(place, f"'{name}' is missing", f"add a line such as {line}")


def record(model: type[T], called: str, short: str = "") -> Reader[T]:
    """A reader of several fields under one name, into `model`.

    `short` is the field that a plain text stands for, where that is clear enough.
    """

    table = fields_of(model)

    def read(node: Node, name: str, findings: Findings) -> T | None:
        if isinstance(node, Text) and short:
            node = Map({short: node}, {short: node.place}, node.place)
        if not isinstance(node, Map):
            names = ", ".join(field.name for field in table)
            hint = f"write its parts below it, each on a line of its own: {names}"
            findings.error(node.place, f"'{name}' has several parts", hint)
            return None
        return model(**read_fields(table, node, called, findings, f"{name}."))

    parts = {field.name: {**field.schema, "description": field.help} for field in table}
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": parts,
        "required": [field.name for field in table if field.required],
    }
    form = ", ".join(parts)
    if short:
        schema = {"anyOf": [{"type": "string"}, schema]}
    return Reader(read, schema, f"write its parts below it: {form}")
