"""CSL-YAML files: texts in Markdown, dates in words, and each problem with its place."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from labpress.citations import load
from labpress.citations.cslyaml import scan
from labpress.pandoc import Pandoc

GOOD = """---
references:
- id: smith2019
  type: article-journal
  title: "Waiting: a *new* look at [NHS]{.nocase} _queues_ and H~2~O, 5\\\\*5, `x_y_z`"
  author:
  - family: Smith
    given: John
  - literal: World Health Organization
  - van Gogh, Vincent
  container-title: The Journal
  volume: 3
  DOI: 10.1000/a_b~c~d
  URL: https://x.example/a_b_c~d~
  issued: 2019-03-02
  keyword: [one, two]
  note:
  custom: {a: b}
...
"""


def items(text: str) -> list[dict[str, Any]]:
    return [json.loads(record.text) for record in scan(text, "r.yaml").records]


def test_every_field() -> None:
    assert items(GOOD) == [
        {
            "id": "smith2019",
            "type": "article-journal",
            "title": 'Waiting: a <i>new</i> look at <span class="nocase">NHS</span> <i>queues</i> '
            "and H<sub>2</sub>O, 5*5, x_y_z",
            "author": [
                {"family": "Smith", "given": "John"},
                {"literal": "World Health Organization"},
                {"non-dropping-particle": "van", "family": "Gogh", "given": "Vincent"},
            ],
            "container-title": "The Journal",
            "volume": "3",
            "DOI": "10.1000/a_b~c~d",
            "URL": "https://x.example/a_b_c~d~",
            "issued": {"date-parts": [[2019, 3, 2]]},
            "keyword": "one, two",
        }
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019", {"date-parts": [[2019]]}),
        ("2019-03", {"date-parts": [[2019, 3]]}),
        ("2019/2020", {"date-parts": [[2019], [2020]]}),
        ("1951~", {"date-parts": [[1951]], "circa": True}),
        ("-44", {"date-parts": [[-44]]}),
        ("in press", {"literal": "in press"}),
        ("{year: 2019, month: 3}", {"date-parts": [[2019, 3]]}),
        ("{year: 2019, season: Spring}", {"date-parts": [[2019]], "season": 1}),
        ("[{year: 2019}, {year: 2020}]", {"date-parts": [[2019], [2020]]}),
        ("{date-parts: [[2019, 3]]}", {"date-parts": [[2019, 3]]}),
        ("{literal: in press}", {"literal": "in press"}),
        ("{raw: 2019-03}", {"date-parts": [[2019, 3]]}),
    ],
)
def test_dates(written: str, read: dict[str, Any]) -> None:
    assert items(f"- id: a\n  issued: {written}")[0]["issued"] == read


LIST = "(write a list of items under `references:`, each with an id)"
HINT = "(export the file again, or correct this line)"
TOO_MUCH = "this item has too much in it, so it is left out (take out what is no field of CSL)"

FAULTS: dict[str, tuple[str, list[str], list[str]]] = {
    "empty": ("", [], []),
    "no list": ("title: A", [], [f"r.yaml:1:1: this is no list of works {LIST}"]),
    "no item": ("- a\n- id: b", ["b"], [f"r.yaml:1:3: this is no item, so it is left out {LIST}"]),
    "no id": (
        "- title: A\n- id: b",
        ["b"],
        ["r.yaml:1:3: this item has no id, so nothing can cite it (give it one: `id: smith2020`)"],
    ),
    "a mistake in one item": (
        "references:\n- id: a\n- id: b\n  title: 'x\n- id: c\n  title: C\n",
        ["a", "c"],
        [
            "r.yaml:5:1: this is no YAML, so the item is left out: found unexpected end of stream "
            f"{HINT}"
        ],
    ),
    "no YAML at all": (
        "a: [\n",
        [],
        [
            "r.yaml:2:1: this is no YAML, so the item is left out: did not find expected node "
            f"content {HINT}"
        ],
    ),
    "a sign that no file has": (
        "- id: a\n- id: b\n  title: '\x0b'\n- id: c",
        ["a", "c"],
        [
            "r.yaml:2:1: this is no YAML, so the item is left out: unacceptable character #x000b: "
            f"control characters are not allowed {HINT}"
        ],
    ),
    "twice": (
        "- id: a\n- id: a\n",
        ["a"],
        [
            "r.yaml:2:3: the citekey 'a' is already used in line 1, and that entry counts "
            "(delete this entry)"
        ],
    ),
    "too deep": (
        "- id: a\n- id: b\n  x: " + "[" * 5000 + "]" * 5000,
        ["a"],
        [f"r.yaml:2:1: this is no YAML, so the item is left out: it is nested too deeply {HINT}"],
    ),
    "a circle": ("- id: a\n- &b\n  id: b\n  x: *b\n", ["a"], [f"r.yaml:2:3: {TOO_MUCH}"]),
    "a program": ("- id: a\n  title: !!python/object/apply:os.system ['x']\n", ["a"], []),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_costs_its_item(name: str) -> None:
    text, keys, problems = FAULTS[name]
    found = scan(text, "r.yaml")
    assert [record.key for record in found.records] == keys
    assert [str(problem) for problem in found.problems] == problems


def test_a_few_lines_that_stand_for_billions() -> None:
    lines = ["x0: &x0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 10)]
    start = time.process_time()
    found = scan("- id: a\n  " + "\n  ".join(lines) + "\n- id: b\n", "r.yaml")
    assert [record.key for record in found.records] == ["b"]
    assert time.process_time() - start < 2


@pytest.mark.parametrize("ending", ["yaml", "yml", "YAML"])
def test_a_file_is_read_by_its_ending(tmp_path: Path, pandoc: Pandoc, ending: str) -> None:
    file = tmp_path / f"r.{ending}"
    text = GOOD.replace("...\n", "- id: b\n  DOI: none\n  title: <script>x</script>\n")
    file.write_text(text, encoding="utf-8")
    bibliography, problems = load([file], tmp_path, pandoc)
    assert list(bibliography) == ["smith2019", "b"]
    assert bibliography["smith2019"].csl["issued"] == {"date-parts": [[2019, 3, 2]]}
    assert bibliography["smith2019"].csl["DOI"] == "10.1000/a_b~c~d"
    assert [str(problem).partition(" (")[0] for problem in problems] == [
        f"r.{ending}:19:3: 'b' has no date, so it is cited as 'n.d.'",
        f"r.{ending}:20: 'none' in 'b' is no DOI, so it is left out",
    ]
