"""Numbers and bullets that were meant as a list are reported; those that were not, are not."""

from __future__ import annotations

import pytest

from labpress.markdown import parse
from labpress.problems import Level

LOST = {
    "numbers after text": ("text\n1. one\n2. two", 2),
    "numbers after wrapped text": ("one\ntwo\n1. one\n   and more\n2. two", 3),
    "numbers after bullets": ("- a\n- b\n1. one\n2. two", 3),
    "round brackets": ("x\n\n1) one\n2) two", 3),
    "numbers in an admonition": ("!!! note\n    Do:\n    1. one\n    2. two", 3),
    "numbers in a quote": ("> Do:\n> 1. one\n> 2. two", 2),
    "numbers of links": ("Do:\n1. [a](card:a)\n2. [b](card:b)", 2),
    "numbers in a footnote": ("x[^1]\n\n[^1]: Do:\n    1. one\n    2. two", 4),
    "bullets after text": ("text\n- one\n- two", 2),
    "stars after numbers": ("1. a\n* one\n* two", 2),
}

NO_LIST = {
    "lists": "text\n\n1. one\n2. two\n\n- a\n- b\n\n1. one\n2. two",
    "nested list": "- a\n    1. one\n    2. two\n- b",
    "years": "It began in\n2018. Then came\n2019. And so on.",
    "a number": "We had\n1. That is all.",
    "a number, then a year": "We had\n1. That was in\n2018. And so on.",
    "a dash": "We had\n- so to say - a plan",
    "escaped": "text\n1\\. one\n2\\. two",
    "code": "```\ntext\n1. one\n2. two\n```\n\n    x\n    1. one\n    2. two",
    "table": "| a |\n|---|\n| 1. one |\n| 2. two |",
}


@pytest.mark.parametrize(("text", "line"), LOST.values(), ids=LOST)
def test_lost_lists_are_warned_of(text: str, line: int) -> None:
    (fault,) = parse(text).faults
    assert (fault.level, fault.line) == (Level.WARNING, line)
    assert fault.message.endswith("here are not a list")
    assert "empty line" in fault.hint


@pytest.mark.parametrize("text", NO_LIST.values(), ids=NO_LIST)
def test_no_false_alarm(text: str) -> None:
    assert parse(text).faults == ()
