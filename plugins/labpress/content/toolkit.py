"""Toolkit: cards, essays and breaks in the order in which a group meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from labpress.content import identifiers, readers, values
from labpress.content.fields import fields_of, read_fields, written
from labpress.content.findings import Findings
from labpress.content.item import Item
from labpress.content.other_names import suggestion
from labpress.content.people import People
from labpress.content.readers import Reader
from labpress.content.tree import Map, Node, Text

ITEM_KINDS = ("card", "essay", "output", "break")
_FORM = "write `- five-whys`, or `- card: five-whys`, `- essay: ...`, `- break: Lunch`"


@dataclass(frozen=True, kw_only=True)
class ToolkitItem:
    """One step of a toolkit: a card, essay or output by `name`, or a break called so."""

    kind: str
    name: str
    line: int
    minutes: int | None = written(values.whole(1, 10_000), "How many minutes it gets", sample="30")
    note: str = written(readers.line(), "A word to whoever leads the group")
    optional: bool = written(values.truth(), "`yes`: may be left out", sample="yes")


_TABLE = fields_of(ToolkitItem)


def _read_item(node: Node, name: str, findings: Findings) -> ToolkitItem | None:
    if isinstance(node, Text):
        node = Map({"card": node}, {"card": node.place}, node.place)
    kinds = [key for key in node.values if key in ITEM_KINDS] if isinstance(node, Map) else []
    if not isinstance(node, Map) or len(kinds) != 1:
        near = [suggestion(key, ITEM_KINDS) for key in node.values] if isinstance(node, Map) else []
        hint = f"did you mean '{near[0]}'?" if not kinds and near and near[0] else _FORM
        findings.error(node.place, f"'{name}': this is not one step of a toolkit", hint)
        return None
    kind = kinds[0]
    reader = readers.line(120) if kind == "break" else identifiers.name_of(kind)
    called = reader.read(node.values[kind], f"{name}.{kind}", findings)
    rest = {key: value for key, value in node.values.items() if key != kind}
    keys = {key: place for key, place in node.keys.items() if key != kind}
    more = read_fields(_TABLE, Map(rest, keys, node.place), "a step", findings, f"{name}.")
    return ToolkitItem(kind=kind, name=called, line=node.place[0], **more) if called else None


def steps() -> Reader[ToolkitItem]:
    """One step: the slug of a card, or a kind with its name and perhaps more."""
    detail = {"minutes": {"type": "integer"}, "note": {"type": "string"}}
    named = {kind: {"type": "string"} for kind in ITEM_KINDS}
    schema = {
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {**named, **detail, "optional": values.truth().schema},
                "oneOf": [{"required": [kind]} for kind in ITEM_KINDS],
            },
        ]
    }
    return Reader(_read_item, schema, _FORM)


@dataclass(frozen=True, kw_only=True, eq=False)
class Toolkit(Item):
    """One toolkit."""

    kind: ClassVar[str] = "toolkit"
    called: ClassVar[str] = "a toolkit"

    purpose: str = written(
        readers.sentence(300),
        "What a group has reached at the end, in one sentence",
        required=True,
        sample="Leave with one small test that begins this week",
    )
    items: tuple[ToolkitItem, ...] = written(
        readers.many(steps()),
        "The cards, essays, outputs and breaks in order",
        required=True,
        sample="[five-whys, premortem]",
    )
    audience: str = written(readers.line(), "For whom it is")
    stages: tuple[str, ...] = written(readers.many(values.stage()), "The stages of work it serves")
    projects: tuple[str, ...] = written(
        readers.many(identifiers.name_of("project")), "The projects in which it was used"
    )
    group: People | None = written(values.people(), "For how many people it works")
    total_minutes: int | None = written(
        values.whole(1, 100_000), "How long it takes in all; checked against the steps"
    )
    authors: tuple[str, ...] = written(
        readers.many(readers.line(120, "write a name")), "Who put it together"
    )
    version: str = written(readers.line(20), "Its version", sample="1.1", default="1")
    image: str = written(identifiers.file(), "A picture of it")
    image_alt: str = written(
        readers.line(500), "What the picture shows, for those who cannot see it"
    )

    @property
    def minutes(self) -> int | None:
        """The minutes of all steps; None while one of them does not say how long it takes."""
        given = [item.minutes for item in self.items]
        known = [minutes for minutes in given if minutes is not None]
        return sum(known) if known and len(known) == len(given) else None
