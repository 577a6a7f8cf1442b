"""What an address is answered with, by whatever name it was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.cli.serving.answers import answer, is_known_host
from labpress.cli.serving.stage import Scene

PAGE = "<html><head></head><body><p>{}</p></body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a few files, and beside it one that is nobody's business."""
    texts = {
        "index.html": PAGE.format("home"),
        "404.html": PAGE.format("lost"),
        "cards/index.html": PAGE.format("cards"),
        "cards/five-whys/five-whys.pdf": "%PDF",
        "a b/ü.svg": "<svg/>",
        "assets/labpress.js": "1",
        "assets/font.woff2": "x",
        "feed.xml": "<feed/>",
        "empty/x.bin": "x",
    }
    folder = tmp_path / "site"
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("address", "status", "kind", "words"),
    [
        ("/", 200, "text/html; charset=utf-8", "home"),
        ("/index.html", 200, "text/html; charset=utf-8", "home"),
        ("/cards/?want=focus", 200, "text/html; charset=utf-8", "cards"),
        ("/cards/five-whys/five-whys.pdf", 200, "application/pdf", "%PDF"),
        ("/a%20b/%C3%BC.svg", 200, "image/svg+xml", "<svg/>"),
        ("/assets/labpress.js?v=1", 200, "text/javascript; charset=utf-8", "1"),
        ("/assets/font.woff2", 200, "font/woff2", "x"),
        ("/feed.xml", 200, "application/xml; charset=utf-8", "<feed/>"),
        ("/empty/x.bin", 200, "application/octet-stream", "x"),
        ("/nowhere/", 404, "text/html; charset=utf-8", "lost"),
        ("/empty/", 404, "text/html; charset=utf-8", "lost"),
        ("/empty", 404, "text/html; charset=utf-8", "lost"),
        ("/../secret.txt", 404, "text/html; charset=utf-8", "lost"),
        ("/..%2fsecret.txt", 404, "text/html; charset=utf-8", "lost"),
        ("/cards/..%5c..%5csecret.txt", 404, "text/html; charset=utf-8", "lost"),
        ("/C:/secret.txt", 404, "text/html; charset=utf-8", "lost"),
        ("/%00", 404, "text/html; charset=utf-8", "lost"),
        ("/" + 5000 * "x", 404, "text/html; charset=utf-8", "lost"),
        ("/.labpress/serve.js", 200, "text/javascript; charset=utf-8", "EventSource"),
        ("/.labpress/serve.css", 200, "text/css; charset=utf-8", ":host"),
    ],
)
def test_an_address_is_a_file(site: Path, address: str, status: int, kind: str, words: str) -> None:
    made = answer(address, Scene(site))
    assert (made.status, made.type) == (status, kind)
    assert words in made.content.decode()
    assert "secret" not in made.content.decode()


@pytest.mark.parametrize(
    ("address", "mount", "to"),
    [
        ("/cards", "/", "/cards/"),
        ("/cards?want=focus", "/", "/cards/?want=focus"),
        ("//cards", "/", "/cards/"),
        ("/", "/sub/", "/sub/"),
        ("/sub", "/sub/", "/sub/"),
        ("/sub/cards", "/sub/", "/sub/cards/"),
        ("/a b", "/a b/", "/a%20b/"),
    ],
)
def test_who_asks_for_a_folder_is_sent_into_it(
    site: Path, address: str, mount: str, to: str
) -> None:
    made = answer(address, Scene(site, mount=mount))
    assert (made.status, made.location) == (302, to)


def test_a_site_may_begin_at_a_path(site: Path) -> None:
    scene = Scene(site, mount="/sub/")
    assert b"cards" in answer("/sub/cards/", scene).content
    assert answer("/cards/", scene).status == 404
    assert answer("/subcards/", scene).status == 404
    assert answer("/.labpress/serve.js", scene).status == 200


def test_pages_alone_get_the_script_and_at_their_end(site: Path) -> None:
    scene = Scene(site, build="abc-7")
    page = answer("/", scene).content.decode()
    assert page.startswith("<html><head></head><body><p>home</p><script src=")
    assert page.endswith(" defer></script></body></html>")
    assert 'data-build="abc-7"' in page
    assert answer("/feed.xml", scene).content == b"<feed/>"
    (site / "bare.html").write_text("<p>bare", encoding="utf-8")
    assert answer("/bare.html", scene).content.startswith(b"<p>bare<script src=")


def test_while_there_is_no_site_every_page_says_so() -> None:
    made = answer("/essays/one/", Scene())
    assert (made.status, made.type) == (503, "text/html; charset=utf-8")
    assert b"The site is being made" in made.content
    assert b"/.labpress/serve.js" in made.content


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ("127.0.0.1:8000", True),
        ("localhost:8000", True),
        ("LOCALHOST", True),
        ("lab.localhost:8000", True),
        ("[::1]:8000", True),
        ("192.168.1.7:8000", True),
        ("writers-laptop:8000", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example:8000", False),
        ("localhost.evil.example", False),
        ("evil.example@127.0.0.1", True),
        ("", False),
        (":8000", False),
    ],
)
def test_by_which_names_it_may_be_asked(said: str, known: bool) -> None:
    assert is_known_host(said, {"writers-laptop"}) is known
