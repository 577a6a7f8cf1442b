"""Pages of authors, tags and series, ways to them, long lists, and how long stages took."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask, Catalogue, permalink
from labpress.content import STAGES, Author, Card, Essay, Item, PartialDate, Period
from labpress.content.dates import parse_period
from labpress.site import Features, group_view, groups_view, home_view, list_view
from labpress.site.bundling import months_css
from labpress.site.filters import MOST_TAGS, essay_tags
from labpress.site.project_row import months_of, project_row

ALL = Features()
AskOf = Callable[[Sequence[Item]], Ask]


def tagged(item: Any, *tags: str) -> Any:
    return replace(item, tags=tags)


def many(essay: Any, number: int) -> tuple[Essay, ...]:
    """That many essays, each with a tag of its own and one that all have."""
    return tuple(
        replace(
            essay,
            path=f"essays/e{n:03}.md",
            slug=f"e{n:03}",
            title=f"Essay {n}",
            number=n + 1,
            tags=("all", f"own {n}"),
            date=PartialDate(1000 + n),
        )
        for n in range(number)
    )


def test_an_authors_page_has_all_that_they_wrote(items: tuple[Item, ...]) -> None:
    ann = Author(
        name="ANN",
        kind="person",
        role="Nurse",
        orcid="0000-0002-1825-0097",
        url="javascript:alert(1)",
        bio="Ann nurses.",
    )
    own = [replace(item, authors=("Ann",)) if isinstance(item, Card) else item for item in items]
    catalogue = Catalogue(tuple(own), {}, lambda path: path)
    ask = Ask(catalogue, STAGES, permalink, authors={"ANN": ann})
    group = ask.group("author", "Ann")
    assert group is not None
    view = group_view(group, ask, ALL)
    assert (view.title, view.role, view.bio, view.home) == ("Ann", "Nurse", "Ann nurses.", "")
    assert view.record == "https://orcid.org/0000-0002-1825-0097"
    assert [(part.title, [row.title for row in part.rows]) for part in view.parts] == [
        ("Essays", ["Two", "One"]),
        ("Cards", ["Five whys", "Premortem"]),
    ]
    assert [(row.title, row.about, row.counts) for row in groups_view("author", ask).rows] == [
        ("Ann", "Nurse", "2 essays and 2 cards"),
        ("Bo", "", "1 essay"),
    ]


def test_a_tags_page_begins_with_a_capital(items: tuple[Item, ...], ask_of: AskOf) -> None:
    ask = ask_of([tagged(item, "peer support") for item in items])
    group = ask.group("tag", "Peer support")
    assert group is not None
    view = group_view(group, ask, ALL)
    assert (view.title, view.word, view.all_url) == ("Peer support", "Tag", "tags/")
    assert [part.kind for part in view.parts] == ["essay", "card", "toolkit", "output", "project"]


def test_a_list_leads_to_others_only_where_there_is_a_choice(
    items: tuple[Item, ...], ask_of: AskOf
) -> None:
    one = [tagged(item, "a") for item in items]
    assert [way.url for way in list_view("essay", ask_of(one), ALL).ways] == ["authors/"]
    two = [tagged(item, "a", "b") for item in items]
    assert [way.title for way in list_view("card", ask_of(two), ALL).ways] == ["By tag"]
    assert list_view("output", ask_of([]), ALL).ways == ()


def test_essays_are_filtered_by_the_tags_that_most_have(by_title: Any, ask_of: AskOf) -> None:
    ask = ask_of(many(by_title["One"], 60))
    tags = essay_tags(ask)
    assert len(tags) == MOST_TAGS and tags["all"] == "all"
    assert list(tags) == sorted(tags)
    (choices,) = [one for one in list_view("essay", ask, ALL).filters if one.name == "tag"]
    assert [choice.count for choice in choices.choices if choice.value == "all"] == [60]


def test_a_long_list_tells_of_older_essays_in_a_line_each(
    by_title: Any, ask_of: AskOf, render: Callable[..., str]
) -> None:
    ask = ask_of(many(by_title["One"], 45))
    page = render("essays.html", ask, list_view("essay", ask, ALL), page={"content": ""})
    assert page.count('class="erow"') == 40 and page.count('class="lrow"') == 5
    assert page.count(" data-item") == 45
    assert page.count('data-tag="all') == 45
    light, whole = (page.index("Essay 4<"), page.index("Essay 5<"))
    assert whole < page.index("Earlier essays") < light
    assert len(page.split('class="lrow"')[1]) < 420, "a line of the list is light"


def test_the_first_page_names_a_projects_essays_or_the_newest(
    items: tuple[Item, ...], by_title: Any, ask_of: AskOf
) -> None:
    few = home_view(ask_of([*many(by_title["One"], 8), by_title["Peer support"]]), ALL)
    assert few.series_title == "Project one, in eight essays" and not few.more_essays
    long = home_view(ask_of([*many(by_title["One"], 9), by_title["Peer support"]]), ALL)
    assert (long.project, long.series_title, long.more_essays) == (None, "More essays", True)
    assert [row.title for row in long.series][:2] == ["Essay 7", "Essay 6"]


def test_purposes_stand_in_the_labs_own_order(items: tuple[Item, ...]) -> None:
    catalogue = Catalogue(
        tuple(
            replace(item, good_for=("b", "other", "a")) if isinstance(item, Card) else item
            for item in items
        ),
        {},
        lambda path: path,
    )
    ask = Ask(catalogue, STAGES, permalink, purposes=("never", "b", "a"))
    assert ask.purposes() == ("b", "a", "other")


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("April to July 2017", 4),
        ("August 2017 to January 2018", 6),
        ("2017", 12),
        ("2017 to 2018", 24),
        ("14 May 2017 to 2 June 2017", 2),
        ("May 2017", 0),
    ],
)
def test_how_many_months_a_stage_took(period: str, months: int) -> None:
    assert months_of(parse_period(period)) == months


def test_stages_are_drawn_by_length_only_if_all_are_known(by_title: Any, ask_of: AskOf) -> None:
    whole = Period(PartialDate(2017, 4), PartialDate(2017, 7))
    open_end = Period(PartialDate(2017, 8))
    project = by_title["Peer support"]
    for stages, months in (
        ((("discover", whole), ("share", whole)), [4, 4]),
        ((("discover", whole), ("share", open_end)), [0, 0]),
    ):
        ask = ask_of([replace(project, stages=stages)])
        row = project_row(ask.projects()[0], ask)
        assert [stage.months for stage in row.stages] == months
    rules = months_css(ask_of([replace(project, stages=(("discover", whole),))]))
    assert rules == ".timeline>.months-4{flex-grow:4;--months:4}\n"
