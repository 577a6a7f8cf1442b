"""Kinds: the kinds of content, the documentation of their fields, and their JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from labpress.content.card import Card
from labpress.content.essay import Essay
from labpress.content.fields import Field, fields_of
from labpress.content.item import Item
from labpress.content.output import Output
from labpress.content.project import Project
from labpress.content.stages import STAGES, Stage
from labpress.content.toolkit import Toolkit

KINDS: Mapping[str, type[Item]] = {
    model.kind: model for model in (Essay, Card, Toolkit, Output, Project)
}
"""The model of each kind. Ordinary pages are none of them."""

FIELDS: Mapping[str, tuple[Field, ...]] = {kind: fields_of(model) for kind, model in KINDS.items()}
"""What may be written in the front matter of each kind, required fields first."""


def json_schema(
    kind: str, stages: Sequence[Stage] = STAGES, good_for: Sequence[str] = ()
) -> dict[str, Any]:
    """The JSON Schema (draft 7, which editors know best) of the front matter of `kind`."""
    lists = {"stages": [stage.id for stage in stages], "good_for": list(good_for)}
    properties = {
        field.name: {**_with_words(field, lists.get(field.name, [])), "description": field.help}
        for field in FIELDS[kind]
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"The front matter of {KINDS[kind].called}",
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in FIELDS[kind] if field.required],
        "properties": properties,
    }


def _with_words(field: Field, words: Sequence[str]) -> dict[str, Any]:
    """The field's schema, its texts limited to `words` if there are any."""
    schema = dict(field.schema)
    if words and "anyOf" in schema:
        one = {"enum": list(words)}
        schema["anyOf"] = [one, {"type": "array", "items": one}]
    elif words:
        schema["propertyNames"] = {"enum": list(words)}
    return schema
