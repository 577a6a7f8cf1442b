"""Works as files for reference managers: what each form holds, and that it can be read again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from labpress.citations.writing import Form, forms_of, written
from labpress.pandoc import Pandoc

ARTICLE: dict[str, Any] = {
    "id": "ōe2018",
    "type": "article-journal",
    "title": "The <span class=\"nocase\">NHS</span> & the 'five whys' in 5 % of wards",
    "author": [
        {"family": "Ōe", "given": "Kenzaburo"},
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
        {"literal": "World Health Organization"},
    ],
    "container-title": "Journal of Things",
    "volume": "3",
    "issue": "2",
    "page": "1-9",
    "issued": {"date-parts": [[2018, 3, 4]]},
    "DOI": "10.1136/bmj_1~x",
    "ISSN": "1234-5678",
    "URL": "https://example.org/a_b%20c",
    "annote": "he owes me a lunch",
}
REPORT: dict[str, Any] = {
    "id": "oecd",
    "type": "report",
    "title": "Health at a glance",
    "author": [{"literal": "OECD"}],
    "publisher": "OECD Publishing",
    "publisher-place": "Paris",
    "genre": "Working paper",
    "number": "7",
    "issued": {"literal": "forthcoming"},
    "accessed": {"date-parts": [[2020, 1]]},
}


def read_back(text: str, form: str, pandoc: Pandoc) -> list[dict[str, Any]]:
    answer = pandoc.ask("references", text=text, format=form)
    items: list[dict[str, Any]] = json.loads(answer["items"])
    return items


def test_bibtex_holds_what_its_styles_read(pandoc: Pandoc) -> None:
    text = written([ARTICLE, REPORT], "bibtex", pandoc)
    article, report = text.split("\n\n")
    for line in (
        "@article{ōe2018,",
        "  author = {Ōe, Kenzaburo and van Gogh, Vincent and {World Health Organization}},",
        "  journal = {Journal of Things},",
        "  year = {2018},",
        "  url = {https://example.org/a_b%20c},",
        "  doi = {10.1136/bmj_1~x},",
    ):
        assert line in article.splitlines()
    assert "{NHS}" in article and r"\& the" in article and r"5 \%" in article
    assert report.startswith("@techreport{oecd,")
    assert "  year = {forthcoming}\n" in report and "  type = {Working paper}," in report


def test_bibtex_is_read_again_as_it_was(pandoc: Pandoc) -> None:
    again = read_back(written([ARTICLE], "bibtex", pandoc), "bibtex", pandoc)[0]
    for name in ("DOI", "URL", "volume", "issue", "page", "container-title", "type"):
        assert again[name] == ARTICLE[name], name
    people = [one.get("family") or one["literal"] for one in again["author"]]
    assert people == ["Ōe", "Gogh", "World Health Organization"]
    assert again["issued"] == {"date-parts": [[2018, 3]]}


def test_ris_has_a_line_a_field(pandoc: Pandoc) -> None:
    text = written([ARTICLE, REPORT], "ris", pandoc)
    assert text == "\r\n".join(
        [
            "TY  - JOUR",
            "ID  - ōe2018",
            "AU  - Ōe, Kenzaburo",
            "AU  - van Gogh, Vincent",
            "AU  - World Health Organization",
            "PY  - 2018",
            "DA  - 2018/03/04",
            "TI  - The NHS & the 'five whys' in 5 % of wards",
            "T2  - Journal of Things",
            "VL  - 3",
            "IS  - 2",
            "DO  - 10.1136/bmj_1~x",
            "UR  - https://example.org/a_b%20c",
            "SN  - 1234-5678",
            "SP  - 1",
            "EP  - 9",
            "ER  - ",
            "",
            "TY  - RPRT",
            "ID  - oecd",
            "AU  - OECD",
            "PY  - forthcoming",
            "Y2  - 2020/01/",
            "TI  - Health at a glance",
            "M1  - 7",
            "PB  - OECD Publishing",
            "CY  - Paris",
            "M3  - Working paper",
            "ER  - ",
            "",
        ]
    )


def test_pandoc_reads_our_ris(pandoc: Pandoc) -> None:
    again = read_back(written([ARTICLE], "ris", pandoc), "ris", pandoc)[0]
    for name in ("DOI", "URL", "volume", "issue", "page", "container-title", "type", "id"):
        assert again[name] == ARTICLE[name], name
    assert again["author"][:1] == ARTICLE["author"][:1]


def test_csljson_is_the_items_themselves(pandoc: Pandoc) -> None:
    again = json.loads(written([ARTICLE, REPORT], "csljson", pandoc))
    public = {name: value for name, value in ARTICLE.items() if name != "annote"}
    assert again == [public, REPORT]


@pytest.mark.parametrize("form", ["bibtex", "ris", "csljson"])
def test_no_form_tells_what_a_writer_noted_for_himself(form: Form, pandoc: Pandoc) -> None:
    assert "lunch" not in written([ARTICLE], form, pandoc)


@pytest.mark.parametrize("form", ["bibtex", "ris", "csljson"])
def test_no_works_are_an_empty_text(form: Form, pandoc: Pandoc) -> None:
    assert written([], form, pandoc) == ""


def test_keys_that_bibtex_cannot_hold_are_changed_there_and_stay_apart(pandoc: Pandoc) -> None:
    works = [{"id": key, "type": "book", "title": "T"} for key in ("a b", "a-b", "a{b}", "A,B")]
    text = written(works, "bibtex", pandoc)
    heads = [line for line in text.splitlines() if line.startswith("@")]
    assert heads == ["@book{a-b,", "@book{a-b-2,", "@book{a-b-3,", "@book{A-B-4,"]


def test_a_value_cannot_end_its_line_or_its_entry(pandoc: Pandoc) -> None:
    work = {
        "id": "x",
        "type": "book",
        "title": "One\nER  - \nTY  - BOOK }\n@book{y, title={Two}}",
        "DOI": "10.1/x}\n@book{z, title={Three}",
        "version": "1}\\x{",
        "issued": {"literal": "2001}\n@book{w,"},
    }
    ris = written([work], "ris", pandoc)
    assert [line for line in ris.split("\r\n") if line.startswith(("TY", "ER"))] == [
        "TY  - BOOK",
        "ER  - ",
    ]
    again = read_back(written([work], "bibtex", pandoc), "bibtex", pandoc)
    assert [item["id"] for item in again] == ["x"]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("On <i>in vivo</i> H<sub>2</sub>O", "TI  - On in vivo H2O"),
        ("If p < .05 &amp; n > 3", "TI  - If p < .05 & n > 3"),
        ("The <script> of <b>things</b>", "TI  - The <script> of things"),
        ("Two\n lines", "TI  - Two lines"),
    ],
)
def test_ris_has_words_without_markup(title: str, line: str, pandoc: Pandoc) -> None:
    text = written([{"id": "x", "type": "book", "title": title}], "ris", pandoc)
    assert line in text.split("\r\n")


def test_a_thousand_works_are_written_in_a_moment(pandoc: Pandoc) -> None:
    works = [{**ARTICLE, "id": f"k{n}"} for n in range(1001)]
    assert written(works, "bibtex", pandoc).count("@article{") == 1001


def test_each_work_alone_in_every_form_is_written_once(tmp_path: Path) -> None:
    twins = [
        {"id": "a b", "type": "book", "title": "T"},
        {"id": "a-b", "type": "book", "title": "U"},
    ]
    works = [ARTICLE, REPORT, *twins]
    with Pandoc() as first:
        first.memory.open(tmp_path)
        made = forms_of(works, first)
    assert "lunch" not in str(made[0])
    for work, own in zip(works, made, strict=True):
        with Pandoc() as plain:
            assert own["csljson"] == written([work], "csljson", plain)
            assert own["ris"] == written([work], "ris", plain)
    with Pandoc() as plain:
        assert "\n".join(own["bibtex"] for own in made) == written(works, "bibtex", plain)
    with Pandoc() as later:
        later.memory.open(tmp_path)
        assert forms_of(works, later) == made
        assert later.pid is None
