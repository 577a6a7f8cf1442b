"""Schemas: what editors need to complete, explain and check front matter, as JSON Schema.

Draft 7, which editors know best; nothing in it has another meaning in the drafts since. Labpress
itself reads by the same fields and says more: a schema cannot tell what a day is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from labpress.content.authors import Author
from labpress.content.fields import NEXT_CODE, Field, fields_of
from labpress.content.kinds import FIELDS, KINDS
from labpress.content.stages import STAGES, Stage
from labpress.content.statement import Statement

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema(
    kind: str, stages: Sequence[Stage] = STAGES, good_for: Sequence[str] = ()
) -> Schema:
    """The schema of the front matter of `kind`, required fields first.

    A lab's own stages and list for `good_for` are the only words that their fields allow.
    """
    words = {
        "stages": {stage.id: f"{stage.title}. {stage.question}".strip() for stage in stages},
        "good_for": dict.fromkeys(good_for, ""),
    }
    title = f"The front matter of {KINDS[kind].called}"
    return {"$schema": DRAFT, "title": title, **_object(FIELDS[kind], words)}


def authors_schema() -> Schema:
    """The schema of docs/authors.yml: a list of authors, or each under a short name."""
    author = {"anyOf": [{"type": "string"}, _object(fields_of(Author), {})]}
    short = {"anyOf": [{"type": "null"}, {**_object(fields_of(Author), {}), "required": []}]}
    return {
        "$schema": DRAFT,
        "title": "The people and organisations who write here",
        "type": ["array", "object"],
        "items": author,
        "additionalProperties": short,
    }


def statement_schema() -> Schema:
    """The schema of docs/accessibility.yml, of which the accessibility statement is made."""
    title = "What the accessibility statement says"
    return {"$schema": DRAFT, "title": title, **_object(fields_of(Statement), {})}


def _object(table: Iterable[Field], words: Mapping[str, Mapping[str, str]]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in table if field.required],
        "properties": {field.name: _property(field, words.get(field.name, {})) for field in table},
    }


def _property(field: Field, words: Mapping[str, str]) -> Schema:
    """One field: what it is for and what to write, in words and for machines."""
    form = field.form[:1].upper() + field.form[1:]
    told: Schema = {"description": f"{field.help}. {form}" + ("" if form.endswith(".") else ".")}
    if sample := field.sample.replace(NEXT_CODE, "QL-07"):
        told["examples"] = [yaml.load(sample, Loader=yaml.BaseLoader)]
    return {**_limited(field.schema, words), **told}


def _limited(schema: Mapping[str, Any], words: Mapping[str, str]) -> Schema:
    """`schema` whose texts are no others than `words`, if there are any."""
    if not words:
        return dict(schema)
    one = {"enum": list(words), "enumDescriptions": list(words.values())}
    if "anyOf" in schema:
        return {"anyOf": [one, {"type": "array", "items": one}]}
    return {**schema, "propertyNames": one}
