"""Data: every kind of item, its fields under the names that writers know, and nothing secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from labpress.content import FIELDS, KINDS, Item
from labpress.exporting import Exports
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from little_labs import OpenLab, card, essay

ExportsOf = Callable[[Lab, Item], Exports]
TOOLKIT = """---
title: A kit
purpose: Get there.
items: [a, secret]
---
"""


def data_of(exports: Exports, item: Item) -> dict[str, Any]:
    found = json.loads(exports.data(item).files[f"{item.slug}.json"])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_fields(example_lab: Lab, exports_of: ExportsOf, kind: str) -> None:
    item = example_lab.catalogue.of(kind)[0]
    data = data_of(exports_of(example_lab, item), item)
    assert (data["schema_version"], data["kind"], data["slug"]) == (1, kind, item.slug)
    assert set(data["fields"]) <= {field.name for field in FIELDS[kind]}
    required = {field.name for field in FIELDS[kind] if field.required}
    assert required <= set(data["fields"])
    assert all("labpress" not in section["html"].split("://")[0] for section in data["sections"])


def test_a_card_in_parts(open_files: OpenLab, exports_of: ExportsOf) -> None:
    lab = open_files({"docs/cards/a.md": card("QL-01", "A", "updated: 2018-08")})
    item = lab.catalogue.of("card")[0]
    data = data_of(exports_of(lab, item), item)
    assert data["fields"]["time"]["text"] == "20–60 minutes"
    assert (data["fields"]["time"]["min"], data["fields"]["time"]["max"]) == (20, 60)
    assert data["fields"]["people"] == {"min": 2, "max": 8, "text": "2–8"}
    assert data["fields"]["updated"] == "2018-08"
    assert [section["name"] for section in data["sections"]] == ["Why", "How"]
    assert data["sections"][1]["text"] == "How\nOne.\nTwo.\nThree."


def test_what_is_held_back_is_not_named(open_files: OpenLab, exports_of: ExportsOf) -> None:
    hidden = card("QL-02", "Secret", "draft: yes")
    files = {
        "docs/cards/a.md": card("QL-01", "A", "do_next: secret"),
        "docs/cards/secret.md": hidden,
        "docs/toolkits/kit.md": TOOLKIT,
    }
    lab = open_files(files)
    for kind in ("card", "toolkit"):
        item = next(item for item in lab.catalogue.of(kind) if not item.draft)
        exports = exports_of(lab, item)
        for made in (exports.data(item), exports.markdown(item)):
            assert all(b"ecret" not in content for content in made.files.values())


def test_what_is_public_has_nothing_for_editors(open_files: OpenLab, pandoc: Pandoc) -> None:
    text = essay().replace("date:", "review_by: 2030\nreviewed_by: A. Person\ndate:")
    lab = open_files({"essays/it.md": text})
    item = lab.catalogue.of("essay")[0]
    for public in (False, True):
        exports = Exports(lab, pandoc, [item], lambda content, form: b"", public=public)
        assert ("review_by" in data_of(exports, item)["fields"]) is not public
        assert (b"A. Person" in exports.markdown(item).files["it.md"]) is not public
