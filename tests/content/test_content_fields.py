"""The one table of fields: models, documentation and JSON Schema say the same."""

from __future__ import annotations

import dataclasses
import json

import pytest

from labpress.content import FIELDS, KINDS, STAGES, Rules, Stage, json_schema, read_item


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_documented_and_in_the_schema(kind: str) -> None:
    schema = json_schema(kind, STAGES, ("understand a problem",))
    assert list(schema["properties"]) == [field.name for field in FIELDS[kind]]
    for field in FIELDS[kind]:
        assert field.help and field.form, field.name
        assert schema["properties"][field.name]["description"].startswith(f"{field.help}. ")
        assert field.required == (field.name in schema["required"])
        assert bool(field.sample) or not field.required
    assert schema["additionalProperties"] is False
    assert json.loads(json.dumps(schema)) == schema


def test_fields_are_those_of_the_contract() -> None:
    required = {
        kind: {field.name for field in fields if field.required} for kind, fields in FIELDS.items()
    }
    assert required == {
        "essay": {"title", "summary", "authors", "date"},
        "card": {"title", "purpose", "stages", "time", "people", "code"},
        "toolkit": {"title", "purpose", "items"},
        "output": {"type", "title", "summary", "date"},
        "project": {"number", "title", "challenge"},
    }
    common = {"draft", "lang", "publish_on", "review_by", "approved", "reviewed_by"}
    for fields in FIELDS.values():
        assert common <= {field.name for field in fields}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_an_attribute_with_a_default(kind: str) -> None:
    item, problems = read_item(kind, "docs/x.md", b"---\ntitle: x\n---\n", Rules())
    assert item is not None and problems
    names = {attribute.name for attribute in dataclasses.fields(item)}
    assert {field.name for field in FIELDS[kind]} <= names


@pytest.mark.parametrize("kind", KINDS)
def test_the_lines_to_paste_are_right(kind: str) -> None:
    """What problems propose for missing fields is read without a problem of its own."""
    pasted = "\n".join(
        f"{field.name}: {field.sample.replace('{next free code}', 'QL-08')}"
        for field in FIELDS[kind]
        if field.required
    )
    body = "## Why\n\nBecause.\n\n## How\n\n1. A\n2. B\n3. C\n" if kind == "card" else "Text.\n"
    more = "url: https://example.org\n" if kind == "output" else ""
    text = f"---\n{pasted}\n{more}---\n\n{body}"
    assert read_item(kind, "docs/x.md", text.encode(), Rules())[1] == ()


def test_schema_knows_the_lab() -> None:
    stages = (Stage("ask", "Ask first"), Stage("do", "Then do"))
    schema = json_schema("card", stages, ("decide",))
    words = {"enum": ["ask", "do"], "enumDescriptions": ["Ask first.", "Then do."]}
    assert schema["properties"]["stages"]["anyOf"][1]["items"] == words
    assert schema["properties"]["good_for"]["anyOf"][0]["enum"] == ["decide"]
    project = json_schema("project", stages)
    assert project["properties"]["stages"]["propertyNames"] == words


def test_a_lab_may_have_stages_of_its_own() -> None:
    rules = Rules(stages=(Stage("ask", "Ask first"), Stage("do", "Then do")))
    text = b"---\ntitle: x\nstages: [Ask first, DO, discover]\n---\n"
    item, problems = read_item("essay", "essays/x.md", text, rules)
    assert getattr(item, "stages", ()) == ("ask", "do")
    assert [p.hint for p in problems if "'discover'" in p.message] == ["write ask or do"]


def _brightness(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_brightness(one), _brightness(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.id)
def test_stage_colours_can_be_read(stage: Stage) -> None:
    assert _contrast(stage.colour, "#ffffff") >= 4.5
    assert _contrast(stage.dark, "#15171b") >= 4.5
    assert stage.question.endswith("?") and stage.word and stage.icon
