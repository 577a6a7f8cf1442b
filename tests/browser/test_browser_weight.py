"""What a page weighs when it travels, how many files it asks for, and that nothing on it moves."""

from __future__ import annotations

import gzip
import time
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from browsing import DESK, PHONE, Example, context_of

MOST = 200_000
"""Bytes of an essay's page with its fonts, style sheet and scripts, compressed."""
REQUESTS = 12
"""Of an essay's page, or of any other."""
PRINTED = "cards/five-whys/?v=0.9"
"""As the code on a printed card opens it: words above the title tell how old the paper is."""
STILL = 0.005
"""A page that has moved less when its fonts and scripts come late has not moved for its readers."""
PACKED = (".html", ".css", ".js", ".json", ".svg")
SHIFTS = """new Promise(done => new PerformanceObserver(list => {
  window.shifts = (window.shifts || []).concat(list.getEntries().map(one =>
    [one.value, one.sources.map(source => source.node && source.node.outerHTML?.slice(0, 80))]))
}).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(window.shifts || []),
300))"""


def travels(example: Example, url: str) -> int:
    """Bytes of a file of the site as web hosts send it."""
    path = example.folder / unquote(urlsplit(url).path).lstrip("/")
    path = path / "index.html" if path.is_dir() else path
    content = path.read_bytes()
    return len(gzip.compress(content, 6)) if path.suffix in PACKED else len(content)


def essays_of(example: Example) -> list[str]:
    folders = sorted((example.folder / "essays").glob("*/index.html"))
    return [f"essays/{path.parent.name}/" for path in folders]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_essay_is_light(browser: Browser, example: Example, size: tuple[int, int]) -> None:
    found = {}
    for kind in [*essays_of(example), "cards/five-whys/", "essays/", ""]:
        with context_of(browser, size=size) as context:
            page = context.new_page()
            asked = _requests_of(page)
            page.goto(example.at(kind))
            page.wait_for_load_state("networkidle")
            # pictures further down too, as for one who reads to the end
            page.mouse.wheel(0, 100_000)
            page.wait_for_load_state("networkidle")
        found[kind] = (sum(travels(example, url) for url in asked), len(asked))
    heavy = {
        kind: (weight, requests)
        for kind, (weight, requests) in found.items()
        if weight > MOST or requests > REQUESTS
    }
    assert len(found) > 5 and heavy == {}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_moves_when_fonts_and_scripts_come_late(
    browser: Browser, example: Example, size: tuple[int, int]
) -> None:
    moved = {}
    for kind in (
        "home",
        "essays",
        "essay",
        "cards",
        "card",
        "toolkit",
        "project",
        "search/",
        PRINTED,
    ):
        with context_of(browser, size=size) as context:
            context.route("**/*.woff2", _late)
            context.route("**/labpress.js*", _late)
            page = context.new_page()
            page.goto(example.at(kind))
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready.then(() => null)")
            shifts = page.evaluate(SHIFTS)
            if sum(value for value, _ in shifts) > STILL:
                moved[kind] = shifts
    assert moved == {}


def _requests_of(page: Page) -> list[str]:
    """The addresses that the page asks for, as it goes on asking."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def _late(route: Route) -> None:
    time.sleep(0.15)
    route.continue_()
