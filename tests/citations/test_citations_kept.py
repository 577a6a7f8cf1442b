"""Bibliography files that are kept: read once, and anew when they have changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from labpress.citations import load
from labpress.pandoc import Pandoc

BOOK = "@book{%s, title = {A title of %s}, author = {Ohno, Taiichi}, year = 1988}\n"
FILES = {
    "works.bib": BOOK % ("ohno1988", "one")
    + BOOK % ("ohno1988", "another")
    + "@inbook{part, crossref = {ohno1988}, title = {A part}}\n"
    + "@book{dateless, title = {No date}, doi = {no doi}}\n",
    "more.json": '[{"id": "reed2001", "type": "book", "title": "Ré", "issued": {"raw": "2001"}}]',
    "more.ris": "TY  - BOOK\nID  - card2002\nTI  - Waiting\nPY  - 2002\nER  - \n",
    "more.yaml": "references:\n- id: lee2003\n  type: book\n  title: Lee\n  issued: 2003\n",
}


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Pandoc]:
    """A pandoc that keeps its answers, with the files beside it."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Pandoc() as pandoc:
        pandoc.memory.open(tmp_path)
        yield pandoc


def files(root: Path) -> list[Path]:
    return [root / name for name in FILES]


def test_what_was_kept_is_what_was_read(tmp_path: Path, asked: Pandoc) -> None:
    first = load(files(tmp_path), tmp_path, asked)
    assert asked.pid is not None
    assert first[0].parents == {"ohno1988"}
    assert len(first[1]) >= 3  # twice the same key, no date, no DOI
    with Pandoc() as later:
        later.memory.open(tmp_path)
        assert load(files(tmp_path), tmp_path, later) == first
        assert later.pid is None
    with Pandoc() as without:
        assert load(files(tmp_path), tmp_path, without) == first


def test_a_file_that_has_changed_is_read_anew(tmp_path: Path, asked: Pandoc) -> None:
    load(files(tmp_path), tmp_path, asked)
    (tmp_path / "works.bib").write_text(BOOK % ("new", "new"), encoding="utf-8")
    assert list(load(files(tmp_path), tmp_path, asked)[0])[:1] == ["new"]


def test_a_file_under_another_name_says_where_it_is(tmp_path: Path, asked: Pandoc) -> None:
    load(files(tmp_path), tmp_path, asked)
    other = (tmp_path / "works.bib").rename(tmp_path / "other.bib")
    found, problems = load([other], tmp_path, asked)
    assert {found[key].path for key in found} == {"other.bib"}
    assert {problem.path for problem in problems} == {"other.bib"}


def test_a_file_with_an_entry_that_is_refused_is_tried_again(tmp_path: Path, asked: Pandoc) -> None:
    bad = tmp_path / "bad.bib"
    bad.write_text(BOOK % ("good", "good") + BOOK % ("a<b", "bad"), encoding="utf-8")
    first = load([bad], tmp_path, asked)
    assert list(first[0]) == ["good"] and len(first[1]) == 1
    with Pandoc() as later:
        later.memory.open(tmp_path)
        assert load([bad], tmp_path, later) == first
        assert later.pid is not None
