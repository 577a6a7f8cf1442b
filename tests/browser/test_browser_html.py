"""Every page of the example lab's site is HTML as the W3C's own checker would have it."""

from __future__ import annotations

import pytest
from _vnu import faults

from browsing import Example

GOOD = '<!doctype html><html lang="en"><head><title>A</title></head><body>{}</body></html>'


def test_every_page_validates(example: Example) -> None:
    assert [str(fault) for fault in faults(example.folder)] == []


FAULTY = {
    "<p>Good.</p>": "",
    '<p id="a">One</p><p id="a">Two</p>': "Duplicate ID",
    '<button aria-controls="none">Go</button>': "aria-controls",
    "<a href=x><button>Go</button></a>": "button",
    "<div><p>Never closed</div></section>": "section",
}
"""Texts of pages, and a word of what is wrong with each."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What is said of a site of those pages, each in a folder of its own."""
    site = tmp_path_factory.mktemp("faulty")
    for number, text in enumerate(FAULTY):
        page = site / f"a b {number}" / "index.html"
        page.parent.mkdir()
        page.write_text(GOOD.format(f"\n{text}"), encoding="utf-8")
    return [str(fault) for fault in faults(site)]


@pytest.mark.parametrize(("text", "word"), FAULTY.items())
def test_faults_are_told_by_page_and_line(told: list[str], text: str, word: str) -> None:
    place = f"a b {list(FAULTY).index(text)}/index.html"
    found = [line for line in told if line.startswith(place)]
    assert all(line.startswith(f"{place}:2: ") and word in line for line in found)
    assert bool(found) == bool(word)


def test_no_fault_is_told_of_another_page(told: list[str]) -> None:
    assert all(line.startswith("a b ") for line in told)
