"""How pages are set until they end well, and what formulas become on the way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import pytest

from labpress.pandoc import Pandoc
from labpress.printing.essay_fit import fitted, numbered, pages_of
from labpress.printing.formulas import codes_of
from labpress.printing.pages import Set

Look = Mapping[str, Any]


def pages(
    last: int, lost: bool = False, torn: tuple[int, ...] = (), pushed: tuple[int, ...] = ()
) -> Set:
    found = {"torn": list(torn), "pushed": list(pushed)}
    return Set(b"%PDF", ({"last": last, "lost": lost}, found), ())


def test_what_ends_well_is_set_once() -> None:
    asked: list[Look] = []

    def setting(look: Look) -> Set:
        asked.append(look)
        return pages(3)

    assert fitted(setting) == {"tight": 0, "broken": [], "floating": []}
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("good", "expected"),
    [(1, 1), (3, 3), (-1, -1), (-2, -2), (9, 0)],  # 9: none does, so it stays as it was
)
def test_lost_lines_are_spared_by_the_least_change(good: int, expected: int) -> None:
    assert fitted(lambda look: pages(3, lost=look["tight"] != good))["tight"] == expected


def test_no_page_is_added_to_spare_lost_lines() -> None:
    look = fitted(lambda look: pages(4 if look["tight"] < 0 else 3, lost=look["tight"] >= 0))
    assert look["tight"] == 0


def test_lonely_headings_go_to_the_next_page_one_after_the_other() -> None:
    def setting(look: Look) -> Set:
        return pages(3, torn=tuple(n for n in (2, 5) if n not in look["broken"]))

    assert fitted(setting)["broken"] == [2, 5]


def test_figures_that_leave_a_gap_float_once_though_they_stand_where_they_stood() -> None:
    look = fitted(lambda look: pages(3, pushed=(1, 4), torn=() if 2 in look["broken"] else (2,)))
    assert (look["floating"], look["broken"]) == ([1, 4], [2])


def test_it_ends_where_nothing_helps() -> None:
    assert len(fitted(lambda look: pages(3, torn=(1,)))["broken"]) < 10
    assert pages_of(Set(b"", (), ("no",))) == 0


def test_figures_but_for_the_first_of_all_are_numbered() -> None:
    kinds = (("figure", False), ("p", False), ("figure", False), ("figure", True))
    blocks: list[dict[str, Any]] = [{"kind": kind, "top": top} for kind, top in kinds]
    numbered(blocks)
    assert [block.get("number") for block in blocks] == [None, None, 1, None]


def test_headings_and_what_stands_below_them_have_one_number() -> None:
    kinds = ("p", "heading", "p", "p", "heading", "list", "heading", "heading", "p")
    blocks: list[dict[str, Any]] = [{"kind": kind} for kind in kinds]
    numbered(blocks)
    assert [b.get("number", b.get("first")) for b in blocks] == [
        None, 1, 1, None, 2, None, 3, 4, 4,
    ]  # fmt: skip


class Says:
    """A pandoc that writes what it is told."""

    def __init__(self, *codes: str) -> None:
        self.codes = codes

    def recall(self, task: str, **request: Any) -> dict[str, Any]:
        return {"formulas": list(self.codes)}


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("a^2 + frac(1, 2)", True),
        ('upright("#panic()") \\# #hide[x]', True),
        ("#panic()", False),
        ('"a" #read("/etc/passwd")', False),
        ("#none #eval", False),
        ("nothing.known", False),
        ("( a ]", True),  # Typst sets brackets that do not match
        ("\\u{4f60}", False),  # no font of ours has it
    ],
)
def test_only_harmless_formulas_that_typst_sets_are_kept(code: str, kept: bool) -> None:
    pandoc = cast(Pandoc, Says(code, "b"))
    assert codes_of([("x", False), ("y", True)], pandoc) == {
        ("x", False): code if kept else "",
        ("y", True): "b",
    }


def test_nothing_is_asked_where_there_is_no_formula(pandoc: Pandoc) -> None:
    assert codes_of([], Pandoc()) == {}
    made = codes_of([("\\frac{1}{2}", False), ("\\foo", False), ("\\sum", True)], pandoc)
    assert made == {
        ("\\frac{1}{2}", False): "1 / 2",
        ("\\foo", False): "",
        ("\\sum", True): " sum ",
    }
