"""The JSON Schemas: sound by the drafts' own schemas, and of one mind with the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from labpress.content import KINDS, authors_schema, json_schema, statement_schema
from labpress.lab import files
from labpress.mkdocs_plugins.cards import CardsConfig
from little_labs import ROOT, SMALL, settings_of


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it (1.2): a date and `yes` are texts."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag.endswith((":int", ":float", ":null"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

GOOD_FOR = tuple(CardsConfig.good_for.default)

FILES = {"authors": authors_schema, "accessibility": statement_schema}


def front_of(text: str) -> Any:
    return yaml.load(text.split("---\n")[1], Loader=CoreLoader)


def items() -> list[tuple[str, Path]]:
    found = [entry for lab in (ROOT, SMALL) for entry in files(settings_of(lab))]
    return [(kind, path) for kind, path in found if kind in KINDS]


@pytest.mark.parametrize("kind", [*KINDS, *FILES])
def test_each_is_a_schema_of_two_drafts(kind: str) -> None:
    schema = FILES[kind]() if kind in FILES else json_schema(kind, good_for=GOOD_FOR)
    Draft7Validator.check_schema(schema)
    Draft202012Validator.check_schema(
        {**schema, "$schema": Draft202012Validator.META_SCHEMA["$id"]}
    )


def test_every_item_of_our_labs_is_valid() -> None:
    checkers = {kind: Draft7Validator(json_schema(kind, good_for=GOOD_FOR)) for kind in KINDS}
    assert len(items()) > 20
    for kind, path in items():
        faults = list(checkers[kind].iter_errors(front_of(path.read_text(encoding="utf-8"))))
        assert faults == [], path
    for name, made in FILES.items():
        written = (ROOT / f"docs/{name}.yml").read_text("utf-8")
        Draft7Validator(made()).validate(yaml.load(written, Loader=CoreLoader))


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("card", "porpuse: x"),
        ("card", "stages: [discover, dream]"),
        ("card", "good_for: sleep"),
        ("card", "difficulty: impossible"),
        ("card", "draft: maybe"),
        ("card", "code: QL7"),
        ("card", f"title: {'x' * 41}"),
        ("card", "adapted_from: {author: x}"),
        ("toolkit", "items: [{card: a, essay: b}]"),
        ("output", "url: www.example.org"),
    ],
)
def test_what_is_wrong_is_seen(kind: str, change: str) -> None:
    path = next(path for found, path in items() if found == kind)
    front = front_of(path.read_text(encoding="utf-8")) | yaml.load(change, Loader=CoreLoader)
    checker = Draft7Validator(json_schema(kind, good_for=GOOD_FOR))
    assert not checker.is_valid(front), change


@pytest.mark.parametrize("kind", KINDS)
def test_examples_are_valid(kind: str) -> None:
    for name, schema in json_schema(kind, good_for=()).get("properties", {}).items():
        for example in schema.get("examples", ()):
            text = example if isinstance(example, str) else None
            value = yaml.load(text, Loader=CoreLoader) if text else example
            assert Draft7Validator(schema).is_valid(value), (name, example)
