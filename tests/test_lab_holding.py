"""Labs with items held back: whose mistakes stop publishing, what links say, what is no item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from labpress.content import Release
from labpress.lab import open_lab
from labpress.pandoc import Pandoc
from little_labs import OpenLab, card, essay, settings_of

LATER = "publish_on: 2999-01-01"
DRAFT = "draft: yes"


def said(open_files: OpenLab, files: Mapping[str, str]) -> list[str]:
    """The problems with their levels; those about cards that nobody mentions are another test's."""
    problems = open_files(files).problems
    return [f"{p.level.value} {p}" for p in problems if "no essay, page" not in p.message]


def put(text: str, lines: str) -> str:
    return text.replace("---\n", f"---\n{lines}\n", 1)


FAULTY = essay("See [x](card:nowhere) and [@nokey].").replace("summary:", "sumary:")


def test_a_drafts_own_mistakes_are_advice(open_files: OpenLab) -> None:
    levels = {line.split()[0] for line in said(open_files, {"essays/a.md": put(FAULTY, DRAFT)})}
    assert levels == {"advice"}


def test_the_same_mistakes_are_errors_once_it_is_published(open_files: OpenLab) -> None:
    assert [line.split()[0] for line in said(open_files, {"essays/a.md": FAULTY})] == ["error"] * 3


def test_before_its_day_one_warning_says_what_will_stop_it(open_files: OpenLab) -> None:
    found = said(open_files, {"essays/a.md": put(FAULTY, LATER)})
    assert [line for line in found if not line.startswith("advice")] == [
        "warning essays/a.md:2:13: this has 3 faults that will stop all publishing on "
        "1 January 2999 (mend what is listed for this file before that day)"
    ]


@pytest.mark.parametrize(
    "text",
    ["---\ntitle: [\ndraft: yes\n---\n", put(essay(), "draft: perhaps")],
    ids=["broken YAML", "a draft that cannot be read"],
)
def test_what_may_be_no_draft_stays_an_error(open_files: OpenLab, text: str) -> None:
    assert [line.split()[0] for line in said(open_files, {"essays/a.md": text})] == ["error"]


def test_a_drafts_name_never_takes_that_of_what_is_published(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "docs/cards/a.md": put(card("QL-01"), DRAFT),
            "docs/cards/b.md": card("QL-01", more="redirect_from: cards/a/"),
            "essays/e.md": essay("[](card:QL-01)"),
        }
    )
    assert {problem.level.value for problem in lab.problems} == {"advice"}
    found = lab.catalogue.find("card", "QL-01")
    assert found is not None and found.path == "docs/cards/b.md"


LINK = essay("See [x](essay:b).")


@pytest.mark.parametrize(
    ("from_", "to", "expected"),
    [
        ("", DRAFT, "error essays/a.md:8: this leads to a draft: 'b' (publish that one too, or "),
        (
            "",
            LATER,
            "error essays/a.md:8: this leads to 'b', which is held back until 1 January 2999 "
            "(give this one `publish_on: 2999-01-01` too, or take the link out until then)",
        ),
        (DRAFT, DRAFT, ""),
        (LATER, LATER, ""),
        ("publish_on: 2998-01-01", LATER, "advice essays/a.md:9: this leads to 'b', which is held"),
        ("", "publish_on: 2001-01-01", ""),
    ],
)
def test_links_to_what_is_not_there_yet(
    open_files: OpenLab, from_: str, to: str, expected: str
) -> None:
    a = put(LINK, from_) if from_ else LINK
    found = said(open_files, {"essays/a.md": a, "essays/b.md": put(essay(), to)})
    assert [line[: len(expected)] for line in found[-1:]] == ([expected] if expected else [])


def test_a_link_to_what_waits_for_approval(tmp_path: Path, pandoc: Pandoc) -> None:
    (tmp_path / "docs/cards").mkdir(parents=True)
    (tmp_path / "essays").mkdir()
    (tmp_path / "essays/a.md").write_text(essay("See [x](card:b)."))
    (tmp_path / "docs/cards/b.md").write_text(card("QL-01"))
    rules = Release("2026-11-23", frozenset(["card"]))
    lab = open_lab(replace(settings_of(tmp_path), release=rules), pandoc)
    assert [f"{p.level.value} {p}" for p in lab.problems] == [
        "warning docs/cards/b.md:1:1: a card needs approval, so this one is not published yet "
        "(whoever approves it adds the line `approved: {by: NAME, on: 2026-11-23}`)",
        "error essays/a.md:8: this leads to 'b', which is held back until it is approved "
        "(have that one approved first, or take the link out until then)",
    ]


def test_a_list_whose_text_is_a_draft_may_be_linked(open_files: OpenLab) -> None:
    files = {"essays/a.md": essay("[all](../docs/cards/index.md)"), "docs/cards/index.md": "# All"}
    files["docs/cards/index.md"] = "---\ndraft: yes\n---\n# All\n"
    assert said(open_files, files) == []


def test_a_home_page_that_is_held_back_is_told(open_files: OpenLab) -> None:
    assert said(open_files, {"docs/index.md": put("---\n---\n# Home\n", LATER)}) == [
        "warning docs/index.md:1:1: the home page is held back, so the site has no first page "
        "(take `draft` or `publish_on` out of it)"
    ]


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("docs/cards/new/x.md", card("QL-01"), "move it to docs/cards/x.md"),
        ("docs/cards/2026/new/index.md", card("QL-01"), "move it to docs/cards/new.md"),
        ("essays/2026/x.md", essay(), "move it to essays/x.md"),
        ("essays/2026/notes.md", "# Notes\n", ""),
        ("docs/guide/cards/x.md", card("QL-01"), ""),
    ],
)
def test_an_item_that_lies_where_only_pages_do_is_told(
    open_files: OpenLab, name: str, text: str, hint: str
) -> None:
    found = [line for line in said(open_files, {name: text}) if "ordinary page" in line]
    assert [line.partition(" (")[2].rstrip(")") for line in found] == ([hint] if hint else [])


def test_works_that_only_drafts_cite_are_in_no_full_list(tmp_path: Path, pandoc: Pandoc) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "essays").mkdir()
    bib = "@book{%s, title={%s}, author={Ohno, T}, year={1988}}\n"
    (tmp_path / "essays/r.bib").write_text(
        "".join(bib % (k, k) for k in ("open", "secret", "idle"))
    )
    (tmp_path / "essays/a.md").write_text(essay("[@open]\n\n\\full_bibliography"))
    (tmp_path / "essays/b.md").write_text(put(essay("[@secret] [@open]"), DRAFT))
    lab = open_lab(settings_of(tmp_path), pandoc)
    made = lab.format_citations(pandoc)
    assert [one.key for one in made["essays/a.md"].references] == ["idle", "open"]
    assert [one.key for one in made["essays/b.md"].references] == ["open", "secret"]
