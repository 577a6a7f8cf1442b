"""What names and choices on the command line mean, and what goes into the PDF."""

from __future__ import annotations

from typing import Any

import pytest

from labpress.cli.selection import deck, named
from labpress.content import Project
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing import Editions
from labpress.problems import LabpressError
from little_labs import OpenLab, card, essay

FILES = {
    "docs/cards/one.md": card("QL-01", "One"),
    "docs/cards/two.md": card("QL-02", "Two"),
    "docs/toolkits/kit.md": "---\ntitle: Kit\npurpose: Begin.\nitems:\n- card: two\n---\n\nText.\n",
    "docs/toolkits/empty.md": "---\ntitle: None\npurpose: B.\nitems:\n- break: Tea\n---\n\nText.\n",
    "docs/projects/work.md": "---\ntitle: Work\nchallenge: How?\nstatus: open\n---\n\nText.\n",
    "docs/projects/idle.md": "---\ntitle: Idle\nchallenge: How?\nstatus: open\n---\n\nText.\n",
} | {
    f"essays/{name}.md": essay(title=name).replace("\n---\n\n", f"\n{more}\n---\n\n", 1)
    for name, more in {
        "second": "series: Waits\nnumber: 2\nproject: work",
        "zeroth": "series: Waits\nnumber: 1",
        "later": "series: Waits",
        "hidden": "series: Waits\nnumber: 3\nproject: work\ndraft: yes",
        "kit": "project: work",
    }.items()
}


@pytest.fixture
def lab(open_files: OpenLab) -> Lab:
    return open_files(FILES)


@pytest.mark.parametrize(
    ("names", "cards", "essays", "is_deck"),
    [
        (["one"], ["one"], [], False),
        (["QL-02", "one", "two"], ["two", "one"], [], False),
        (["toolkit:kit"], ["two"], [], True),
        (["toolkit:kit", "one"], ["two", "one"], [], False),
        (["zeroth"], [], ["zeroth"], False),
        (["essay:kit"], [], ["kit"], False),
        (["work"], [], {"second", "kit"}, False),
        (["series:Waits"], [], ["zeroth", "second", "later"], False),
        (["series: waits "], [], ["zeroth", "second", "later"], False),
    ],
)
def test_names(
    lab: Lab, pandoc: Pandoc, names: list[str], cards: list[str], essays: Any, is_deck: bool
) -> None:
    found = named(lab, Editions(lab, pandoc), names)
    assert [one.slug for one in found.cards] == cards
    assert type(essays)(one.slug for one in found.essays) == essays
    assert found.is_deck is is_deck


def test_a_project_opens_its_book_and_a_series_has_no_opening(lab: Lab, pandoc: Pandoc) -> None:
    editions = Editions(lab, pandoc)
    title, opening = named(lab, editions, ["work"]).book or ("", None)
    assert (title, isinstance(opening, Project)) == ("Work", True)
    assert named(lab, editions, ["series:waits"]).book == ("Waits", None)
    assert named(lab, editions, ["zeroth"]).book is None


@pytest.mark.parametrize(
    ("choice", "cards"),
    [({"toolkit": "kit"}, ["two"]), ({"stage": "discover"}, ["one", "two"]), ({}, ["one", "two"])],
)
def test_choices(lab: Lab, pandoc: Pandoc, choice: dict[str, str], cards: list[str]) -> None:
    found = deck(lab, Editions(lab, pandoc), **choice)
    assert [one.slug for one in found.cards] == cards
    assert found.is_deck


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["kit"], "'kit' is a toolkit and an essay (write toolkit:kit or essay:kit)"),
        (["oen"], "there is no card, toolkit, essay or project 'oen' (did you mean 'one'?)"),
        (["card:kit"], "there is no card 'kit'"),
        (["output:one"], "'output' cannot be printed (card, toolkit, essay, project, series can)"),
        (["one", "zeroth"], "'zeroth' is a PDF of its own (print it by itself)"),
        (["idle"], "'idle' has no essays to print (a draft is left out)"),
        (["empty"], "'empty' has no cards to print (a draft is left out)"),
        (["series:Wait"], "there is no series 'Wait' with an essay to print (did you mean 'Waits'"),
        (["series:"], "there is no series ''"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_said(
    lab: Lab, pandoc: Pandoc, names: list[str], said: str
) -> None:
    with pytest.raises(LabpressError) as raised:
        named(lab, Editions(lab, pandoc), names)
    assert said in str(raised.value)


def test_a_stage_that_is_none_is_said(lab: Lab, pandoc: Pandoc) -> None:
    with pytest.raises(LabpressError, match="there is no stage 'discver'"):
        deck(lab, Editions(lab, pandoc), stage="discver")
