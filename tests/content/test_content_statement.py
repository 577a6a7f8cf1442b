"""docs/accessibility.yml: what it may say, and what does not go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.content import Statement, read_statement

GOOD = """
form: general
organisation: The Lab
contact:
  email: lab@example.org
  response_time: five days
status: partial
faults:
  - fault: The film has no captions.
    criterion: [1.2.2, 1.4.10 Reflow]
    fix_by: March 2027
checked: {date: 14 August 2026, by: us, way: with axe}
prepared: 14 August 2026
""".lstrip()


def read(
    tmp_path: Path, text: str, today: str = "2026-11-23"
) -> tuple[Statement | None, list[str]]:
    file = tmp_path / "docs" / "accessibility.yml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    statement, problems = read_statement(file, tmp_path, today)
    return statement, [str(problem) for problem in problems]


def test_a_whole_statement(tmp_path: Path) -> None:
    statement, problems = read(tmp_path, GOOD)
    assert statement and problems == []
    assert statement.standard == "WCAG 2.2 AA"
    assert statement.faults[0].criterion == ("1.2.2", "1.4.10")
    assert statement.contact and statement.contact.response_time == "five days"


def test_no_file_no_statement(tmp_path: Path) -> None:
    assert read_statement(tmp_path / "accessibility.yml", tmp_path, "2026-11-23") == (None, ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("form: general\n", "", ":1:1: 'form' is missing (add a line such as `form: general`)"),
        ("general", "private", ":1:7: 'form': 'private' is not known (write public-sector or "),
        ("organisation", "Organization", "'Organization' is not a field of a statement (did you "),
        ("  email: lab@example.org\n", "", "'contact' has no way to reach anybody (add `email`"),
        ("lab@example.org", "lab at example", "'contact.email': 'lab at example' is not an e-mail"),
        ("  response_time: five days\n", "", "'contact.response_time' is missing"),
        ("partial", "full", ":6:9: the status is full, and there are faults"),
        ("1.2.2", "1.2.10", "'1.2.10' is no success criterion of WCAG 2.2 (write its number"),
        ("1.4.10 Reflow", "Reflow", "'Reflow' is no success criterion"),
        ("by: us, ", "", "'checked.by' is missing"),
        ("checked: {date: 14 August 2026", "checked: {date: August 2026", "has no day"),
        ("form: general", "form: public-sector", "'enforcement' is missing, which the public-"),
        ("form: general", "form: general\nenforcement: ehrc", "belongs to the public-sector form"),
        ("status:", "standard: AA\nstatus:", "'AA' is no version and level of WCAG (write WCAG"),
        (
            "    fix_by:",
            "    fixed:",
            "'fixed' is not a field of a fault (did you mean 'fix_by'",
        ),
    ],
)
def test_what_is_wrong_is_told_by_its_place(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    _, problems = read(tmp_path, GOOD.replace(old, new, 1))
    assert len(problems) == 1
    assert problems[0].startswith("docs/accessibility.yml:") and told in problems[0]


def test_a_status_with_nothing_behind_it_is_told(tmp_path: Path) -> None:
    start, rest = GOOD.split("faults:")
    _, problems = read(tmp_path, start + rest[rest.index("checked:") :])
    assert problems == [
        "docs/accessibility.yml:6:9: the status says that there are faults, not which (list them "
        "under `faults`)"
    ]


def test_a_list_is_no_statement(tmp_path: Path) -> None:
    statement, problems = read(tmp_path, "- form: general\n")
    assert statement is None and "this is not an accessibility statement" in problems[0]


@pytest.mark.parametrize(
    ("today", "told"),
    [
        ("2027-02-01", []),
        ("2027-03-31", []),
        ("2027-04-01", ["this fault was to be mended by March 2027"]),
        ("2027-08-14", ["this fault was to be mended by March 2027"]),
        ("2027-08-15", ["'checked.date' is more than a year ago", "'prepared' is more than a year",
                        "this fault was"]),
        ("2026-08-13", ["'checked.date' is a day still to come", "'prepared' is a day still to"]),
    ],
)  # fmt: skip
def test_what_has_become_old_is_told(tmp_path: Path, today: str, told: list[str]) -> None:
    _, problems = read(tmp_path, GOOD, today)
    assert len(problems) == len(told)
    assert all(part in problem for part, problem in zip(told, problems, strict=True))
