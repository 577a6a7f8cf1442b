"""A problem as a writer reads it."""

from __future__ import annotations

import pytest

from labpress.problems import Level, Problem, ProblemsError, did_you_mean, in_order


def problem(path: str, line: int | None, column: int | None = None, hint: str = "") -> Problem:
    return Problem(Level.ERROR, path, line, column, "wrong", hint)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (problem("a.md", 3, 7, "mend it"), "a.md:3:7: wrong (mend it)"),
        (problem("a.md", 3), "a.md:3: wrong"),
        (problem("a.md", None), "a.md: wrong"),
        (
            problem("a.md", 1, hint="say\n::error::\x1b[2J\u2028so\u202e"),
            "a.md:1: wrong (say ::error:: [2J so)",
        ),
        (problem("a\rb.md", 1), "a b.md:1: wrong"),
    ],
)
def test_place_message_and_remedy(found: Problem, said: str) -> None:
    assert str(found) == said


def test_what_is_quoted_is_cut_to_what_can_be_read() -> None:
    said = problem("a.md", 1, hint=f"'{'x' * 100_000}' is no field").hint
    assert len(said) == 600
    assert said.startswith("'xxx") and said.endswith("xxx' is no field")


def test_problems_are_in_order_and_each_once() -> None:
    first, second, third = problem("a.md", 2), problem("a.md", 10), problem("b.md", None)
    assert in_order([third, second, first, second]) == (first, second, third)
    assert str(ProblemsError([second, first])) == "a.md:2: wrong\na.md:10: wrong"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("fivewhys", "five-whys"),
        ("porpuse", "purpose"),
        ("Purpose", "purpose"),
        ("QL-07", ""),
        ("", ""),
    ],
)
def test_a_near_word_is_suggested(word: str, meant: str) -> None:
    known = ["purpose", "people", "five-whys"]
    assert did_you_mean(word, known) == (f"did you mean '{meant}'?" if meant else "")
