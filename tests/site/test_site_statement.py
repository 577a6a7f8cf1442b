"""The accessibility statement's page: which form has which headings, and that words are escaped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from labpress.content import Statement, read_statement
from labpress.content.criteria import COUNTS
from labpress.site.statement import StatementView, statement_view
from labpress.wording import wording

SAY = wording("en-GB")
FAULTS = "faults: [{fault: No <captions>, criterion: 1.2.2, fix_by: 2027}]\n"


def statement(tmp_path: Path, form: str, more: str = "", status: str = "partial") -> Statement:
    file = tmp_path / "accessibility.yml"
    file.write_text(
        f"form: {form}\norganisation: A & B\nstatus: {status}\n{more}"
        "contact: {email: a@b.example, phone: 01234 567 890, response_time: a week}\n"
        "checked: {date: 14 August 2026, by: us, way: by eye}\nprepared: 14 August 2026\n",
        encoding="utf-8",
    )
    read, problems = read_statement(file, tmp_path, "2026-11-23")
    assert read and problems == ()
    return read


def view(read: Statement) -> StatementView:
    return statement_view(read, "The <Lab>", "https://lab.example/", SAY)


def test_the_public_form_has_what_the_regulations_lay_down(tmp_path: Path) -> None:
    shown = view(statement(tmp_path, "public-sector", FAULTS + "enforcement: ecni\n"))
    assert shown.public and "(No. 2) Accessibility Regulations 2018" in shown.aim
    assert "partially compliant" in shown.status and "WCAG 2.2 AA" in shown.status
    assert "Commission for Northern Ireland" in shown.enforcement
    assert 'href="https://www.equalityni.org/"' in shown.enforcement


def test_a_link_to_it_says_what_it_tells(tmp_path: Path) -> None:
    intro = view(statement(tmp_path, "general", FAULTS)).intro
    assert "people with disabilities can use The <Lab>" in intro


def test_the_general_form(tmp_path: Path) -> None:
    shown = view(statement(tmp_path, "general", FAULTS))
    assert not shown.public and shown.enforcement == ""
    assert "partially conforms" in shown.status
    assert shown.faults[0].text == "No <captions>"  # a text, which the template escapes
    assert "1.2.2 Captions (Prerecorded)" in shown.faults[0].criteria
    assert shown.faults[0].fix_by == "We plan to mend it by 2027."
    assert shown.applies == (
        'This statement applies to <a href="https://lab.example/">The &lt;Lab&gt;</a>.'
    )
    assert shown.contact == (
        'by e-mail: <a href="mailto:a@b.example">a@b.example</a>',
        'by telephone: <a href="tel:01234567890">01234 567 890</a>',
    )


@pytest.mark.parametrize("form", ["general", "public-sector\nenforcement: ehrc"])
def test_a_full_statement_speaks_of_no_list(tmp_path: Path, form: str) -> None:
    shown = view(statement(tmp_path, form, status="full"))
    assert "fully" in shown.status and "listed below" not in shown.status
    more = "exempt: [{content: Maps, why: They are maps}]\n"
    assert "listed below" in view(statement(tmp_path, form, more, status="full")).status


def test_every_criterion_has_its_name() -> None:
    named = {key for key in SAY.section("wcag") if re.fullmatch(r"c\d-\d-\d+", key)}
    known = {
        f"c{guideline.replace('.', '-')}-{n}"
        for guideline, count in COUNTS.items()
        for n in range(1, count + 1)
    }
    assert named == known
