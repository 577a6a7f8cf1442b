"""SearchIndex: what of a few pages is found, in which language, and what is left behind."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from labpress.site import SearchAgain, SearchError, SearchIndex
from labpress.site.search_index import SKIPPED

BODY = 'data-pagefind-body data-pagefind-filter="kind:card"'
PAGE = (
    '<html lang="{lang}" class="no-js"><head><title>T</title></head><body><header>header</header>'
    '<main {body}><h1>{title}</h1><p>{text}</p><nav>contents</nav><h2 id="why">Why</h2>'
    '<p>Because.</p><section class="noprint">printing</section></main><footer>foot</footer>'
)


def page(title: str, text: str = "", lang: str = "en-GB", body: str = BODY) -> str:
    return PAGE.format(title=title, text=text, lang=lang, body=body)


def fragments(index: Path) -> dict[str, Any]:
    """What an index says of each page, by its address."""
    found = {}
    for path in index.rglob("*.pf_fragment"):
        data = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[data["url"]] = data
    return found


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """The index of two pages in English, one in German, and two that are not to be found."""
    index = SearchIndex(tmp_path / "work")
    index.add("cards/a/index.html", page("Five whys", "Ask why."))
    index.add("cards/b/index.html", page("Premortem", "Look back.", lang="en"))
    index.add("cards/c/index.html", page("Fünf Warum", "Frage warum.", lang="de"))
    index.add("search/index.html", page("Search", body=""))
    index.add("c/QL-01/index.html", '<html lang="en"><p>This page is at')
    index.make(tmp_path / "search")
    return tmp_path / "search"


def test_each_language_has_one_index_whatever_the_country(made: Path) -> None:
    assert json.loads((made / "languages.json").read_text("utf-8")) == {"de": 1, "en": 2}
    assert set(fragments(made / "en")) == {"/cards/a/", "/cards/b/"}
    assert set(fragments(made / "de")) == {"/cards/c/"}


def test_only_what_a_page_says_itself_is_found(made: Path) -> None:
    found = fragments(made / "en")["/cards/a/"]
    assert found["content"].replace("\u200b", "") == "Five whys. Ask why. Why. Because."
    assert found["filters"] == {"kind": ["card"]} and found["meta"]["title"] == "Five whys"
    assert [anchor["id"] for anchor in found["anchors"]] == ["why"]


def test_what_stands_side_by_side_is_more_than_one_word(tmp_path: Path) -> None:
    table = "<table><tr><th>Wall</th><td>Five whys</td></tr></table>"
    facts = '<p class="f"><span><svg></svg>60 minutes</span><span>2–12 people</span></p>'
    code = '<code><span class="n">print</span><span class="p">()</span></code>'
    index = SearchIndex(tmp_path / "work")
    index.add("cards/a/index.html", page("A", table + facts + code))
    index.make(tmp_path / "search")
    (found,) = fragments(tmp_path / "search").values()
    content = found["content"].replace("\u200b", "")
    assert "Wall Five whys" in content and "60 minutes 2–12 people" in content
    assert "print()" in content


def test_a_site_gets_only_what_its_page_of_search_asks_for(made: Path) -> None:
    names = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    kept = {name for name in names if not name.endswith((".pf_fragment", ".pf_index", ".pf_meta"))}
    ours = {"languages.json", "pagefind.js", "de/pagefind-entry.json", "en/pagefind-entry.json"}
    own = {"de/wasm.de.pagefind", "en/wasm.en.pagefind"}
    assert {name for name in kept if not name.endswith(".pf_filter")} == ours | own


def test_the_same_pages_make_the_same_index(made: Path, tmp_path: Path) -> None:
    again = SearchIndex(tmp_path / "again")
    again.add("cards/c/index.html", page("Fünf Warum", "Frage warum.", lang="de"))
    again.add("cards/b/index.html", page("Premortem", "Look back.", lang="en"))
    again.add("cards/a/index.html", page("Five whys", "Ask why."))
    again.make(tmp_path / "second")
    first = {path.name: path.read_bytes() for path in made.rglob("*.pf_*")}
    assert {path.name: path.read_bytes() for path in (tmp_path / "second").rglob("*.pf_*")} == first


def test_a_program_that_is_missing_or_fails_is_told_of_plainly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = SearchIndex(tmp_path / "work")
    index.add("index.html", page("Home"))
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(SearchError, match=r"not installed \(pip install pagefind_bin\)"):
        index.make(tmp_path / "search")
    monkeypatch.undo()
    start = subprocess.Popen
    bad = [sys.executable, "-c", "print('no room'); raise SystemExit(3)"]
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: start(bad, **more))
    with pytest.raises(SearchError, match="Pagefind failed: no room"):
        index.make(tmp_path / "search")


def test_a_label_of_each_part_that_is_skipped_is_a_selector() -> None:
    assert all(one and "," not in one for one in SKIPPED)


def test_serving_shows_the_last_index_until_the_new_one_is_whole(tmp_path: Path) -> None:
    failed: list[SearchError] = []
    again, site = SearchAgain(failed.append), tmp_path / "site"
    titles = []
    for title in ("First", "Second", "Second"):
        index = again.begin()
        index.add("index.html", page(title))
        again.finish(index, site / "search")
        at_once = fragments(site / "search") if site.exists() else {}
        again.wait()
        then = fragments(site / "search")
        titles.append((_titles(at_once), _titles(then)))
        _empty(site)
    again.close()
    assert [last for last, _ in titles][1:] == [{"First"}, {"Second"}]
    assert ["Second" in new for _, new in titles] == [False, True, True]
    assert failed == []


def test_a_build_that_begins_stops_the_index_of_the_one_before(tmp_path: Path) -> None:
    failed: list[SearchError] = []
    again, site = SearchAgain(failed.append), tmp_path / "site"
    index = again.begin()
    index.add("index.html", page("First"))
    again.finish(index, site)
    again.begin()  # MkDocs empties the site now, so nothing may write to it
    _empty(site)
    again.wait()
    assert not site.exists() and failed == []
    again.close()


def _titles(found: dict[str, Any]) -> set[str]:
    return {one["meta"]["title"] for one in found.values()}


def _empty(site: Path) -> None:
    for path in sorted(site.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    if site.exists():
        site.rmdir()
