"""Advice on language: what is said, at which line, and what a lab changes of it."""

from __future__ import annotations

import time

import pytest

from labpress.content import Rules, plain_language, read_item
from labpress.content.plain_words import PlainLanguage
from labpress.content.plainness import plainness
from labpress.problems import Level
from little_labs import essay

FIRST = 8
"""The line on which the text of a small essay begins."""
LONG = "We found that " + "and ".join(["people wait "] * 17) + "too."
SHIPPED = plain_language()

CASES: dict[str, tuple[str, list[str]]] = {
    "a long sentence": (
        f"Short one.\n{LONG}\n",
        ["9: the sentence “We found that people wait …” has 54 words"],
    ),
    "two sentences of one line": (f"A bee. {LONG}", ["8: the sentence “We found that people"]),
    "a sentence that begins on a later line": (
        f"One. Two\nis three.\n“So,” he said. {LONG}",
        ["10: the sentence “We found"],
    ),
    "a quotation is another's": (f"> {LONG}\n\nHe says “utilise” a lot.", []),
    "a word": ("We\nutilise it.", ["9: “utilise” can be plainer (such as: use)"]),
    "a word three times": (
        "Utilise and utilise.\n\nUtilise!",
        ["8: “Utilise” can be plainer, here and 2 times more"],
    ),
    "a phrase over two lines": ("We wait in order\nto see.", ["8: “in order to” can be plainer"]),
    "a word in code, or part of another": ("`utilise` under-utilise utiliser", []),
    "an abbreviation": (
        "Use PDSA.\n\nPDSA and PDSAs.",
        ["8: “PDSA” is not explained (once, write the words and then (PDSA), or a line `*[PDSA]"],
    ),
    "explained abbreviations": (
        "The plan, do, study, act (PDSA) cycle; PDSA; SPC (statistical process control); TLA.\n\n"
        "*[TLA]: three letters\n",
        [],
    ),
    "known ones, codes, numbers, shouts": (
        "NHS, UK, QL-07, A4, XIV, COVID-19, R&D, X.Y and B2B.\n\nDO NOT RUN\n",
        [],
    ),
    "a passive heading": (
        "## How it was not properly tested\n\n## We tested it\n\n## What is new\n",
        ["8: the heading “How it was not properly tested” does not say who acts"],
    ),
    "an empty link": (
        "See\n[here](a.md#x), [Read more…](https://x.example/) and [the card](https://y.example).",
        ["9: the link “Read more…” does not say", "9: the link “here” does not say"],
    ),
    "cells": ("| A |\n|---|\n| utilise |\n", ["10: “utilise”"]),
}


def advice(body: str, rules: PlainLanguage = SHIPPED, lang: str = "en-GB") -> list[str]:
    item, _ = read_item("essay", "essays/x.md", essay(body).encode(), Rules(lang=lang))
    assert item
    found = plainness(item, rules)
    assert {problem.level for problem in found} <= {Level.ADVICE}
    assert all(problem.hint for problem in found)
    return [str(problem).removeprefix("essays/x.md:") for problem in found]


@pytest.mark.parametrize("name", CASES)
def test_advice(name: str) -> None:
    body, expected = CASES[name]
    said = advice(body)
    assert len(said) == len(expected), said
    for line, start in zip(said, expected, strict=True):
        assert line.startswith(start)


def test_only_english_is_looked_at() -> None:
    body = CASES["a word"][0]
    assert advice(body, lang="en")
    assert advice(body, lang="cy") == []


def test_a_lab_changes_the_lists() -> None:
    body = "We utilize, utilise and leverage synergy. PDSA.\n"
    rules = plain_language(
        words={"Leverage": "lift"}, keep=["utilise", "synergy"], abbreviations=["PDSA"], longest=5
    )
    assert advice(body, rules) == [
        "8: the sentence “We utilize, utilise and leverage …” has 6 words (more than 5: make two"
        " of it)",
        "8: “leverage” can be plainer (such as: lift)",
    ]


def test_the_shipped_lists_are_sound() -> None:
    assert len(SHIPPED.words) > 200
    for word, plainer in SHIPPED.words.items():
        assert word == word.casefold() and plainer, word
        said = SHIPPED.pattern.search(plainer)
        assert said is None or said[0] not in word, f"{word} is made plainer by {plainer}"
    assert all(word.isupper() and word.isalpha() for word in SHIPPED.abbreviations)
    assert plain_language(keep=SHIPPED.words).pattern.search("utilise in order to") is None


@pytest.mark.parametrize(
    "body",
    ["a. b. " * 20_000, "in" + " " * 390_000 + "x", "“a " * 50_000, "A (" * 50_000],
    ids=["initials", "blanks", "quotes", "brackets"],
)
def test_a_text_that_is_odd_takes_no_long(body: str) -> None:
    start = time.monotonic()
    advice(body)
    assert time.monotonic() - start < 10
