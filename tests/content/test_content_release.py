"""What is published today: drafts, days, approvals, reviews, and what writers are told of them."""

from __future__ import annotations

import pytest

from labpress.content import Essay, Release, Rules, read_item, read_page
from labpress.content.item import UNREADABLE
from little_labs import essay

TODAY = "2026-11-23"
NEEDS = "an essay needs approval, so this one is not published yet"
PASTE = "whoever approves it adds the line `approved: {by: NAME, on: 2026-11-23}`"


def state(lines: str, *signed_off: str) -> tuple[bool, str, list[str]]:
    """Whether an essay with these lines is held back, until what, and what is said of it."""
    text = essay().replace("date:", f"{lines}\ndate:")
    item, problems = read_item("essay", "essays/a.md", text.encode(), Rules())
    assert isinstance(item, Essay), problems
    found, said = Release(TODAY, frozenset(signed_off)).of(item)
    return found.draft, found.held, [str(one) for one in said]


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("", ""),
        ("publish_on: 2026-11-23", ""),
        ("publish_on: 2026-11-24", "until 24 November 2026"),
        ("publish_on: 1 December 2026", "until 1 December 2026"),
        ("publish_on: 2019-01-01", ""),
        ("publish_on: soon", UNREADABLE),
        ("draft: perhaps", UNREADABLE),
        ("darft: yes", UNREADABLE),
        ("daet: 2018", ""),
    ],
)
def test_an_item_is_published_from_its_day(lines: str, held: str) -> None:
    assert state(lines)[:2] == (bool(held), held)


def test_a_draft_is_a_draft_whatever_else_it_is() -> None:
    assert state("draft: yes\npublish_on: 2999-01-01\nreview_by: 2001", "essay") == (True, "", [])
    assert state("draft: yes\npublish_on: soon") == (True, "", [])


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", f"essays/a.md:1:1: {NEEDS} ({PASTE})"),
        ("approved: {by: Jane}", f"essays/a.md:5:11: {NEEDS} ({PASTE})"),
        ("approved: {by: Jane, on: 2026-11-23}", ""),
        ("approved: {by: Jane, on: 2026}", ""),
        ("approved: {by: Jane, on: November 2026}\nupdated: 2026-11-20", ""),
        (
            "approved: {by: Jane, on: 2026-12-01}",
            "essays/a.md:5:11: approved on 1 December 2026, a day still to come, so it is not "
            "published yet (correct the day: `approved: {by: NAME, on: 2026-11-23}`)",
        ),
        (
            "approved: {by: Jane, on: 2026-11-01}\nupdated: 2026-11-02",
            "essays/a.md:5:11: approved (1 November 2026) before the last change (2 November 2026),"
            " so the change is not published (have it approved again: `approved: {by: NAME, on: "
            "2026-11-23}`)",
        ),
        (
            "approved: {by: Jane, on: 2025}\nchanges: [{date: 2026, text: New}]",
            "essays/a.md:5:11: approved (2025) before the last change (2026), so the change is not "
            "published (have it approved again: `approved: {by: NAME, on: 2026-11-23}`)",
        ),
        ("approved: {by: Jane, on: 2026-11-02}\nupdated: 2026-11-02", ""),
    ],
)
def test_nothing_is_published_unapproved_where_the_lab_says_so(lines: str, said: str) -> None:
    held = "until it is approved" if said else ""
    assert state(lines, "essay") == (bool(said), held, [said] if said else [])
    assert state(lines, "card") == (False, "", [])


def test_the_line_to_paste_works() -> None:
    assert state("approved: {by: NAME, on: 2026-11-23}", "essay") == (False, "", [])


def test_a_day_and_an_approval_are_both_waited_for() -> None:
    held = state("publish_on: 2027-01-01", "essay")[1]
    assert held == "until 1 January 2027 and until it is approved"


@pytest.mark.parametrize(
    ("due", "overdue"),
    [
        ("2025", True),
        ("2026", False),
        ("2026-10", True),
        ("November 2026", False),
        ("2026-11-22", True),
        ("2026-11-23", False),
    ],
)
def test_a_review_is_overdue_when_its_time_is_over(due: str, overdue: bool) -> None:
    said = state(f"review_by: {due}")[2]
    assert [line.partition(" (")[0].rpartition(" by ")[0] for line in said] == (
        ["essays/a.md:5:12: this was to be read again"] if overdue else []
    )


@pytest.mark.parametrize(
    ("lines", "held"),
    [
        ("publish_on: 2999-01-01", "until 1 January 2999"),
        ("publish_on: 2001-01-01", ""),
        ("publish_on: soon", UNREADABLE),
    ],
)
def test_ordinary_pages_have_their_day_too(lines: str, held: str) -> None:
    page, _ = read_page("docs/a.md", f"---\n{lines}\n---\n# A\n".encode(), Rules())
    assert page is not None
    found, _ = Release(TODAY).of(page)
    assert (found.draft, found.held) == (bool(held), held)
