"""Bibliography files, good and bad: what is read from them, and each problem with its place."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from labpress.citations import Bibliography, load
from labpress.pandoc import Pandoc
from labpress.problems import Problem

GOOD = "@book{good, title = {Good}, year = 2001}\n"
NO_DATE = "has no date, so it is cited as 'n.d.' (add its year)"
TWICE = "that entry counts (delete one of the two, or give this one another citekey)"
NO_KEY = (
    "this @book has no citekey, so nothing can cite it "
    "(write one after the bracket: @book{smith2020,)"
)
NO_LIST = "error r.json:1:1: this is no list of CSL-JSON items (export it as CSL-JSON)"
LOOK = "(look at its citekey and at each of its fields)"
UNCLOSED = (
    "is never closed, so it is left out "
    "(count its brackets: each { needs its }, and the entry a last one)"
)
NO_TEXT = (
    "this field has no text or its text is never closed, so the entry is left out "
    "(write its text in braces: {…})"
)

# text of r.bib -> citekeys, problems
BIBTEX: dict[str, tuple[str, list[str], list[str]]] = {
    "empty": ("", [], []),
    "free text": ("Our works, write to a@b.org {\n" + GOOD, ["good"], []),
    "comments": (
        '@comment{x {y} @book{z, title={Z}}}\n@preamble{"x"}\n  % @book{no, title={N}}\n' + GOOD,
        ["good"],
        [],
    ),
    "an entry that pandoc would read for minutes": (
        "@book{long, title = {" + "\\ " * 100_000 + "}}\n" + GOOD,
        ["good"],
        [
            "error r.bib:1:1: the entry 'long' has more than 20,000 letters, so it is left out "
            "(take out its abstract or its notes)"
        ],
    ),
    "an entry that is a part of itself": (
        "@book{a, title = {A}, crossref = {B}}\n@book{b, title = {B}, crossref = {a}}\n" + GOOD,
        ["good"],
        [
            f"error r.bib:{n}:1: the entry '{key}' takes fields from itself, so it is left out "
            "(look at its crossref or xdata: it names the work that this one is a part of)"
            for n, key in enumerate("ab", 1)
        ],
    ),
    "parentheses and quotes": ('@book(a, title="A {"}b{"}", year=2001)', ["a"], []),
    "byte order mark and Windows lines": (
        "\ufeff@book{a,\r\n title={A},\r\n year=2001}\r\n@book{b,\r\n title={B}}",
        ["a", "b"],
        [f"warning r.bib:4:1: 'b' {NO_DATE}"],
    ),
    "brace missing": (
        GOOD + "@book{bad,\n  title = {No end,\n  year = 2002}\n@book{b, title={B}, year=2003}",
        ["good", "b"],
        [f"error r.bib:2:1: the entry 'bad' {UNCLOSED}"],
    ),
    "last brace missing": (
        GOOD + " @book{bad, title = {B}",
        ["good"],
        [f"error r.bib:2:2: the entry 'bad' {UNCLOSED}"],
    ),
    "one brace too many": (
        "@book{a, title={A}},\n  year=2001}\n" + GOOD,
        ["a", "good"],
        [
            f"warning r.bib:1:1: 'a' {NO_DATE}",
            "error r.bib:1:20: the @book that begins in line 1 is closed before this, so what "
            "follows is not read (look for one closing bracket too many)",
        ],
    ),
    "the same citekey": (
        GOOD + GOOD + "@book{good, title={Other}, year=2002}",
        ["good"],
        [
            "warning r.bib:2:1: the citekey 'good' is already used in line 1, and that entry "
            "counts (delete this entry)",
            f"error r.bib:3:1: the citekey 'good' is already used in line 1, and {TWICE}",
        ],
    ),
    "no citekey": (
        "@book{, title={A}, year=2001}\n@book{title={A}, year=2001}\n" + GOOD,
        ["good"],
        [f"error r.bib:1:1: {NO_KEY}", f"error r.bib:2:1: {NO_KEY}"],
    ),
    "odd citekey": (
        "@book{a<b, title={A}, year=2001}\n" + GOOD,
        ["good"],
        [
            "error r.bib:1:1: the entry 'a<b' cannot be read, so it is left out: unexpected '<' "
            "(look at its citekey and at each of its fields)"
        ],
    ),
    "commas missing": (
        "@book{a\n title={A}\n year=2001}",
        ["a"],
        [
            "warning r.bib:2:2: the comma after the citekey 'a' is missing "
            "(put a comma before this)",
            "warning r.bib:3:2: the comma after the field 'title' is missing "
            "(put a comma before this)",
        ],
    ),
    "no field": (
        "@book{a, title={A},\n year 2001}\n" + GOOD,
        ["good"],
        [
            "error r.bib:2:2: 'year 2001' is no field, so the entry is left out "
            "(write: name = {text},)"
        ],
    ),
    "no text": (
        "@book{a, title=, year=2001}\n" + GOOD,
        ["good"],
        [f"error r.bib:1:16: {NO_TEXT}"],
    ),
    "undefined string": (
        "@string{bmj = {BMJ}}\n@article{a, title={A}, journal=bmj # { Q}, year=2001, month=sep}\n"
        "@article{b, title={B}, year=2001,\n journal = nature}",
        ["a", "b"],
        [
            "error r.bib:4:12: 'nature' is neither text in braces nor the name of a @string above "
            "(write {nature}, or define it: @string{nature = {…}})"
        ],
    ),
    "title and date missing": (
        "@book{a, year=2001}\n@book{b, title={B}}\n@book{c, title={C}, year={c. 1900}}",
        ["a", "b", "c"],
        [
            "warning r.bib:1:1: 'a' has no title (add its title)",
            f"warning r.bib:2:1: 'b' {NO_DATE}",
            f"warning r.bib:3:1: 'c' {NO_DATE}",
        ],
    ),
    "addresses that are none": (
        "@book{a, title={A}, year=2001,\n  doi={http://example.org/x},\n  url={javascript:x(1)}}",
        ["a"],
        [
            "warning r.bib:2: 'http://example.org/x' in 'a' is no DOI, so it is left out "
            "(a DOI looks like 10.1136/bmj.c4078)",
            "warning r.bib:3: 'javascript:x(1)' in 'a' is no web address, so it is left out "
            "(it begins with https://)",
        ],
    ),
    "dates that no calendar has": (
        "@book{a, title={A}, date={2019-99-99}}\n@book{b, title={B},\n date={2019-02-41}}\n"
        "@book{c, title={C}, date={2019-21}}",
        ["a", "b", "c"],
        [
            "warning r.bib:1: 'a' has a date that is in no calendar: its year or month counts "
            "(write the year, or 2019-03-14)",
            "warning r.bib:3: 'b' has a date that is in no calendar: its year or month counts "
            "(write the year, or 2019-03-14)",
        ],
    ),
    "fields from another entry": (
        "@book{a<b, title={A}, year=2001}\n@incollection{in, crossref={whole}, title={In}}\n"
        "@xdata{when, year=2005}\n@book{c, xdata={when}, title={C}}\n"
        "@collection{whole, title={Whole}, year=2001}",
        ["in", "c", "whole"],
        [
            "error r.bib:1:1: the entry 'a<b' cannot be read, so it is left out: unexpected '<' "
            "(look at its citekey and at each of its fields)"
        ],
    ),
}


def _load(folder: Path, pandoc: Pandoc, **files: bytes) -> tuple[Bibliography, list[str]]:
    paths = [folder / name.replace("_", ".") for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    bibliography, problems = load(paths, folder, pandoc)
    return bibliography, [_line(problem) for problem in sorted(problems, key=_place)]


def _line(problem: Problem) -> str:
    return f"{problem.level} {problem}"


def _place(problem: Problem) -> tuple[str, int, int]:
    return problem.path, problem.line or 0, problem.column or 0


@pytest.mark.parametrize("name", BIBTEX)
def test_a_bib_file_gives_entries_and_problems(tmp_path: Path, pandoc: Pandoc, name: str) -> None:
    text, keys, problems = BIBTEX[name]
    bibliography, found = _load(tmp_path, pandoc, r_bib=text.encode())
    assert (list(bibliography), found) == (keys, problems)


def test_an_entry_has_its_place_and_its_csl(tmp_path: Path, pandoc: Pandoc) -> None:
    bibliography, _ = _load(tmp_path, pandoc, r_bib=b"\n\n" + GOOD.encode())
    entry = bibliography["good"]
    assert (entry.key, entry.path, entry.line) == ("good", "r.bib", 3)
    assert entry.csl == {
        "id": "good",
        "type": "book",
        "title": "Good",
        "issued": {"date-parts": [[2001]]},
    }
    assert "good" in bibliography and "bad" not in bibliography and len(bibliography) == 1


NAMES = {
    r"{\'E}mile {\O}sterg{\aa}rd": ("Émile", "Østergård"),
    r"{\"{o}}l {\v{S}}en": ("öl", "Šen"),
    r"{\c C}elik {\'\i}{\l}": ("Çelik", "íł"),
    r"Ruair\'i Brugha": ("Ruairí", "Brugha"),
    r"{\O}sterg{\aa}rd, {\'E}mile": ("Émile", "Østergård"),
    r"Garc\'{\i}a M\'arquez, Gabriel": ("Gabriel", "García Márquez"),
    r"Mar\'\i a \"Ozil": ("María", "Özil"),
    r"Ey\th{\'o}r {\DH}al": ("Eyþór", "Ðal"),
    r"{\relax Ch}arles Darwin": ("Charles", "Darwin"),
    r"Hans Gr\"o{\ss}e": ("Hans", "Größe"),
    r"Lech Wa{\l}{\k e}sa": ("Lech", "Wałęsa"),
    r"{\AA}sa {\ss}{\o}{\ae}{\oe}": ("Åsa", "ßøæœ"),
}


@pytest.mark.parametrize("written", NAMES)
def test_latex_letters_in_names(tmp_path: Path, pandoc: Pandoc, written: str) -> None:
    text = f"@book{{a, author = {{{written}}}, title = {{A}}, year = 2001}}"
    bibliography, _ = _load(tmp_path, pandoc, r_bib=text.encode())
    (author,) = bibliography["a"].csl["author"]
    given = author.get("given") or author["dropping-particle"]
    assert (given, author["family"]) == NAMES[written]


BODIES = {
    "{World Health Organization}": ["World Health Organization"],
    "{{World Health Organization}}": ["World Health Organization"],
    r"{\'Ecole des Mines} and {Barnes and Noble}": ["École des Mines", "Barnes and Noble"],
    r"{NHS England \& {NHS} Improvement}": ["NHS England & NHS Improvement"],
}


@pytest.mark.parametrize("written", BODIES)
def test_bodies_are_no_people(tmp_path: Path, pandoc: Pandoc, written: str) -> None:
    for people in (f"{written} and Smith, Jo", f"Jo Smith and {written}"):
        text = f"@book{{a, author = {{{people}}}, title = {{A}}, year = 2001}}"
        bibliography, _ = _load(tmp_path, pandoc, r_bib=text.encode())
        authors = bibliography["a"].csl["author"]
        assert [one["literal"] for one in authors if "literal" in one] == BODIES[written]
        assert {"family": "Smith", "given": "Jo"} in authors


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The problem with '5 whys'", 'The problem with "5 whys"'),
        ("``Quoted'' and `quoted' words", '"Quoted" and "quoted" words'),
        ("The lab's and the labs' work", "The lab’s and the labs’ work"),
        ("A {\\textbackslash} of \\& and \\% [x]", "A \\ of & and % [x]"),
    ],
)
def test_quotation_marks_in_titles(tmp_path: Path, pandoc: Pandoc, written: str, read: str) -> None:
    text = f"@book{{a, title = {{{written}}}, year = 2001}}"
    bibliography, _ = _load(tmp_path, pandoc, r_bib=text.encode())
    assert bibliography["a"].csl["title"] == read


def test_addresses_keep_their_characters(tmp_path: Path, pandoc: Pandoc) -> None:
    text = "@book{a, title={A}, year=2001, doi={10.1000/a_b~c}, url={https://x.org/'a'?b=%20_~}}"
    bibliography, problems = _load(tmp_path, pandoc, r_bib=text.encode())
    assert bibliography["a"].csl["DOI"] == "10.1000/a_b~c"
    assert bibliography["a"].csl["URL"] == "https://x.org/'a'?b=%20_~"
    assert problems == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"On H$_2$O and $^{13}$C", "On H<sub>2</sub>O and <sup>13</sup>C"),
        (r"Use of $\beta$-blockers", "Use of β-blockers"),
        (r"When $p<0.05$, at 5$^\circ$C", "When p<0.05, at 5°C"),
        (r"Of x\ensuremath{^{-1}}", "Of x<sup>−1</sup>"),
        (r"A $10\%$ rise of \$5 and \$6", "A 10% rise of $5 and $6"),
        (r"On $\frac{a}{b}$", r"On $\frac{a}{b}$"),
    ],
)
def test_formulas_in_titles(tmp_path: Path, pandoc: Pandoc, written: str, read: str) -> None:
    text = f"@book{{a, title = {{{written}}}, year = 2001}}"
    bibliography, _ = _load(tmp_path, pandoc, r_bib=text.encode())
    assert bibliography["a"].csl["title"] == read


ADDRESSES = {
    r"doi = {10.1007/978-3-642\_34}": ("DOI", "10.1007/978-3-642_34"),
    r"doi = {10.1007/978{\_}34}": ("DOI", "10.1007/978_34"),
    r"doi = {https://dx.doi.org/10.1000/a(b)}": ("DOI", "10.1000/a(b)"),
    r"url = {https://x.org/a{\_}b\_c\%20d\&e\#f}": ("URL", "https://x.org/a_b_c%20d&e#f"),
    r"url = {https://x.org/{\~{}}me}": ("URL", "https://x.org/~me"),
    r"url = {https://x.org/\textasciitilde me}": ("URL", "https://x.org/~me"),
    r"url = {\url{https://x.org/a_b}}": ("URL", "https://x.org/a_b"),
    r"howpublished = {\url{https://x.org/a_b~c}}": ("URL", "https://x.org/a_b~c"),
    r"howpublished = {Available at: \url{https://x.org/a}.}": ("URL", "https://x.org/a"),
    r'note = "https://x.org/a"': ("URL", "https://x.org/a"),
    r"note = {https://x.org/b}, url = {https://x.org/a}": ("URL", "https://x.org/a"),
    r"note = {As in https://x.org/b}": ("note", "As in https://x.org/b"),
}


@pytest.mark.parametrize("written", ADDRESSES)
def test_addresses_in_latex(tmp_path: Path, pandoc: Pandoc, written: str) -> None:
    text = f"@misc{{a, title={{A}}, year=2001, {written}}}"
    bibliography, problems = _load(tmp_path, pandoc, r_bib=text.encode())
    name, address = ADDRESSES[written]
    assert bibliography["a"].csl[name] == address
    assert problems == [] and "annote" not in bibliography["a"].csl


def test_a_file_that_cannot_be_read_costs_that_file(tmp_path: Path, pandoc: Pandoc) -> None:
    (tmp_path / "good.bib").write_text(GOOD, encoding="utf-8")
    (tmp_path / "latin.bib").write_bytes(b"% \n@book{a, title={Caf\xe9}}")
    (tmp_path / "r.docx").touch()
    names = ["missing.bib", "latin.bib", "r.docx", "good.bib"]
    bibliography, problems = load([tmp_path / name for name in names], tmp_path, pandoc)
    assert list(bibliography) == ["good"]
    assert [_line(problem) for problem in problems] == [
        "error missing.bib: the bibliography cannot be read: No such file or directory "
        "(check its name in mkdocs.yml)",
        "error latin.bib:2: this is not UTF-8 text (save the file again as UTF-8)",
        "error r.docx: '.docx' is no bibliography file (use .bib, .json, .yaml, .yml, .ris)",
    ]


def test_a_citekey_in_two_files(tmp_path: Path, pandoc: Pandoc) -> None:
    other = b'\n[{"id": "good", "type": "book", "title": "Other", "issued": {"raw": "2002"}}]'
    bibliography, problems = _load(tmp_path, pandoc, r_bib=GOOD.encode(), s_json=other)
    assert bibliography["good"].csl["title"] == "Good"
    assert problems == [
        f"error s.json:2:3: the citekey 'good' is already used in r.bib:1, and {TWICE}"
    ]


CSL_JSON: list[tuple[Any, list[str], list[str]]] = [
    ([], [], []),
    ({"id": "a"}, [], [NO_LIST]),
    (
        [
            {"id": "bad", "type": "book", "title": "Bad", "author": "Smith"},
            {"type": "book"},
            {"id": 12, "type": "book", "title": "Twelve"},
            {"id": "a", "type": "book", "title": "A", "issued": {"date-parts": [["2019", 3]]}},
        ],
        ["12", "a"],
        [
            "error r.json:3:3: the entry 'bad' cannot be read, so it is left out: "
            f"parsing [] failed, expected Array, but encountered String {LOOK}",
            "error r.json:8:2: item 2 has no id, so nothing can cite it "
            '(give it one: "id": "smith2020")',
            f"warning r.json:12:3: '12' {NO_DATE}",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("items", "keys", "problems"), CSL_JSON)
def test_a_csl_json_file(
    tmp_path: Path, pandoc: Pandoc, items: Any, keys: list[str], problems: list[str]
) -> None:
    text = json.dumps(items, indent=1)
    bibliography, found = _load(tmp_path, pandoc, r_json=text.encode())
    assert (list(bibliography), found) == (keys, problems)


def test_a_json_file_that_is_none(tmp_path: Path, pandoc: Pandoc) -> None:
    _, problems = _load(tmp_path, pandoc, r_json=b'[\n{"id": "a",}]')
    assert len(problems) == 1 and problems[0].startswith("error r.json:2:1")


def test_entries_that_take_fields_from_many_others_are_left_out(
    tmp_path: Path, pandoc: Pandoc
) -> None:
    chain = (
        f"@book{{c{n}, title = {{C}}, year = 2001, xdata = {{c{n + 1},c{n + 2}}}}}\n"
        for n in range(2000)
    )
    start = time.monotonic()
    bibliography, problems = _load(tmp_path, pandoc, r_bib="".join(chain).encode())
    assert list(bibliography) == [f"c{n}" for n in range(1991, 2000)]
    assert problems[0] == (
        "error r.bib:1:1: the entry 'c0' takes fields from more than 10 others "
        "(look at its crossref or xdata; it is left out)"
    )
    assert time.monotonic() - start < 6  # pandoc took a minute for 1,000


def test_ten_thousand_indented_entries_take_no_longer_than_others(
    pandoc: Pandoc, tmp_path: Path
) -> None:
    file = tmp_path / "r.bib"
    file.write_text(" @string{a = a}\n" * 20_000 + GOOD, encoding="utf-8")
    start = time.monotonic()
    known, _ = load([file], tmp_path, pandoc)
    assert list(known) == ["good"]
    assert time.monotonic() - start < 6  # it took 20 s


def test_what_is_no_doi_and_no_day_is_left_out(tmp_path: Path, pandoc: Pandoc) -> None:
    file = tmp_path / "r.bib"
    file.write_text("@book{a, title={A}, doi={hello world}, date={2019-02-41}}", encoding="utf-8")
    (entry,) = load([file], tmp_path, pandoc)[0].entries.values()
    assert "DOI" not in entry.csl
    assert entry.csl["issued"] == {"date-parts": [[2019, 2]]}
