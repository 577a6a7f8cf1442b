"""The works that a lab cites, in words that stand for themselves, and what is asked of pandoc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from labpress.catalogue import Ask, permalink
from labpress.citations import Formatted
from labpress.citations.styles import APA
from labpress.lab import Lab, open_lab
from labpress.lab.evidence import Work, evidence, names_of, year_of
from labpress.pandoc import Pandoc
from little_labs import essay, settings_of

BIB = """
@book{jones1, author = {Jones, Ann}, title = {First}, year = {2018}, publisher = {P}}
@book{jones2, author = {Jones, Ann}, title = {Second}, year = {2018}, publisher = {P}}
@book{abel, author = {Ábel, Ed}, title = {Zeal}, year = {2020}, publisher = {P}}
@book{quiet, author = {Quiet, Q.}, title = {Nobody cites me}, year = {2020}, publisher = {P}}
@book{body, author = {{The Body and Co}}, title = {Rules}, publisher = {P}}
"""
TEXTS = {
    "both": "[@jones1; @jones2]",
    "one": "[@jones2] and [@body]",
    "other": "[@abel]",
}


@pytest.fixture(scope="module")
def pandoc() -> Iterator[Pandoc]:
    with Pandoc() as pandoc:
        yield pandoc


@pytest.fixture
def lab(tmp_path: Path, pandoc: Pandoc) -> Lab:
    folder = tmp_path / "essays"
    folder.mkdir()
    (tmp_path / "docs").mkdir()
    (folder / "references.bib").write_text(BIB, encoding="utf-8")
    for name, text in TEXTS.items():
        (folder / f"{name}.md").write_text(essay(text, title=name), encoding="utf-8")
    return open_lab(settings_of(tmp_path), pandoc)


def works(lab: Lab, pandoc: Pandoc, formatted: Mapping[str, Formatted]) -> tuple[Work, ...]:
    ask = Ask(lab.catalogue, (), permalink)
    return evidence(lab, ask.citings(), formatted, pandoc)


def test_they_stand_by_author_year_and_title(lab: Lab, pandoc: Pandoc) -> None:
    found = works(lab, pandoc, lab.format_citations(pandoc))
    assert [work.key for work in found] == ["abel", "jones1", "jones2", "body"]
    assert [len(work.citings) for work in found] == [1, 1, 2, 1]


@pytest.mark.parametrize("known", [True, False], ids=["from pages", "made anew"])
def test_no_line_needs_another_to_be_understood(lab: Lab, pandoc: Pandoc, known: bool) -> None:
    formatted = lab.format_citations(pandoc)
    assert "2018b" in formatted["essays/both.md"].references[1].html
    lines = {work.key: work.html for work in works(lab, pandoc, formatted if known else {})}
    assert lines["jones1"].startswith("Jones, A. (2018). ")
    assert lines["jones2"].startswith("Jones, A. (2018). ")
    assert lines["body"].startswith("The Body and Co. (n.d.). ")


def test_what_pages_have_is_not_asked_for_again(
    lab: Lab, pandoc: Pandoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    formatted = lab.format_citations(pandoc)

    def asked(*_: object, **__: object) -> None:
        pytest.fail("pandoc was asked")

    monkeypatch.setattr(pandoc, "ask", asked)
    assert len(works(lab, pandoc, formatted)) == 4


@pytest.mark.parametrize(
    ("csl", "names", "year"),
    [
        ({"author": [{"family": "A"}, {"literal": "B C"}]}, ("A", "B C"), ""),
        ({"editor": [{"given": "Plato"}]}, ("Plato",), ""),
        ({"author": "nobody"}, (), ""),
        ({"issued": {"date-parts": [[1999, 2], [2001]]}}, (), "1999"),
        ({"issued": {"literal": "about 1850"}}, (), "1850"),
        ({"issued": {"date-parts": []}}, (), ""),
        ({"issued": "2001"}, (), ""),
    ],
)
def test_who_and_when(csl: dict[str, Any], names: tuple[str, ...], year: str) -> None:
    assert (names_of(csl), year_of(csl)) == (names, year)


def test_a_key_that_an_essay_means_otherwise_is_two_works(tmp_path: Path, pandoc: Pandoc) -> None:
    folder = tmp_path / "essays"
    folder.mkdir()
    (tmp_path / "docs").mkdir()
    (folder / "references.bib").write_text(BIB, encoding="utf-8")
    (folder / "own.bib").write_text(BIB.replace("First", "Another"), encoding="utf-8")
    text = essay("[@jones1; @abel]")
    (folder / "plain.md").write_text(text, encoding="utf-8")
    own = text.replace("title: ", "bibliography: own.bib\ntitle: My ", 1)
    (folder / "free.md").write_text(own, encoding="utf-8")
    files = (folder / "references.bib",)
    lab = open_lab(replace(settings_of(tmp_path), bib_files=files), pandoc)
    found = works(lab, pandoc, lab.format_citations(pandoc))
    assert [(work.name, work.key, len(work.citings)) for work in found] == [
        ("abel", "abel", 2),
        ("jones1-free", "jones1", 1),
        ("jones1", "jones1", 1),
    ]
    assert ["Another" in work.html for work in found] == [False, True, False]


def test_a_dash_for_an_author_is_spelled_out(lab: Lab, pandoc: Pandoc, tmp_path: Path) -> None:
    """Some styles have a dash for an author who has come before."""
    text = APA.read_text(encoding="utf-8")
    dashed = '<bibliography subsequent-author-substitute="\u2014\u2014\u2014" '
    style = tmp_path / "dashes.csl"
    style.write_text(text.replace("<bibliography ", dashed), encoding="utf-8")
    dashes = replace(lab, settings=replace(lab.settings, style=style))
    path = "essays/both.md"
    formatted = {path: dashes.format_citations(pandoc)[path]}
    starts = [one.html[:3] for one in formatted[path].references]
    assert starts == ["Jon", "\u2014\u2014\u2014"]
    lines = [work.html for work in works(dashes, pandoc, formatted)]
    assert [line[:5] for line in lines] == ["Ábel,", "Jones", "Jones", "The B"]
