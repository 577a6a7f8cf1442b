"""The order in which the footnotes and citations of a text are read."""

from __future__ import annotations

import pytest

from labpress.markdown import parse
from labpress.markdown.notes import signs


def _order(text: str) -> list[tuple[str, str, str]]:
    body = parse(text)
    words = {str(mark.n): mark.text for mark in body.marks}
    found = signs(body.html)
    return [(one.kind, words.get(one.name, one.name), one.within) for one in found]


def test_what_stands_in_a_note_follows_its_sign() -> None:
    text = (
        "A [@a].[^2] B [@b].[^1] C.[^2]\n\n[^1]: One [@c].\n[^2]: Two [@d].[^3]\n[^3]: Deep [@e]."
    )
    assert _order(text) == [
        ("cite", "[@a]", ""),
        ("note", "fn:2", ""),
        ("cite", "[@d]", "fn:2"),
        ("note", "fn:3", "fn:2"),
        ("cite", "[@e]", "fn:3"),
        ("cite", "[@b]", ""),
        ("note", "fn:1", ""),
        ("cite", "[@c]", "fn:1"),
    ]


def test_a_note_that_nothing_calls_is_read_last() -> None:
    assert _order("[@a]\n\n[^1]: One [@b].") == [("cite", "[@a]", ""), ("cite", "[@b]", "fn:1")]


def test_a_citation_in_a_note_knows_the_letters_beside_it() -> None:
    found = signs(parse("A.[^1]\n\n[^1]: [@a]. See [@b], *then [@c]*.").html)
    assert [(one.before, one.after) for one in found[1:]] == [("", "."), ("e", ","), ("n", ".")]


def test_notes_in_notes_have_an_end() -> None:
    notes = "\n".join(f"[^{n}]: Note [@a] [^{n + 1}]" for n in range(200))
    found = signs(parse(f"Text[^0]\n\n{notes}").html)
    assert sum(one.kind == "cite" for one in found) == 200


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("A.\n\n[^1]:", 1),
        ("A.[^1]\n\n[^1]: ", 1),
        ("A.[^2] B.[^1]\n\n[^1]:\n\n[^2]: Two.", 2),
        ("> A.[^2] B.[^1]\n>\n> [^2]: [x]: /y\n\n[^1]: One.", 2),
    ],
)
def test_a_note_that_was_never_written_is_told_and_keeps_its_place(text: str, notes: int) -> None:
    body = parse(text, 10)
    (fault,) = body.faults
    assert (fault.line, "has no words" in fault.message) == (12, True)
    assert body.html.count('<li id="fn:') == notes
    assert body.html.count('title="Jump back to footnote') == notes
