"""Citekeys of works that came without one: short, in plain letters, each once."""

from __future__ import annotations

import time
from typing import Any

import pytest

from labpress.citations.keys import Keys, base_key, free_key


def work(family: str = "", title: str = "", year: int | None = None, **more: Any) -> dict[str, Any]:
    author = [{"family": family}] if family else []
    issued = {"date-parts": [[year]]} if year else {}
    return {"author": author, "title": title, "issued": issued, **more}


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (work("Bellomo", "A title", 2016), "bellomo2016"),
        (work("Østergård", "", 2001), "ostergard2001"),
        (work("van der Berg", "", 2001), "vanderberg2001"),
        (work("", "The art of waiting", 2016), "art2016"),
        (work("", "", None), "work"),
        (work("", "X", 2016, author=[{"literal": "World Health Organization"}]),
         "worldhealthorganization2016"),
        (work("", "X", 1999, editor=[{"family": "Ed"}]), "ed1999"),
        (work("王", "等待", 2020), "work2020"),
        (work("", "A plan", None, issued={"literal": "around 1951"}), "plan1951"),
    ],
)  # fmt: skip
def test_a_key_says_who_and_when(item: dict[str, Any], key: str) -> None:
    assert base_key(item) == key


def test_a_key_is_given_once() -> None:
    taken: set[str] = set()
    for _ in range(28):
        taken.add(free_key("reed2016", taken))
    assert {"reed2016", "reed2016b", "reed2016z", "reed2016aa", "reed2016ab"} <= taken
    assert len(taken) == 28


def test_thousands_of_works_with_the_same_base_take_no_time() -> None:
    keys, start = Keys({"work"}), time.process_time()
    given = {keys.new("work") for _ in range(20_000)}
    assert len(given) == 20_000 and "work" not in given and "workb" in given
    assert time.process_time() - start < 2
