"""RIS files as databases give them: what is read from each line, and each problem's place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from labpress.citations import Bibliography, load
from labpress.citations.ris import scan
from labpress.citations.writing import written
from labpress.pandoc import Pandoc

ARTICLE = """TY  - JOUR
AU  - Smith, John A., Jr.
AU  - van Gogh, Vincent
A1  - World Health Organization
TI  - Waiting for a_b~c: 10% of [all]
T2  - The Journal
J2  - J.
VL  - 3
IS  - 2
SP  - 100
EP  - 110
PY  - 2019
DA  - 2019/03/02
DO  - https://doi.org/10.1000/a_b~c
UR  - https://x.example/a
SN  - 1234-5678
KW  - one
KW  - two
N1  - A note
      over two lines
ID  - smith2019
ER  -
"""


def item(text: str) -> dict[str, Any]:
    (record,) = scan(text, "r.ris").records
    found: dict[str, Any] = json.loads(record.text)
    return found


def test_every_field_of_an_article() -> None:
    assert item(ARTICLE) == {
        "id": "smith2019",
        "type": "article-journal",
        "author": [
            {"family": "Smith", "given": "John A.", "suffix": "Jr."},
            {"non-dropping-particle": "van", "family": "Gogh", "given": "Vincent"},
            {"literal": "World Health Organization"},
        ],
        "title": "Waiting for a_b~c: 10% of [all]",
        "container-title": "The Journal",
        "container-title-short": "J.",
        "volume": "3",
        "issue": "2",
        "page": "100-110",
        "issued": {"date-parts": [[2019, 3, 2]]},
        "DOI": "10.1000/a_b~c",
        "URL": "https://x.example/a",
        "ISSN": "1234-5678",
        "keyword": "one, two",
        "note": "A note over two lines",
    }


KINDS: dict[str, dict[str, Any]] = {
    "TY  - BOOK\nTI  - T\nT2  - Series\nSN  - 1\nCY  - Leeds\nPB  - P\nET  - 2": {
        "type": "book", "title": "T", "collection-title": "Series", "ISBN": "1",
        "publisher-place": "Leeds", "publisher": "P", "edition": "2",
    },
    "TY  - BOOK\nBT  - The book": {"type": "book", "title": "The book"},
    "TY  - CHAP\nTI  - C\nBT  - The book\nED  - A, B\nA3  - C, D\nTA  - E, F": {
        "type": "chapter", "title": "C", "container-title": "The book",
        "editor": [{"family": "A", "given": "B"}],
        "collection-editor": [{"family": "C", "given": "D"}],
        "translator": [{"family": "E", "given": "F"}],
    },
    "TY  - THES\nTI  - T\nM3  - PhD thesis": {
        "type": "thesis", "title": "T", "genre": "PhD thesis"},
    "TY  - JOUR\nTI  - T\nM3  - doi:10.1000/x": {
        "type": "article-journal", "title": "T", "DOI": "10.1000/x"},
    "TY  - JOUR\nTI  - T\nM3  - Journal Article": {"type": "article-journal", "title": "T"},
    "TY  - RPRT\nTI  - T\nIS  - 7": {"type": "report", "title": "T", "number": "7"},
    "TY  - NOSUCH\nTI  - T": {"type": "document", "title": "T"},
    "TY  - GEN\nTI  - A &amp; B": {"type": "document", "title": "A & B"},
}  # fmt: skip


@pytest.mark.parametrize("text", KINDS)
def test_kinds_of_work(text: str) -> None:
    assert item(f"{text}\nID  - x\nER  - ") == {**KINDS[text], "id": "x"}


@pytest.mark.parametrize(
    ("lines", "issued"),
    [
        ("PY  - 2019", {"date-parts": [[2019]]}),
        ("PY  - 2019/03/02/", {"date-parts": [[2019, 3, 2]]}),
        ("Y1  - 2019/3//Spring", {"date-parts": [[2019, 3]]}),
        ("PY  - 2019///", {"date-parts": [[2019]]}),
        ("DA  - 2019/03/02", {"date-parts": [[2019, 3, 2]]}),
        ("PY  - 2019\nDA  - 2020/03/02", {"date-parts": [[2019]]}),
        ("PY  - in press", {"literal": "in press"}),
        ("PY  - 2019/13/01", {"literal": "2019-13-01"}),
    ],
)
def test_dates(lines: str, issued: dict[str, Any]) -> None:
    assert item(f"TY  - GEN\nID  - x\n{lines}\nER  - ")["issued"] == issued


FAULTS = {
    "no ID": (
        "TY  - BOOK\nAU  - Lewin, Kurt\nPY  - 1951\nER  - \nTY  - BOOK\nAU  - Lewin, K\n"
        "PY  - 1951\nER  - ",
        ["lewin1951", "lewin1951b"],
        [
            "r.ris:1:1: this entry has no ID, so it is cited as 'lewin1951' "
            "(write `ID  - lewin1951` in it, so that the key stays)",
            "r.ris:5:1: this entry has no ID, so it is cited as 'lewin1951b' "
            "(write `ID  - lewin1951b` in it, so that the key stays)",
        ],
    ),
    "an ID that can be no key": (
        "TY  - BOOK\nTI  - Fields\nID  - a b\nER  - ",
        ["fields"],
        [
            "r.ris:1:1: the ID 'a b' can be no citekey, so it is cited as 'fields' "
            "(write `ID  - fields` in it, so that the key stays)"
        ],
    ),
    "no end": (
        "TY  - BOOK\nID  - a\nTY  - BOOK\nID  - b",
        ["a", "b"],
        [
            "r.ris:3:1: the entry that begins in line 1 has no end (put a line `ER  - ` before "
            "this)",
            "r.ris:3:1: the entry that begins in line 3 has no end (put a line `ER  - ` at the "
            "end of the file)",
        ],
    ),
    "outside": (
        "Found by a search\nAU  - Lewin\n\nTY  - BOOK\nID  - a\nER  - \nAU  - Lewin",
        ["a"],
        [
            f"r.ris:{line}:1: this stands in no entry, so it is left out "
            "(an entry begins with a line such as TY  - JOUR)"
            for line in (1, 7)
        ],
    ),
    "twice": (
        "TY  - BOOK\nID  - a\nER  - \nTY  - JOUR\nID  - a\nER  - ",
        ["a"],
        [
            "r.ris:4:1: the citekey 'a' is already used in line 1, and that entry counts "
            "(delete one of the two, or give this one another citekey)"
        ],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_costs_its_line(name: str) -> None:
    text, keys, problems = FAULTS[name]
    found = scan(text, "r.ris")
    assert [record.key for record in found.records] == keys
    assert [str(problem) for problem in found.problems] == problems


def test_a_file_is_read_by_its_ending(tmp_path: Path, pandoc: Pandoc) -> None:
    bad = "TY  - BOOK\r\nID  - b\r\nDO  - none\r\nUR  - javascript:x\r\nER  - \r\n"
    file = tmp_path / "r.RIS"
    file.write_bytes(b"\xef\xbb\xbf" + (ARTICLE + bad).encode())
    bibliography, problems = load([file], tmp_path, pandoc)
    assert list(bibliography) == ["smith2019", "b"]
    assert bibliography["smith2019"].line == 1 and bibliography["b"].line == 23
    assert [str(problem).partition(" (")[0] for problem in problems] == [
        "r.RIS:23:1: 'b' has no title",
        "r.RIS:23:1: 'b' has no date, so it is cited as 'n.d.'",
        "r.RIS:25: 'none' in 'b' is no DOI, so it is left out",
        "r.RIS:26: 'javascript:x' in 'b' is no web address, so it is left out",
    ]


def test_what_we_write_in_ris_we_read_again(pandoc: Pandoc, bibliography: Bibliography) -> None:
    works = [dict(bibliography[key].csl) for key in bibliography]
    text = written(works, "ris", pandoc).replace("\r\n", "\n")
    again = [json.loads(record.text) for record in scan(text, "r.ris").records]
    named = ("id", "type", "author", "title", "container-title", "issued", "DOI", "URL", "page")
    assert [[one.get(name) for name in named] for one in again] == [
        [one.get(name) for name in named] for one in works
    ]


def test_a_million_letters_cost_their_entry(tmp_path: Path, pandoc: Pandoc) -> None:
    file = tmp_path / "r.ris"
    file.write_text(f"TY  - BOOK\nID  - big\nTI  - {'x ' * 500_000}\nER  - \n{ARTICLE}", "utf-8")
    bibliography, problems = load([file], tmp_path, pandoc)
    assert list(bibliography) == ["smith2019"]
    assert "'big' has more than 20,000 letters" in str(problems[0])
