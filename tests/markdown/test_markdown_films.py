"""The block `/// video`, and what it says of films that some cannot follow."""

from __future__ import annotations

import pytest

from labpress.markdown import parse

WHOLE = "/// video | film.mp4\n    title: A film\n{more}\n\nWhat is said.\n///\n"


def test_a_film_is_a_link_in_the_text_which_paper_can_show() -> None:
    body = parse(WHOLE.format(more='    length: "1:30"'))
    assert body.faults == ()
    assert '<section class="film">' in body.html
    assert '<span class="film-length">1:30</span>' in body.html
    assert [(mark.kind, mark.key, mark.text, mark.line) for mark in body.marks] == [
        ("link", "film.mp4", "A film", 1)
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("/// video | a.mp4\n\nWords.\n///\n", "this video has no title"),
        ("/// video | a.mp4\n    title: A\n///\n", "this video has no transcript"),
        (
            "/// video | a.mp4\n    title: A\n    poster: a.png\n    captions: a.vtt\n///\n",
            "this video has no transcript",
        ),
        ("/// video | a.mp4\n    tittle: A\n\nWords.\n///\n", "option or a name it cannot have"),
        ("/// video\n    title: A\n\nWords.\n///\n", "names no film"),
    ],
)
def test_what_is_missing_is_said_with_its_line(text: str, message: str) -> None:
    faults = parse(f"Before.\n\n{text}").faults
    assert [(message in fault.message, fault.line) for fault in faults] == [(True, 3)]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    body = parse(f"/// video | {address}\n    title: A\n\nWords.\n///\n")
    assert any(fault.level == "error" for fault in body.faults)
    assert address not in body.html
