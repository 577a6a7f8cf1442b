"""The runner of the CSL test suite: it passes what is right and tells what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from _conformance import read, results, table

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}">
<info><title>T</title><id>t</id></info>
<citation><layout delimiter="; "><group delimiter=" "><names variable="author"/>
<text variable="title" font-style="italic"/><label variable="locator"/><text variable="locator"/>
</group></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography>
</style>"""
WORKS = [
    {"id": 1, "type": "book", "title": "R & D", "author": [{"family": "Doe", "given": "Jo"}]},
    {"id": "b", "type": "book", "title": "Two"},
]


def case(folder: Path, mode: str, result: str, kind: str = "in-text", **more: object) -> Path:
    parts = {"MODE": mode, "RESULT": result, "CSL": STYLE.format(kind=kind), "INPUT": WORKS, **more}
    text = "".join(
        f">>===== {name} =====>>\n{part if isinstance(part, str) else json.dumps(part)}\n"
        f"<<===== {name} =====<<\n\n"
        for name, part in parts.items()
    )
    path = folder / f"{mode}_{len(list(folder.iterdir()))}.txt"
    path.write_text(text.replace("CITATION_ITEMS", "CITATION-ITEMS"), encoding="utf-8")
    return path


LISTED = (
    '<div class="csl-bib-body">\n  <div class="csl-entry">R &#38; D</div>\n  <div>Two</div></div>'
)
CITED = [[{"id": 1, "locator": "3", "label": "page", "prefix": "see "}], [{"id": "b"}]]
AGAIN = [
    [{"citationID": "x", "citationItems": [{"id": 1}]}, [], []],
    [{"citationID": "x", "citationItems": [{"id": "b"}]}, [], []],
]


@pytest.mark.parametrize(
    ("mode", "kind", "result", "more", "passes"),
    [
        ("citation", "in-text", "Jo Doe <i>R &#38; D</i>; <i>Two</i>", {}, True),
        ("citation", "in-text", "Jo Doe R &#38; D; Two", {}, False),
        ("bibliography", "in-text", LISTED, {}, True),
        ("citation", "in-text", "see Jo Doe <i>R &#38; D</i> page 3\n<i>Two</i>",
         {"CITATION_ITEMS": CITED}, True),
        ("citation", "note", "see Jo Doe <i>R &#38; D</i> page 3\n<i>Two</i>",
         {"CITATION_ITEMS": CITED}, True),
        ("citation", "in-text", "..[0] <i>Two</i>", {"CITATIONS": AGAIN}, True),
    ],
)  # fmt: skip
def test_a_case(
    tmp_path: Path, mode: str, kind: str, result: str, more: dict[str, object], passes: bool
) -> None:
    (found,) = results([read(case(tmp_path, mode, result, kind, **more))])
    assert found.passes is passes, found


def test_the_table_counts_by_group(tmp_path: Path) -> None:
    right = case(tmp_path, "bibliography", "R &#38; D\nTwo")
    wrong = case(tmp_path, "bibliography", "Two")
    found = list(results([read(right), read(wrong)]))
    assert table(found).splitlines()[-1] == "| bibliography | 1 of 2 |"


def test_raised_letters_are_the_same_in_both_forms(tmp_path: Path) -> None:
    (found,) = results([read(case(tmp_path, "citation", "Jo Doe <i>R &#38; D</i>; <i>Two</i>ª"))])
    assert found.wanted.endswith("\x014\x02a\x01/4\x02")
