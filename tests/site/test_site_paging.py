"""Long lists in several pages: each row stands on one of them, and the first page tells of all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from labpress.catalogue import Ask, Citing
from labpress.content import STAGES, Essay, Item, PartialDate
from labpress.lab.evidence import Work
from labpress.markdown import parse
from labpress.site import Features, evidence_view, group_view, list_view, paging, stage_view
from labpress.site.bundling import lab_rules
from labpress.site.paging import MOST, page_paths, pager_of, part

ALL = Features()
AskOf = Callable[[Sequence[Item]], Ask]
Render = Callable[..., str]
KINDS = ("essay", "card", "toolkit", "output", "project")


@pytest.fixture(autouse=True)
def three_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST", 3)


def copies(item: Any, number: int) -> tuple[Any, ...]:
    """That many items like `item`, the first one the newest."""
    return tuple(
        replace(
            item,
            path=f"docs/x/{n}.md",
            slug=f"x{n}",
            title=f"Title {n}.",
            tags=("all",),
            **({"date": PartialDate(2000 - n)} if hasattr(item, "date") else {}),
        )
        for n in range(number)
    )


def test_a_list_of_a_few_has_one_page() -> None:
    assert page_paths("essays/", 3) == ("essays/",)
    assert pager_of("essays/", 3, 1) is None
    assert MOST >= 100, "most labs never see a second page"


def test_the_pages_of_a_list() -> None:
    paths = ("essays/", "essays/page/2/", "essays/page/3/")
    assert page_paths("essays/", 7) == page_paths("essays/", 9) == paths
    first, second, last = (pager_of("essays/", 7, number) for number in (1, 2, 3))
    assert first and second and last
    assert (first.previous, first.next) == ("", "essays/page/2/")
    assert (second.previous, second.next) == ("essays/", "essays/page/3/")
    assert (last.previous, last.next) == ("essays/page/2/", "")
    assert [(one.first, one.last) for one in (first, second, last)] == [(1, 3), (4, 6), (7, 7)]
    assert [part(range(7), number) for number in (1, 2, 3)] == [(0, 1, 2), (3, 4, 5), (6,)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_stands_on_one_page(
    kind: str, items: tuple[Item, ...], ask_of: AskOf, render: Render
) -> None:
    (example, *_) = (item for item in items if item.kind == kind)
    ask = ask_of(copies(example, 7))
    views = [list_view(kind, ask, ALL, number=number) for number in (1, 2, 3)]
    titles = [[row.title for row in view.rows] for view in views]
    assert [len(own) for own in titles] == [3, 3, 1]
    assert sorted(title for own in titles for title in own) == [f"Title {n}." for n in range(7)]
    pages = [render(f"{kind}s.html", ask, view, page={"content": ""}) for view in views]
    for page, own in zip(pages, titles, strict=True):
        assert all(page.count(f">{title}<") == 1 for title in own)
        assert page.count('aria-current="page">') == 1
    assert ">1 to 3 of 7<" in pages[0] and "4 to 6 of 7" in pages[1] and "7 to 7 of 7" in pages[2]
    assert 'rel="prev"' not in pages[0] and pages[1].count('rel="prev"') == 2
    assert 'rel="next"' not in pages[2] and pages[1].count('rel="next"') == 2
    assert [view.title.endswith(", page 2") for view in views] == [False, True, False]


def test_the_first_page_can_be_filtered_by_what_all_have(
    items: tuple[Item, ...], ask_of: AskOf, render: Render
) -> None:
    (example, *_) = (item for item in items if item.kind == "card")
    ask = ask_of(copies(example, 7))
    first, second = (list_view("card", ask, ALL, number=number) for number in (1, 2))
    assert {choice.count for one in first.filters for choice in one.choices} == {7}
    assert (second.filters, second.stages, second.downloads, second.ways) == ((), (), (), ())
    page = render("cards.html", ask, first, page={"content": ""})
    assert '<form id="lp-filter" class="ask find"' in page, "which hides it without a script"
    assert 'class="css-count"' not in page
    page = render("cards.html", ask, second, page={"content": ""})
    assert "<form" not in page and 'href="../cards/#lp-filter"' in page


def test_older_pages_of_essays_have_a_line_each(
    items: tuple[Item, ...], ask_of: AskOf, render: Render
) -> None:
    ask = ask_of(copies(items[0], 5))
    page = render("essays.html", ask, list_view("essay", ask, ALL, number=2), page={"content": ""})
    assert page.count('class="lrow"') == 2 and 'class="erow"' not in page
    assert '<ul role="list" class="rows' not in page, "an empty list"


def test_a_tag_has_its_items_by_kind_over_its_pages(
    items: tuple[Item, ...], ask_of: AskOf, render: Render
) -> None:
    essay, card = items[0], next(item for item in items if item.kind == "card")
    ask = ask_of([*copies(card, 2), *(replace(e, path=f"e{e.slug}") for e in copies(essay, 5))])
    group = ask.group("tag", "all")
    assert group is not None
    views = [group_view(group, ask, ALL, number) for number in (1, 2, 3)]
    parts = [[(own.kind, len(own.rows)) for own in view.parts] for view in views]
    assert parts == [[("essay", 3)], [("essay", 2), ("card", 1)], [("card", 1)]]
    assert [view.title for view in views] == ["All", "All, page 2", "All, page 3"]
    page = render("group.html", ask, views[1], page={"content": ""})
    assert "4 to 6 of 7" in page and 'href="../tags/all/page/3/"' in page


def test_a_series_goes_on_counting(items: tuple[Item, ...], ask_of: AskOf, render: Render) -> None:
    ask = ask_of([replace(one, series="Long", number=None) for one in copies(items[0], 5)])
    group = ask.group("series", "Long")
    assert group is not None
    page = render("group.html", ask, group_view(group, ask, ALL, 2), page={"content": ""})
    assert '<ol role="list" class="numbered" start="4">' in page
    assert '<span class="n">4</span>' in page and '<span class="n">3</span>' not in page


def test_a_stage_has_its_cards_before_its_essays(items: tuple[Item, ...], ask_of: AskOf) -> None:
    essay, card = items[0], next(item for item in items if item.kind == "card")
    stage = next(stage for stage in STAGES if stage.id == "discover")
    staged: list[Any] = [*copies(card, 2), *(replace(e, path=e.slug) for e in copies(essay, 2))]
    ask = ask_of([replace(one, stages=("discover",)) for one in staged])
    views = [stage_view(stage, ask, ALL, number=number) for number in (1, 2)]
    assert [(len(view.cards), len(view.essays)) for view in views] == [(2, 1), (0, 1)]


def test_the_page_of_evidence_has_all_works_in_its_filters(ask_of: AskOf) -> None:
    own = (Citing(Essay(path="e.md", slug="e", title="E", body=parse("")), None),)
    works = [
        Work(f"w{n}", f"w{n}", {"type": "book", "issued": {"date-parts": [[1990 + n]]}}, "W", own)
        for n in range(7)
    ]
    views = [evidence_view(works, ask_of(()), (), number) for number in (1, 2, 3)]
    assert [[row.id for row in view.rows] for view in views] == [
        ["w0", "w1", "w2"],
        ["w3", "w4", "w5"],
        ["w6"],
    ]
    years = next(one for one in views[0].filters if one.name == "year")
    assert len(years.choices) == 7
    assert (views[1].filters, views[1].stages) == ((), ())


def test_a_list_of_several_pages_has_no_rules_of_its_own_on_all_pages(
    items: tuple[Item, ...], ask_of: AskOf
) -> None:
    project = next(item for item in items if item.kind == "project")
    few, many = (ask_of([project, *copies(items[0], number)]) for number in (2, 4))
    assert "data-project" in lab_rules(few)
    assert "data-project" not in lab_rules(many)
    assert "data-project" not in lab_rules(ask_of([project])), "no essay is of that project"
