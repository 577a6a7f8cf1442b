"""Versions: which version is the older one, whatever versions look like and however dates are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from labpress.content import Card, Change
from labpress.content.dates import parse_date
from labpress.content.versions import (
    OlderVersion,
    newest_first,
    older_versions,
    version_date,
    version_order,
)
from labpress.markdown import parse

CARD = Card(path="docs/cards/x.md", slug="x", body=parse(""), title="X")


def changes(*lines: str) -> tuple[Change, ...]:
    """`2026-11 2.0: Text` as a change; without a version, `2026-11: Text`."""
    made = []
    for line in lines:
        head, _, text = line.partition(": ")
        date, _, version = head.partition(" ")
        made.append(Change(date=parse_date(date), version=version, text=text or head))
    return tuple(made)


ORDERS = {
    "none": [],
    "oldest first": ["2026-01 1.1", "2026-02 2", "2026-03"],
    "one day, by the versions": ["2026-01-05 1.9", "2026-01-05: x", "2026-01-05 1.10"],
    "a year beside its month, by the versions": ["2026-08 1.1", "2026 2"],
    "a year beside its month, by another date": ["2026 1.1", "2026-08 3", "2027 2"],
    "words, in the order of time": ["2024 spring edition", "2025 autumn edition"],
    "before the full version": ["2026-01-05 2.0-beta", "2026-01-05 2.0"],
}  # fmt: skip


@pytest.mark.parametrize("name", ORDERS)
def test_changes_are_read_either_way_round(name: str) -> None:
    written = changes(*ORDERS[name])
    assert newest_first(written) == newest_first(written[::-1]) == written[::-1]


def test_dates_decide_where_the_order_contradicts_itself() -> None:
    written = changes("2025 2", "2024 1.1", "2026-02 3", "2026-02 2.5")
    assert [change.version for change in newest_first(written)] == ["3", "2.5", "2", "1.1"]


def test_where_nothing_tells_the_order_is_kept() -> None:
    written = changes("2026-01-05: a", "2026-01-05: b")
    assert newest_first(written) == written


# the present version, the changes, and the versions before it with the changes since
OLDER = {
    "never changed": ("1", [], {}),
    "the first one is seldom written down": ("2", ["2026 2"], {"1": 1}),
    "nor is any, by some": ("3", [], {"1": 0}),
    "the first one is written down": ("2", ["2024 1", "2026 2"], {"1": 1}),
    "several": ("2", ["2024 1.1", "2025 1.2", "2026 2"], {"1.2": 1, "1.1": 2, "1": 3}),
    "several changes made one version": ("1.1", ["2024-01 1.1", "2024-02 1.1"], {"1": 2}),
    "a change of the page alone": ("1.1", ["2024 1.1", "2025"], {"1": 2}),
    "between two, by one of them": ("2", ["2024 1.1", "2025", "2026 2"], {"1.1": 2, "1": 3}),
    "the present one is not written down": ("2", ["2024 1.1"], {"1.1": 0, "1": 1}),
    "later than the present one": ("1", ["2024 1.1"], {}),
    "taken back": ("1.1", ["2024 1.1", "2025 2"], {"1": 2}),
    "words have no number before them": ("autumn", ["2024 spring", "2025 autumn"], {"spring": 1}),
    "words, the present one not written down": ("autumn", ["2024 spring"], {"spring": 0}),
    "dates before numbers": ("2", ["2023 2019", "2026 2"], {"2019": 1, "1": 2}),
    "before the first": ("0.9", [], {}),
    "a first one that was never 1": ("0.9", ["2024 0.8", "2025 0.9"], {"0.8": 1}),
    "before the full version": ("2.0", ["2024 2.0-beta", "2025 2.0"], {"2.0-beta": 1, "1": 2}),
}  # fmt: skip


@pytest.mark.parametrize("name", OLDER)
def test_versions_before_the_present_one(name: str) -> None:
    version, lines, expected = OLDER[name]
    for written in (changes(*lines), changes(*lines)[::-1]):
        older = older_versions(replace(CARD, version=version, changes=written))
        assert older == tuple(OlderVersion(known, newer) for known, newer in expected.items())


def test_versions_are_ordered_by_their_numbers() -> None:
    rising = ["", "0.9", "1", "v1.1", "1.9", "1.10", "2-beta", "2-beta2", "2", "10", "2026-11"]
    assert all(version_order(one) < version_order(other) for one, other in pairwise(rising[:-1]))
    assert version_order("2.0") == version_order("2") == version_order("2.0.0")


def test_the_day_of_the_present_version() -> None:
    card = replace(CARD, version="2", updated=parse_date("2026-11-20"))
    assert str(version_date(card)) == "20 November 2026"
    # a later touch to the page is no new version
    card = replace(card, changes=changes("2026-03 1.1", "2026-10-02 2", "2026-11-20"))
    assert str(version_date(card)) == "2 October 2026"
    assert version_date(CARD) is None
