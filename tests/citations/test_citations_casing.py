"""Casing: a title keeps the capitals of its names, whatever the style makes of the other words."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from labpress.citations import load
from labpress.citations.casing import LONGEST, with_capitals
from labpress.pandoc import Pandoc


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        # a sentence: its capitals are those of names
        ("The role of trusts in England: A review", "The role of trusts in {England}: A review"),
        ("What is the Q Improvement Lab?", "What is the {Q} {Improvement} {Lab}?"),
        ("Care in Kent. Notes on a trial", "Care in {Kent}. Notes on a trial"),
        ("{NHS} care in Kent", "{NHS} care in {Kent}"),
        ("mRNA and iPhone use", "mRNA and {iPhone} use"),
        ('On "Five whys" and why they fail', 'On "{Five} whys" and why they fail'),
        # a title with capitals: nothing says which are of names
        ("The Role of Trusts in England: A Review", "The Role of Trusts in England: A Review"),
        ("Review of the Use of Usual Care vs None", "Review of the Use of Usual Care vs None"),
        ("A Guide", "A Guide"),
        ("{The Role of NHS Trusts}", "{The Role of NHS Trusts}"),
        ("", ""),
        # what is in italics or a formula is never to be changed
        (r"What \emph{E. coli} Does", r"What \emph{{E}. {coli}} Does"),
        (r"Uses of H\textsubscript{2}O", r"Uses of {H}\textsubscript{{2}}{O}"),
        (r"The value of $\alpha$ in Kent", r"The value of $\alpha$ in {Kent}"),
    ],
)
def test_what_is_kept(title: str, kept: str) -> None:
    assert with_capitals(f"{{{title}}}") == f"{{{kept}}}"
    assert with_capitals(f'"{title}"') == f'"{kept}"'


@pytest.mark.parametrize("value", ["jan", "1999", "{" + "a Kent " * LONGEST + "}"])
def test_what_is_no_title_stays(value: str) -> None:
    assert with_capitals(value) == value


@pytest.mark.parametrize("text", ["{", "a ", "A:", '"', "\\emph{A ", "$", "\\", "'A", ". A"])
def test_a_hostile_title_takes_no_time(text: str) -> None:
    start = time.monotonic()
    with_capitals("{" + text * (LONGEST // len(text) - 2) + "}")
    assert time.monotonic() - start < 0.5


def test_what_pandoc_reads(tmp_path: Path, pandoc: Pandoc) -> None:
    bib = tmp_path / "r.bib"
    bib.write_text(
        "@string{where = {Kent}}\n"
        "@book{a, title = {The role of trusts in England}, subtitle = {a review}, year = 2020}\n"
        '@book{b, title = "Care of patients in " # where, year = 2020}\n'
        "@book{c, title = {The Role of {NHS} Trusts}, year = 2020}\n"
        "@book{d, title = {La Qualité des Soins en France}, langid = {french}, year = 2020}\n",
        encoding="utf-8",
    )
    bibliography, problems = load([bib], tmp_path, pandoc)
    assert problems == ()
    assert {key: bibliography[key].csl["title"] for key in bibliography} == {
        "a": "The role of trusts in England: A review",
        "b": "Care of patients in kent",
        "c": "The role of NHS trusts",
        "d": "La Qualité des Soins en France",
    }
