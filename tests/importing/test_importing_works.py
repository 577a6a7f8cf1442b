"""How writers name a work, what is kept of what a service says of it, and when two are one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from labpress.citations import Bibliography, Entry
from labpress.importing.clean_work import clean_work
from labpress.importing.naming_works import Name, NoWork, name_of
from labpress.importing.works import Works


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("10.1136/bmj.c4078", Name("doi", "10.1136/bmj.c4078")),
        ("doi: 10.1136/bmj.c4078", Name("doi", "10.1136/bmj.c4078")),
        ("https://dx.doi.org/10.1000%2F1(2)", Name("doi", "10.1000/1(2)")),
        ("0-915299-14-3", Name("isbn", "0915299143")),
        ("ISBN-13: 978 0 915299 14 0", Name("isbn", "9780915299140")),
        ("080442957x", Name("isbn", "080442957X")),
        (" https://a.example/x?y#z ", Name("url", "https://a.example/x?y#z")),
    ],
)
def test_what_a_writer_names(text: str, name: Name) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    "text",
    ["", "card2017", "978-0-915299-14-1", "0915299144", "ftp://a.example/", "https://", "a.bib"],
)
def test_what_names_nothing(text: str) -> None:
    with pytest.raises(NoWork):
        name_of(text)


def test_a_file_is_one_of_sources(tmp_path: Path) -> None:
    for name in ("a.ris", "a.txt"):
        (tmp_path / name).write_text("")
    assert name_of(str(tmp_path / "a.ris")).kind == "file"
    with pytest.raises(NoWork, match="is no file of sources"):
        name_of(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"type": "book-chapter", "x": 1}, {"type": "chapter"}),
        ({"type": 7}, {"type": "7"}),
        ({}, {"type": "document"}),
        (
            {"title": ["<i>E. coli</i> in <jats:p>H<sub>2</sub>O</jats:p>\n &amp; air", "b"]},
            {"type": "document", "title": "<i>E. coli</i> in H<sub>2</sub>O & air"},
        ),
        (
            {"author": [{"name": "WHO"}, {}, "x"]},
            {"type": "document", "author": [{"literal": "WHO"}]},
        ),
        ({"issued": {"date-parts": [[None]]}}, {"type": "document"}),
        (
            {"issued": {"date-parts": [["2018", 8, None]]}},
            {"type": "document", "issued": {"date-parts": [[2018, 8]]}},
        ),
        ({"issued": {"raw": "in press"}}, {"type": "document", "issued": {"literal": "in press"}}),
        ({"abstract": "x", "license": [], "reference": [{}]}, {"type": "document"}),
        (
            {"DOI": "https://doi.org/10.1/x", "URL": "http://dx.doi.org/10.1/x"},
            {"type": "document", "DOI": "10.1/x"},
        ),
        ({"volume": 26, "issue": True}, {"type": "document", "volume": "26"}),
    ],
)
def test_what_is_kept_of_an_answer(said: dict[str, Any], kept: dict[str, Any]) -> None:
    assert clean_work(said) == kept


KNOWN: dict[str, dict[str, Any]] = {
    "a": {"title": "Same", "issued": {"date-parts": [[2018]]}, "DOI": "10.1000/A"},
    "b": {"type": "book", "title": "B", "ISBN": "978-0-915299-14-0"},
    "c": {"title": "C", "URL": "http://www.a.example/c/"},
    "d": {"title": "D", "URL": "https://a.example/"},
}


@pytest.mark.parametrize(
    ("work", "key"),
    [
        ({"DOI": "10.1000/a"}, "a"),
        ({"title": "SAME!", "issued": {"date-parts": [[2018, 3]]}}, "a"),
        ({"title": "Same", "issued": {"date-parts": [[2018]]}, "DOI": "10.1000/b"}, ""),
        ({"title": "Same", "issued": {"date-parts": [[2019]]}}, ""),
        ({"type": "book", "ISBN": "0915299143"}, "b"),
        ({"type": "chapter", "ISBN": "0915299143"}, ""),
        ({"URL": "https://a.example/c#part"}, "c"),
        ({"URL": "https://a.example"}, ""),
        ({}, ""),
    ],
)
def test_which_entry_a_work_is(work: dict[str, Any], key: str) -> None:
    entries = {name: Entry(name, "r.bib", 1, csl) for name, csl in KNOWN.items()}
    assert Works(Bibliography(entries)).known_as(work) == key
