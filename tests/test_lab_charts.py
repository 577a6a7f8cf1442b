"""Charts and terms in whole labs: what is read from files, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.catalogue import Ask, permalink, withheld
from labpress.content import STAGES
from labpress.lab import Lab
from little_labs import OpenLab, essay

CHART = "/// chart | {}\ntype: line\ntitle: T\nsummary: S.\n///\n"
DATA = "Week,Days\n1,2\n2,3\n"
GLOSSARY = """# Glossary

Peer support
:   People who help each other.

Plan–do–study–act cycle
PDSA
:   A small test.
"""


def said(lab: Lab) -> list[str]:
    """The lab's problems, without advice."""
    return [str(problem) for problem in lab.problems if problem.level != "advice"]


def test_a_chart_is_read_from_the_file_beside_its_text(open_files: OpenLab) -> None:
    files = {"essays/it.md": essay(CHART.format("d/waits.csv")), "essays/d/waits.csv": DATA}
    lab = open_files(files)
    item = lab.catalogue.find("essay", "it")
    assert item is not None and not said(lab)
    ask = Ask(lab.catalogue, STAGES, permalink)
    chart = ask.chart(item, next(mark for mark in item.body.marks if mark.kind == "chart"))
    assert chart is not None
    assert (chart.title, chart.series[0].values) == ("T", (2, 3))
    assert len(ask.asked) == 1


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("wait.csv", "'wait.csv' for this chart (did you mean 'waits.csv'?)"),
        ("../../waits.csv", "'../../waits.csv' for this chart (did you mean 'waits.csv'?)"),
        ("https://x.org/waits.csv", "for this chart"),
    ],
)
def test_a_file_that_is_not_there_is_said(
    open_files: OpenLab, name: str, problem: str, tmp_path: Path
) -> None:
    (tmp_path.parent / "waits.csv").write_text(DATA)
    lab = open_files({"essays/it.md": essay(CHART.format(name)), "essays/waits.csv": DATA})
    (found,) = said(lab)
    assert found.startswith("essays/it.md:8: there is no file ")
    assert problem in found


def test_a_fault_in_the_data_is_said_once_for_two_charts(open_files: OpenLab) -> None:
    twice = CHART.format("w.csv") * 2
    lab = open_files({"essays/it.md": essay(twice), "essays/w.csv": "Week,Days\n1,two\n"})
    assert [one.partition(" (")[0] for one in said(lab)] == ["essays/w.csv:2:2: 'two' is no number"]


def test_the_data_of_a_draft_are_held_back_with_it(open_files: OpenLab) -> None:
    text = essay(CHART.format("w.csv")).replace("date:", "draft: yes\ndate:")
    lab = open_files({"essays/it.md": text, "essays/w.csv": DATA, "essays/v.csv": DATA})
    files = ["essays/w.csv", "essays/v.csv"]
    assert withheld(lab.items, files, lab.settings.site_path) == {"essays/w.csv"}


def test_terms_are_known_where_they_are_used(open_files: OpenLab) -> None:
    lab = open_files(
        {
            "docs/glossary.md": GLOSSARY,
            "essays/it.md": essay("## PDSA\n\nA PDSA and peer support.\n\n`PDSA`", "One"),
            "essays/no.md": essay("## Peer support\n\nNothing.", "Two"),
            "docs/about.md": "See [it](glossary.md#peer-support) and [](glossary.md#gone).",
        }
    )
    glossary = lab.catalogue.glossary
    it = lab.catalogue.find("essay", "it")
    assert it is not None and glossary.page is not None
    assert [term.name for term in glossary.used_in(it)] == [
        "Plan–do–study–act cycle",
        "Peer support",
    ]
    users = [item.path for item in lab.catalogue.users_of(glossary.terms[1])]
    assert users == ["essays/it.md"]
    assert {"peer-support", "plan-do-study-act-cycle"} <= glossary.page.body.ids
    assert [one.partition(" (")[0] for one in said(lab)] == [
        "docs/about.md:1: 'docs/glossary.md' has no heading or anchor '#gone'"
    ]


def test_a_glossary_that_is_held_back_explains_nothing(open_files: OpenLab) -> None:
    draft = f"---\ntitle: Glossary\ndraft: yes\n---\n\n{GLOSSARY}"
    lab = open_files({"docs/glossary.md": draft, "essays/it.md": essay("PDSA.")})
    item = lab.catalogue.find("essay", "it")
    assert item is not None
    assert Ask(lab.catalogue, STAGES, permalink).terms_in(item)[1] == ()
    assert len(Ask(lab.catalogue, STAGES, permalink, drafts=True).terms_in(item)[1]) == 1
