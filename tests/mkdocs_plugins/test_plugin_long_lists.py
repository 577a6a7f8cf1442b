"""A lab whose lists are long, as MkDocs builds it: their pages, and who is told of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from built_labs import build, change
from labpress.site import paging
from little_labs import card, essay

WORKS = ("evidence", "evidence/page/2")
LINK = re.compile(r'<link rel="(canonical|prev|next)" href="([^"]*)">')


@pytest.fixture
def long_lab(small_lab: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven cards, of which three stand on a page."""
    monkeypatch.setattr(paging, "MOST", 3)
    for n in range(5):
        text = card(f"QL-{50 + n}", f"Card {n}")
        (small_lab / f"docs/cards/card-{n}.md").write_text(text, "utf-8")
    return small_lab


def page(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_each_page_says_where_it_stands(long_lab: Path) -> None:
    site = build(long_lab)
    paths = ["cards", "cards/page/2", "cards/page/3"]
    links = [dict(LINK.findall(page(site, path))) for path in paths]
    at = "https://small.example/cards/"
    assert links == [
        {"canonical": at, "next": "page/2/"},
        {"canonical": f"{at}page/2/", "prev": "../../", "next": "../3/"},
        {"canonical": f"{at}page/3/", "prev": "../2/"},
    ]
    titles = [re.findall("<title>(.*?) –", page(site, path)) for path in paths]
    assert titles == [["Method cards"], ["Method cards, page 2"], ["Method cards, page 3"]]
    assert not (site / "cards/page/4").exists()
    assert (site / "sitemap.xml").read_text("utf-8").count("/cards/page/") == 2


def test_every_card_is_on_one_of_them(long_lab: Path) -> None:
    site = build(long_lab)
    pages = [page(site, path) for path in ("cards", "cards/page/2", "cards/page/3")]
    found = [re.findall(r'class="crow".*?href="([^"]+)"', html, re.DOTALL) for html in pages]
    assert [len(own) for own in found] == [3, 3, 1]
    names = {path.rstrip("/").rpartition("/")[2] for own in found for path in own}
    assert len(names) == 7
    assert all((site / "cards/page/2" / path / "index.html").is_file() for path in found[1])


def test_a_site_of_files_names_them(long_lab: Path) -> None:
    site = build(long_lab, use_directory_urls=False)
    html = (site / "cards/page/2/index.html").read_text("utf-8")
    assert 'href="../3/index.html"' in html and 'href="../../index.html"' in html


def test_search_finds_what_is_on_them_and_not_the_pages(long_lab: Path) -> None:
    first = "  - labpress/library\n"
    change(long_lab / "mkdocs.yml", first, f"{first}  - material/search\n")
    site = build(long_lab)
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    found = {entry["location"] for entry in index["docs"]}
    assert any(place.startswith("cards/card-4/") for place in found)
    assert not [place for place in found if "/page/" in place]


def test_pagefind_is_told_of_the_first_page_alone(long_lab: Path) -> None:
    first = "  - labpress/library\n"
    change(long_lab / "mkdocs.yml", first, f"{first}  - labpress/search\n")
    site = build(long_lab)
    told = ["data-pagefind-body" in page(site, path) for path in ("cards", "cards/page/2")]
    assert told == [True, False]


def test_a_list_that_grows_has_one_page_more(long_lab: Path) -> None:
    assert not (build(long_lab) / "essays/page").exists()
    for n in range(3):
        text = essay(title=f"Essay {n}")
        (long_lab / f"essays/essay-{n}.md").write_text(text, "utf-8")
    assert (build(long_lab) / "essays/page/2/index.html").is_file()


def test_works_may_have_several_pages_too(long_lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST", 2)
    site = build(long_lab)
    ids = [re.findall(r'<li id="([^"]+)" data-item', page(site, path)) for path in WORKS]
    assert ids == [["card2017", "klein2007"], ["ohno1988"]]
