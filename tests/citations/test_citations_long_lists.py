"""Lists of hundreds of works: set in parts, and read as if they were set at once."""

from __future__ import annotations

import time
from typing import Any

import pytest

from labpress.citations import Bibliography, Entry, Formatter, PageCitations, parse_cluster
from labpress.citations.long_lists import MOST, Listed
from labpress.pandoc import Pandoc


def works(number: int) -> Bibliography:
    """Three works of each author, two of them of one year."""
    return Bibliography({f"w{n}": Entry(f"w{n}", "r.bib", n, item(n)) for n in range(number)})


def item(n: int) -> dict[str, Any]:
    author = [{"family": f"Smith{n // 3}", "given": "J."}, {"literal": f"Body {n}"}]
    issued = {"date-parts": [[1900 + n % 2]]}
    return {"id": f"w{n}", "type": "book", "title": f"T {n}", "author": author, "issued": issued}


def test_a_long_list_is_as_if_it_were_set_at_once(
    pandoc: Pandoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = works(MOST * 2)
    page = PageCitations((parse_cluster("[@w1; @w7]"),), full=True, secret=frozenset({"w4"}))
    parted = Formatter(pandoc, known).format({"a": page, "b": page})
    monkeypatch.setattr("labpress.citations.formatter.MOST", MOST * 3)
    assert parted == Formatter(pandoc, known).format({"a": page, "b": page})
    assert len(parted["a"].references) == MOST * 2 - 1


def test_all_works_of_an_author_are_in_one_part() -> None:
    items = {f"w{n}": item(n) for n in range(1000)}
    parts = Listed(items, tuple(key for key in items if key != "w0")).parts()
    assert parts[0] == ("w1", "w2")
    assert sorted(key for part in parts for key in part) == sorted(set(items) - {"w0"})
    part_of = {key: number for number, part in enumerate(parts) for key in part}
    assert all(part_of[f"w{n}"] == part_of[f"w{n + 2}"] for n in range(3, 995, 3))
    assert max(map(len, parts)) < MOST + 3


def test_an_author_of_very_many_works_stays_whole() -> None:
    items = {f"w{n}": {**item(n), "author": [{"family": "One"}]} for n in range(MOST * 2)}
    assert [len(part) for part in Listed(items, tuple(items)).parts()] == [0, MOST * 2]


def test_two_thousand_works_take_seconds(pandoc: Pandoc) -> None:
    start = time.monotonic()
    made = Formatter(pandoc, works(2000)).format({"a": PageCitations((), full=True)})["a"]
    assert len(made.references) == 2000
    assert time.monotonic() - start < 60  # at once pandoc was stopped after two minutes
