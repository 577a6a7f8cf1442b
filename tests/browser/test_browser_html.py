"""Every page of the example lab's site is HTML as the W3C's own checker would have it."""

from __future__ import annotations

from pathlib import Path

import pytest
from _vnu import faults

from browsing import Example

GOOD = '<!doctype html><html lang="en"><head><title>A</title></head><body>{}</body></html>'


def test_every_page_validates(example: Example) -> None:
    assert [str(fault) for fault in faults(example.folder)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<p>Good.</p>", ""),
        ('<p id="a">One</p><p id="a">Two</p>', "Duplicate ID"),
        ('<button aria-controls="none">Go</button>', "aria-controls"),
        ("<a href=x><button>Go</button></a>", "button"),
        ("<div><p>Never closed</div></section>", "section"),
    ],
)
def test_faults_are_told_by_page_and_line(tmp_path: Path, text: str, told: str) -> None:
    page = tmp_path / "a b" / "index.html"
    page.parent.mkdir()
    page.write_text(GOOD.format(f"\n{text}"), encoding="utf-8")
    found = [str(fault) for fault in faults(tmp_path)]
    assert all(line.startswith("a b/index.html:2: ") and told in line for line in found)
    assert bool(found) == bool(told)
