"""Blocks: what a reader reads, piece by piece, each with the line of its first word."""

from __future__ import annotations

import pytest

from labpress.markdown import OBJECT, Block, parse

CASES = {
    "line breaks are kept": ("One two\nthree.\n", [("text", 1, "One two\nthree.")]),
    "citations are left out": (
        "It fails [@a;\n@b], and\n@c says so.",
        [("text", 1, "It fails\n, and\n@c says so.")],
    ),
    "code is one sign": ("Write `x = 1` here.", [("text", 1, f"Write {OBJECT} here.")]),
    "code blocks are none": ("A\n\n```\nb = 1\n```\n\nC", [("text", 1, "A"), ("text", 7, "C")]),
    "headings": ("# A *b*\n\n## C {#c}\n", [("heading", 1, "A b"), ("heading", 3, "C")]),
    "lists": (
        "- One\n  more\n    - Deep\n\n1. First\n",
        [("text", 1, "One\nmore"), ("text", 3, "Deep"), ("text", 5, "First")],
    ),
    "quotations": ("> Said so.\n\nBut.", [("quote", 1, "Said so."), ("text", 3, "But.")]),
    "cells": (
        "A\n\n| B | C |\n|---|---|\n| D | E f |\n",
        [("text", 1, "A"), *[("cell", 3, x) for x in "BC"], ("cell", 5, "D"), ("cell", 5, "E f")],
    ),
    "notes stand where they are called": (
        "A[^1] b.\n\nC.\n\n[^1]: Note\n    more.\n",
        [("text", 1, "A b."), ("text", 5, "Note\nmore."), ("text", 3, "C.")],
    ),
    "blocks": (
        "/// try-this | five-whys\n\nBecause of it.\n///\n\nAfter",
        [("text", 3, "Because of it."), ("text", 6, "After")],
    ),
    "definitions": ("Blame\n:   What we look for.\n", [("text", 1, "Blame"),
                                                      ("text", 2, "What we look for.")]),
    "a picture has no words": ("![alt](a.png)\n\nB", [("text", 3, "B")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str) -> None:
    source, expected = CASES[name]
    body = parse(f"\n{source}", 10)
    assert body.blocks == tuple(Block(kind, line + 10, text) for kind, line, text in expected)


def test_a_text_without_a_stamp_is_found_by_its_words() -> None:
    (block,) = parse("\n\n$5 is *little* money.").blocks
    assert block == Block("text", 3, "$5 is little money.")


def test_a_single_citation_leaves_no_gap_before_what_closes_a_sentence() -> None:
    text = "A [@a] [@b], c [@c] . D [@d][@e]! [@f] (g [@g]) h [@h]"
    assert parse(text).plain == "A , c . D! (g) h"
    assert parse(text).blocks[0].text == "A, c . D! (g) h"
