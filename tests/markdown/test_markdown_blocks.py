"""`/// try-this | card`: what it becomes, and what is said of each `///` that is wrong."""

from __future__ import annotations

import pytest

from labpress.markdown import dialect_with, parse
from labpress.problems import Level

WRONG: dict[str, tuple[str, list[tuple[int, str]]]] = {
    "unknown name": ("x\n\n/// tri-this | a\nx\n///", [(3, "unknown block `/// tri-this`")]),
    "unknown name far from any": ("/// zzz\n///", [(1, "unknown block `/// zzz`")]),
    "no argument": ("/// try-this\nx\n///", [(1, "`/// try-this` names no card")]),
    "no bar": ("/// try-this five-whys\n///", [(1, "this `///` line cannot be read")]),
    "blank in the name": ("x\n/// Try this | a\nx\n///", [(2, "this `///` line cannot be read")]),
    "unknown option": ("/// try-this | a\n    colour: red\nx\n///", [(1, "has an option")]),
    "option that is no YAML": ("/// try-this | a\n    [\nx\n///", [(1, "has an option")]),
    "never closed": ("x\n\n/// try-this | a\nwhy\n\nmore", [(3, "is never closed")]),
    "one of two never closed": (
        "/// try-this | a\n///\n\n/// try-this | b\n\n# T",
        [(4, "is never closed")],
    ),
    "stray close": ("x\n\n///\n\ny", [(3, "closes nothing")]),
    "stray close under a heading": ("# T\n///", [(2, "closes nothing")]),
    "wrong one, closed later": ("/// zzz\n\nx\n\n# T\n///", [(1, "unknown block")]),
    "wrong one, then a stray": ("/// zzz\n///\n\n///", [(1, "unknown"), (4, "closes nothing")]),
    "in a list": ("1. a\n\n    /// zzz | b\n    ///", [(3, "unknown block")]),
    "in an admonition": ("!!! note\n    /// try-this | a\n    x\n", [(2, "is never closed")]),
    "in a quote": ("> /// zzz\n> ///", [(1, "unknown block")]),
    "shorter than what it should close": (
        "//// try-this | a\nx\n\n///\n\n////",
        [(4, "closes nothing")],
    ),
    "in a footnote": ("a[^1]\n\n[^1]: b\n\n    /// zzz\n    ///", [(5, "unknown block")]),
}

RIGHT = {
    "with words": "/// try-this | a\nwhy\n///",
    "without": "/// try-this | a\n///",
    "in code": "```\n/// zzz\n```\n\n    ///\n\n`/// zzz`",
    "in a comment": "<!--\n/// zzz\n-->",
    "with a list inside": "/// try-this | a\n- b\n- c\n///",
    "with code inside": "/// try-this | a\n\n```\n///\n```\n\n///",
    "opened in a list, closed below it": "1. a\n\n    /// try-this | a\n    x\n\n///",
    "one in another": "//// try-this | a\nx\n\n/// try-this | b\n///\n\ny\n////",
    "longer fence": "//// try-this | a\nwhy\n////",
    "slashes in running text": "and / or // or /// no",
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_wrong_blocks_are_errors_with_their_line(
    text: str, expected: list[tuple[int, str]]
) -> None:
    faults = parse(text).faults
    assert [fault.line for fault in faults] == [line for line, _ in expected]
    assert all(fault.level is Level.ERROR and fault.hint for fault in faults)
    for fault, (_, words) in zip(faults, expected, strict=True):
        assert words in fault.message


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_right_blocks_are_not_complained_about(text: str) -> None:
    assert parse(text).faults == ()


def test_unknown_name_gets_a_suggestion() -> None:
    assert parse("/// trythis | a\n///").faults[0].hint == "did you mean 'try-this'?"


REASONS = {
    "the paragraph before": ("Why *so*.\n\n/// try-this | a\nown\n///", "Why so.", "own"),
    "across two cards": ("Why.\n\n/// try-this | b\n///\n\n/// try-this | a\n///", "Why.", ""),
    "the last item before": ("- one\n- two\n\n/// try-this | a\n///", "two", ""),
    "the item it stands in": ("1. do\n\n    /// try-this | a\n    ///", "do", ""),
    "the quote before": ("> Said [@x].\n\n/// try-this | a\n///", "Said.", ""),
    "own words under a heading": ("## T\n\n/// try-this | a\nown *it*\n///", "own it", "own it"),
    "own words at the start": ("/// try-this | a\none\n\ntwo\n///", "one", "one two"),
    "the paragraph before a figure": (
        "Why.\n\n/// quote | Jo\nSo.\n///\n\n/// try-this | a\n///",
        "Why.",
        "",
    ),
    "nothing": ("## T\n\n/// try-this | a\n///", "", ""),
}


@pytest.mark.parametrize(("text", "context", "words"), REASONS.values(), ids=REASONS)
def test_the_paragraph_that_justifies_a_card(text: str, context: str, words: str) -> None:
    body = parse(text)
    mark = next(mark for mark in body.marks if mark.key == "a" and mark.kind == "try-this")
    assert (mark.context, mark.text) == (context, words)
    assert (mark.anchor in body.ids) == bool(context)


def test_any_text_may_name_the_card() -> None:
    body = parse("x\n\n/// try-this | \"><script>alert(1)</script> & 'it' [@x] `y`\n///")
    assert body.marks[0].key == "\"><script>alert(1)</script> & 'it' [@x] `y`"
    assert '<labpress-card slug="&quot;&gt;&lt;script&gt;alert(1)' in body.html
    assert "<script" not in body.html


def test_a_labs_own_blocks_join_ours() -> None:
    own = dialect_with(["pymdownx.blocks.details"], {})
    body = parse("/// details | More\ntext\n///\n\nx\n\n/// try-this | a\n///", dialect=own)
    assert body.faults == ()
    assert "<details>" in body.html
    assert '<labpress-card slug="a" n="0">' in body.html
