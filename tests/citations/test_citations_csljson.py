"""CSL-JSON files: one bad item costs one item, and each has its place."""

from __future__ import annotations

import json

import pytest

from labpress.citations.csljson import scan

AGAIN = "(export the file from the reference manager again, or correct this)"
NO_LIST = "r.json:1:1: this is no list of CSL-JSON items (export it as CSL-JSON)"
CLOSED = "this item is never closed, so it is left out (count its brackets and its quotation marks)"

FILES: dict[str, tuple[str, list[str], list[str]]] = {
    "empty": ("[]", [], []),
    "nothing": ("", [], [NO_LIST]),
    "no JSON": ("@book{a}", [], [NO_LIST]),
    "one after another": ('[{"id": "a"},{"id":"b"}]', ["a", "b"], []),
    "in an object": ('{"references": [\n{"id": "a"}]}', ["a"], []),
    "brackets in a text": ('[{"id": "a", "title": "} ] \\" {"}, {"id": "b"}]', ["a", "b"], []),
    "a comma too many": (
        '[\n  {"id": "a",},\n  {"id": "b"}\n]',
        ["b"],
        [
            "r.json:2:14: this is no JSON: Expecting property name enclosed in double quotes "
            f"{AGAIN}"
        ],
    ),
    "a bracket that is missing": (
        '[\n  {\n    "id": "a",\n    "author": [{"family": "A"}\n  },\n  {\n    "id": "b"\n  }\n]',
        ["b"],
        [f"r.json:2:3: {CLOSED}"],
    ),
    "a text that is never closed": (
        '[\n  {"id": "a, "title": "A"},\n  {"id": "b"}\n]',
        ["b"],
        [f"r.json:2:3: {CLOSED}"],
    ),
    "the end is missing": ('[\n{"id": "a"},\n{"id": "b"', ["a"], [f"r.json:3:1: {CLOSED}"]),
    "something else": (
        '[{"id": "a"}, 12, "x", {"id": "b"}, [{"id": "c"}]]',
        ["a", "b"],
        [f"r.json:1:{at}: this is no item of CSL-JSON {AGAIN}" for at in (15, 19, 37)],
    ),
    "no id": (
        '[\n{"title": "A"},\n{"id": "b"}]',
        ["b"],
        ['r.json:2:1: item 1 has no id, so nothing can cite it (give it one: "id": "smith2020")'],
    ),
    "too deep": (
        '[{"id": "a", "x": ' + "[" * 100_000 + "]" * 100_000 + '}, {"id": "b"}]',
        ["b"],
        [f"r.json:1:2: this item is nested too deeply, so it is left out {AGAIN}"],
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_fault_costs_its_item(name: str) -> None:
    text, keys, problems = FILES[name]
    found = scan(text, "r.json")
    assert [record.key for record in found.records] == keys
    assert [str(problem) for problem in found.problems] == problems


def test_an_item_has_the_place_of_its_id_and_of_its_fields() -> None:
    text = json.dumps([{"type": "book", "id": "é", "DOI": "x", "URL": "y"}], indent=1)
    (record,) = scan(text.replace("\\u00e9", "é"), "r.json").records
    assert (record.line, record.column) == (4, 3)
    assert (record.fields["doi"], record.fields["url"]) == (5, 6)
