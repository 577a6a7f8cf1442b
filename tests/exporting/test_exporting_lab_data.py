"""lab.json: the catalogue as data, in the form that its schema promises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest

from labpress.catalogue import Ask, permalink
from labpress.content import Item
from labpress.exporting import Copy, key_of_data, lab_json, lab_schema
from labpress.lab import Lab
from little_labs import OpenLab, card, essay

FILES = {
    "essays/one.md": essay("See [it](card:five-whys) and [](card:five-whys).", "One"),
    "essays/hidden.md": essay("Secret.", "Hidden").replace("date:", "draft: yes\ndate:"),
    "docs/cards/five-whys.md": card("QL-01", "Five whys", "authors: Jane Smith"),
    "docs/authors.yml": "- {name: Jane Smith, kind: person, orcid: 0000-0002-1825-0097}",
}


def place(item: Item) -> str:
    return permalink(item) if item.kind != "page" else "a-page/"


def data_of(lab: Lab, copies: dict[str, tuple[Copy, ...]] | None = None) -> Any:
    """lab.json of a lab, checked against the schema that lies beside it."""
    ask = Ask(lab.catalogue, lab.settings.stages, place, authors=lab.authors)
    text = lab_json(lab, ask, copies or {}, "About us.")
    assert text == lab_json(lab, ask, copies or {}, "About us.")
    data, schema = json.loads(text), json.loads(lab_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema, format_checker=jsonschema.FormatChecker())
    return data


def test_a_card_can_be_found_and_linked_to(open_files: OpenLab) -> None:
    copy = Copy("https://lab.example/cards/five-whys/five-whys.pdf", "This card", "PDF", 1000, 2)
    data = data_of(open_files(FILES), {"docs/cards/five-whys.md": (copy,)})
    assert data["schema_version"] == 1
    assert data["lab"]["url"] == "https://lab.example/"
    found = next(item for item in data["items"] if item["kind"] == "card")
    assert found["id"] == "https://lab.example/cards/five-whys/"
    assert found["short_url"] == "https://lab.example/c/QL-01/"
    assert found["time"] == {"min": 20, "max": 60, "unit": "minute", "text": "20–60 minutes"}
    assert isinstance(found["time"]["min"], int)
    assert found["people"] == {"min": 2, "max": 8, "text": "2–8"}
    assert found["authors"] == [
        {"name": "Jane Smith", "kind": "person", "orcid": "0000-0002-1825-0097"}
    ]
    assert found["files"][0]["pages"] == 2


def test_links_are_named_once_and_dates_are_never_more_exact(open_files: OpenLab) -> None:
    data = data_of(open_files(FILES))
    one = next(item for item in data["items"] if item["kind"] == "essay")
    assert [link["code"] for link in one["links"]] == ["QL-01"]
    assert one["date"] == "2018-08"


def test_drafts_are_not_in_it(open_files: OpenLab) -> None:
    assert "hidden" not in json.dumps(data_of(open_files(FILES)))


def test_a_lab_with_everything_keeps_to_the_schema(everything: Lab, example_lab: Lab) -> None:
    for lab in (everything, example_lab):
        kinds = {item["kind"] for item in data_of(lab)["items"]}
        assert kinds == {"essay", "card", "toolkit", "output", "project"}


def key_of(lab: Lab, copies: Mapping[str, tuple[Copy, ...]] | None = None) -> str:
    ask = Ask(lab.catalogue, lab.settings.stages, place, authors=lab.authors)
    return key_of_data(lab, ask, copies or {}, "About us.")


@pytest.mark.parametrize(
    ("changed", "other"),
    [
        ({}, False),
        ({"essays/one.md": FILES["essays/one.md"].replace("See", "Look at")}, False),
        ({"essays/one.md": essay("See nothing.", "One")}, True),
        ({"essays/one.md": FILES["essays/one.md"].replace("One", "The one")}, True),
        ({"essays/two.md": essay("More.", "Two")}, True),
        ({"essays/hidden.md": essay("Secret.", "Hidden")}, True),
        ({"docs/authors.yml": "- {name: Jane Smith, kind: organisation}"}, True),
    ],
)
def test_what_is_told_has_the_key_that_it_had(
    open_files: OpenLab, changed: Mapping[str, str], other: bool
) -> None:
    before = open_files(FILES)
    first, known = key_of(before), data_of(before)
    after = open_files({**FILES, **changed})
    assert (key_of(after) != first) == other
    assert (data_of(after) != known) == other


def test_copies_are_part_of_what_is_told(open_files: OpenLab) -> None:
    lab = open_files(FILES)
    copies = {"essays/one.md": (Copy("https://lab.example/one.pdf", "It", "PDF", 1000, 2),)}
    assert key_of(lab, copies) != key_of(lab)
