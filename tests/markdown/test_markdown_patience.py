"""Texts that would take minutes to be read: one plain fault, and the next text is read as ever."""

from __future__ import annotations

import time

import pytest

from labpress.markdown import parse, patience


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Before.\n\n" + "a <b " * 40_000, 3, "hundreds of `<` are never closed"),
        ("Before.\n" + "a <!-- > " * 30_000, 2, "hundreds of `<` are never closed"),
        ("a <? " * 40_000, 1, "hundreds of `<` are never closed"),
        ("[a " * 9000, 1, "hundreds of brackets are never closed"),
        ("A\n\n" + "](a " * 500, 3, "hundreds of brackets are never closed"),
    ],
)
def test_what_is_never_closed_is_not_searched_for_its_end(text: str, line: int, said: str) -> None:
    start = time.monotonic()
    body = parse(text)
    assert time.monotonic() - start < 5
    assert [(fault.line, fault.message) for fault in body.faults] == [(line, said)]


def test_a_few_signs_that_look_like_html_are_text() -> None:
    text = "The rate is <low and b <c. " * 20
    assert not any("never closed" in fault.message for fault in parse(text).faults)


@pytest.mark.parametrize("text", ["## a\n\n" * 9, "*a* [b](c)", "- a\n    - b"])
def test_patience_ends_and_the_next_text_is_read(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    whole = parse(text)
    monkeypatch.setattr(patience, "PATIENCE", 0.0)
    body = parse(text)
    assert [fault.message for fault in body.faults] == ["this text would take minutes to be read"]
    assert body.html == ""
    monkeypatch.undo()
    assert parse(text) == whole
