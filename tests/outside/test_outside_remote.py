"""Bibliographies on the web: fetched whole or not at all, and never waited for without end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from labpress.outside import Remote, renew
from labpress.outside.remote import FRESH, Waits
from labpress.problems import Problem
from works_site import Said, WorksSite, works_site

pytestmark = pytest.mark.usefixtures("loopback_only")

QUICK = Waits(timeout=0.3, deadline=0.6, whole=2, again=0.01)
BOOK = b"@book{a, title = {A}, year = 2001}\n"


@pytest.fixture
def site() -> Iterator[WorksSite]:
    with works_site() as running:
        yield running


def fetched(url: str, folder: Path) -> tuple[bytes | None, Problem | None]:
    remote = Remote(url, folder / "kept" / "r.bib")
    problem = renew(remote, "labpress (tests)", "mkdocs.yml", QUICK)
    return remote.file.read_bytes() if remote.file.is_file() else None, problem


def test_a_file_is_fetched_and_kept(site: WorksSite, tmp_path: Path) -> None:
    url = site.say("/r.bib", BOOK)
    assert fetched(url, tmp_path) == (BOOK, None)
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"
    assert sorted(path.name for path in (tmp_path / "kept").iterdir()) == [".gitignore", "r.bib"]
    assert site.agents == {"labpress (tests)"}


def test_a_fresh_copy_is_not_asked_for_again(site: WorksSite, tmp_path: Path) -> None:
    url = site.say("/r.bib", BOOK, b"% new")
    fetched(url, tmp_path)
    assert fetched(url, tmp_path) == (BOOK, None)
    assert site.asked == ["/r.bib"]
    make_old(tmp_path)
    assert fetched(url, tmp_path) == (b"% new", None)


def make_old(folder: Path) -> None:
    then = time.time() - FRESH - 1
    os.utime(folder / "kept" / "r.bib", (then, then))


def test_pages_are_joined(site: WorksSite, tmp_path: Path) -> None:
    """As Zotero gives them: each with a link to the next."""
    first = site.url("/items?start=0")
    links = [
        f'<{first}>; rel="first", <{site.url("/items?start=1")}>; rel="next"',
        '</items?start=2>; rel="next"; title="x", </items>; rel="last"',
        f'<{first}>; rel="first", <{site.url("/items?start=1")}>; rel="prev"',
    ]
    for number, link in enumerate(links):
        body = f"@book{{b{number},}}".encode()
        site.say(f"/items?start={number}", Said(body, headers={"Link": link}))
    text, problem = fetched(first, tmp_path)
    assert (text, problem) == (b"@book{b0,}\n@book{b1,}\n@book{b2,}", None)


def test_a_next_page_on_another_host_is_not_asked_for(site: WorksSite, tmp_path: Path) -> None:
    link = {"Link": '<http://127.0.0.1:1/x>; rel="next"'}
    url = site.say("/r.bib", Said(BOOK, headers=link))
    assert fetched(url, tmp_path) == (BOOK, None)


def test_pages_without_end_stop(
    site: WorksSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labpress.outside.remote.PAGES", 5)
    url = site.say("/r.bib", Said(BOOK, headers={"Link": '</r.bib>; rel="next"'}))
    text, problem = fetched(url, tmp_path)
    assert text is None and "has more than 5 pages" in str(problem)
    assert len(site.asked) == 5


def test_a_moved_file_and_a_busy_site(site: WorksSite, tmp_path: Path) -> None:
    site.say("/new.bib", Said(status=429, headers={"Retry-After": "0"}), BOOK)
    url = site.say("/r.bib", Said(status=302, headers={"Location": "/new.bib"}))
    assert fetched(url, tmp_path) == (BOOK, None)


def test_another_encoding_becomes_utf_8(site: WorksSite, tmp_path: Path) -> None:
    latin = {"Content-Type": "text/plain; charset=iso-8859-1"}
    url = site.say("/r.bib", Said("Café".encode("latin-1"), headers=latin))
    assert fetched(url, tmp_path)[0] == "Café".encode()


WRONG = {
    "/nothing": "the site answers 404",
    "/silent": "time",
    "/circle": "it leads on and on",
    "/inside": "private network",
    "/ftp": "it leads on and on",
    "/busy": "the site is too busy",
    "/login": "gives a web page, not a file",
    "/long": "is longer than 100 bytes",
}


def misbehave(site: WorksSite) -> None:
    site.say("/circle", Said(status=302, headers={"Location": "/circle"}))
    site.say("/inside", Said(status=302, headers={"Location": "http://127.0.0.1:1/"}))
    site.say("/ftp", Said(status=302, headers={"Location": "ftp://127.0.0.1/r.bib"}))
    site.say("/busy", Said(status=503))
    site.say("/login", b"<!-- x -->\n<!DOCTYPE html><title>Log in</title>")
    site.say("/long", b"x" * 101)


@pytest.mark.parametrize("path", WRONG)
def test_what_cannot_be_had_is_an_error(
    site: WorksSite, tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labpress.outside.remote.LARGEST", 100)
    misbehave(site)
    start = time.monotonic()
    text, problem = fetched(site.url(path), tmp_path)
    assert text is None and problem is not None
    assert problem.level == "error" and problem.place == "mkdocs.yml"
    assert WRONG[path] in problem.message, problem
    assert time.monotonic() - start < 5


def test_a_copy_serves_when_the_site_does_not(site: WorksSite, tmp_path: Path) -> None:
    url = site.say("/r.bib", BOOK, Said(status=500))
    fetched(url, tmp_path)
    make_old(tmp_path)
    text, problem = fetched(url, tmp_path)
    assert text == BOOK and problem is not None
    assert problem.level == "advice"
    assert "the site answers 500, so the copy of it that was kept is used" in problem.message
    assert fetched(url, tmp_path) == (BOOK, None)  # nobody waits for it twice in a row


def test_a_key_in_the_address_is_told_to_nobody(site: WorksSite, tmp_path: Path) -> None:
    _, problem = fetched(site.url("/items?key=SECRET"), tmp_path)
    assert problem is not None and "SECRET" not in str(problem)
