"""What a browser fetches for a piece of HTML, and what it runs in it."""

from __future__ import annotations

import pytest

from labpress.content.requests import host_of, inline_of, requests_of


@pytest.mark.parametrize(
    ("html", "addresses"),
    [
        ('<img src="a.png" alt="b">', ["a.png"]),
        (
            "<img src=a.png srcset='b.png 2x, https://c.example/d.png 3x'>",
            ["a.png", "b.png", "https://c.example/d.png"],
        ),
        (
            '<video src="a.mp4" poster="p.jpg"><source src="b.webm"><track src="c.vtt"></video>',
            ["a.mp4", "p.jpg", "b.webm", "c.vtt"],
        ),
        ('<script src="//x.example/y.js"></script>', ["//x.example/y.js"]),
        ('<link rel="Preload stylesheet" href="a.css">', ["a.css"]),
        ('<link rel="canonical" href="https://x.example/">', []),
        ('<a href="https://x.example/">x</a>', []),
        ('<form action="https://x.example/"></form>', ["https://x.example/"]),
        (
            '<iframe title="a > b" src="https://x.example/?a=1&amp;b=2"></iframe>',
            ["https://x.example/?a=1&b=2"],
        ),
        ('<p title="<img src=x>">x</p>', []),
    ],
)
def test_what_is_fetched(html: str, addresses: list[str]) -> None:
    assert [request.address for request in requests_of(html)] == addresses


@pytest.mark.parametrize(
    ("html", "inline"),
    [
        ('<p style="color:red" onclick="x()">', [("p", "style"), ("p", "onclick")]),
        ("<script>x()</script>", [("script", "")]),
        ('<script src="x.js"></script>', []),
        ('<script type="application/json">{}</script>', []),
        ("<style>p{}</style>", [("style", "")]),
        ('<p class="one">on it</p>', []),
    ],
)
def test_what_runs_or_dresses_in_it(html: str, inline: list[tuple[str, str]]) -> None:
    assert list(inline_of(html)) == inline


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://X.example:8080/a", "x.example:8080"),
        ("//x.example/a", "x.example"),
        ("https://me:secret@x.example/", "x.example"),
        ("a/b.png", ""),
        ("/a.png", ""),
        ("data:image/png;base64,x", ""),
        ("http://[x", ""),
    ],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
