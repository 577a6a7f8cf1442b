"""`labpress/search` in whole builds: what is found, what never is, and a build without Pagefind."""

from __future__ import annotations

import gzip
import json
import logging
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from labpress.mkdocs_plugins.search import kept_index
from labpress.objects import Objects
from labpress.site import SearchIndex

HIDDEN = {
    "drafted.md": "---\ntitle: Drafted\ndraft: true\n---\n\nzqdrafted\n",
    "excluded.md": "---\ntitle: Kept out\nsearch:\n  exclude: true\n---\n\nzqexcluded\n",
    "unindexed.md": "---\ntitle: Not for engines\nnoindex: true\n---\n\nzqunindexed\n",
    "shown.md": "---\ntitle: Shown\n---\n\n## Part of it\n\nzqshown\n",
}


@pytest.fixture
def lab(small_lab: Path) -> Path:
    path = small_lab / "mkdocs.yml"
    plugins = path.read_text("utf-8").rstrip("\n")
    assert "  - labpress/library" in plugins
    path.write_text(plugins.replace("plugins:\n", "plugins:\n#search\n") + "\n", "utf-8")
    for name, text in HIDDEN.items():
        (small_lab / "docs" / name).write_text(text, "utf-8")
    return small_lab


def with_search(lab: Path, after: str = "  - labpress/library") -> Path:
    path = lab / "mkdocs.yml"
    lines = path.read_text("utf-8").splitlines()
    at = max(i for i, line in enumerate(lines) if line.startswith("  - labpress/"))
    while at + 1 < len(lines) and lines[at + 1].startswith("   "):
        at += 1  # past the options of that plugin
    lines.insert(at + 1, "  - labpress/search")
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def build(path: Path, command: Any = "build", **more: Any) -> Path:
    config = load_config(str(path), **more)
    before = set(threading.enumerate())
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs_build(config)
        for thread in set(threading.enumerate()) - before:  # in serve the index is made beside
            thread.join(30)
    finally:
        config.plugins.on_shutdown()
    return Path(config.site_dir)


def found(site: Path) -> dict[str, Any]:
    pages = [
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (site / "search").rglob("*.pf_fragment")
    ]
    return {page["url"]: page for page in pages}


def test_what_is_published_is_found_and_nothing_else(lab: Path) -> None:
    pages = found(build(with_search(lab), strict=True))
    assert "/shown/" in pages and "/search/" not in pages
    text = json.dumps(pages)
    assert "zqshown" in text
    assert [word for word in ("zqdrafted", "zqexcluded", "zqunindexed") if word in text] == []
    kinds = {page["filters"]["kind"][0] for page in pages.values()}
    assert kinds == {"essay", "card", "toolkit", "output", "project", "page"}
    card = next(page for page in pages.values() if page["filters"]["kind"] == ["card"])
    assert card["meta"]["code"] and card["meta"]["title"]


def test_a_draft_is_not_found_in_serve_either(lab: Path) -> None:
    pages = found(build(with_search(lab), "serve"))
    assert "/shown/" in pages and "/drafted/" not in pages


def test_without_pagefind_there_is_a_site_and_a_warning(
    lab: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        site = build(with_search(lab))
    assert (site / "index.html").is_file() and (site / "search" / "index.html").is_file()
    (said,) = [one.getMessage() for one in caplog.records if "search" in one.getMessage()]
    assert "the site is there, but it has no search" in said
    assert "pip install pagefind_bin" in said and "`material/search`" in said


def test_a_labs_own_page_of_search_keeps_its_words(lab: Path) -> None:
    (lab / "docs" / "search.md").write_text("# Find it\n\nTry a word.\n", "utf-8")
    html = (build(with_search(lab), strict=True) / "search" / "index.html").read_text("utf-8")
    assert "<h1" in html and "Find it" in html and "Try a word." in html
    assert 'class="search-page"' in html and html.count("<h1") == 1


def test_an_index_of_the_same_pages_is_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (
        '<html lang="en"><body><main data-pagefind-body><h1>Waiting</h1><p>Why.</p></main></body>'
    )
    made: list[Path] = []
    make = SearchIndex.make

    def noted(index: SearchIndex, to: Path) -> None:
        made.append(to)
        make(index, to)

    monkeypatch.setattr(SearchIndex, "make", noted)

    def files(name: str, html: str) -> dict[str, bytes]:
        index = SearchIndex(tmp_path / f"{name}-pages")
        index.add("a/index.html", html)
        kept_index(index, tmp_path / name, Objects(tmp_path / "kept"))
        paths = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        return {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in paths}

    first = files("one", page)
    assert first and files("two", page) == first
    assert len(made) == 1
    files("three", page.replace("Why", "How"))
    assert len(made) == 2
    for path in (tmp_path / "kept").glob("*.kept"):
        path.write_bytes(b"garbage")
    assert files("four", page).keys()
    assert len(made) == 3
