"""What axe cannot see of a page: enlarged, narrow, widely spaced, in forced colours, standing
still, without scripts, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, KINDS, Example, context_of, errors_of, seen, visit, watched

NARROW = (320, 640)
"""A window of 1280 pixels at 400 %: WCAG 1.4.10."""
ENLARGED = (640, 450)
"""One of 1280 by 900 at 200 %: WCAG 1.4.4."""
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important }
    p { margin-bottom: 2em !important }
"""
"""The spacing that readers may set: WCAG 1.4.12."""
IN_SHEETS = """text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
LARGE_TYPE = "html { font-size: 200% !important }"
LINKS = """() => [...document.querySelectorAll('main a[href]')]
    .filter(a => !a.closest('.search-found, [role=status]')).map(a => a.href)"""
TEXT = """() => [...document.querySelectorAll('main :is(p, li, td, h1, h2, h3)')]
    .filter(el => el.checkVisibility() && !el.closest('.vh, .status, [role=status], .search-found'))
    .map(el => {
        const copy = el.cloneNode(true);
        copy.querySelectorAll('[aria-hidden=true], button, .btn').forEach(one => one.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    })"""
"""What is said, apart from counts, results, buttons and the copies of notes in the margin."""
DEAD = """() => [...document.querySelectorAll(
    'button[type=button], [data-needs-script], [aria-haspopup], [role=button]')]
    .filter(el => el.checkVisibility()).map(el => el.outerHTML.slice(0, 90))"""

# the words of a search are printed, so that paper tells what was found for them
ON_PAPER = """() => [...document.querySelectorAll(
    'button, select, input:not(#lp-search-words), .skip, header.top nav, .search-open, .pop')]
    .filter(el => el.checkVisibility()).map(el => el.outerHTML.slice(0, 90))"""
PALE = """() => {
    const part = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
    const light = text => {
        const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map(part);
        return .2126 * r + .7152 * g + .0722 * b;
    };
    return [...document.querySelectorAll('h1, h2, main p, main li')]
        .filter(el => el.checkVisibility() && !el.closest('.band'))
        .filter(el => 1.05 / (light(getComputedStyle(el).color) + .05) < 4.5)
        .map(el => el.outerHTML.slice(0, 90));
}"""
"""What could hardly be read on white paper. A card's coloured band is printed with its colour."""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_at_any_size_or_spacing(
    browser: Browser, example: Example, kind: str
) -> None:
    found: list[str] = []
    with context_of(browser) as context:
        page = watched(context.new_page())
        visit(page, example, kind)
        found += [*seen(page, "headings"), *seen(page, "languages"), *seen(page, "pointers")]
        for size, what in ((ENLARGED, "200 %"), (NARROW, "320 px")):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            found += look(page, what)
        page.evaluate(IN_SHEETS, SPACED)
        found += look(page, "320 px, spaced")
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        found += [*look(page, "1280 px, spaced"), *seen(page, "small"), *seen(page, "moving")]
        page.evaluate(IN_SHEETS, LARGE_TYPE)
        found += look(page, "type of 32 px, spaced")
        assert "\n".join(found + errors_of(page)) == ""


def look(page: Page, what: str) -> list[str]:
    """What a reader cannot read, or only by scrolling sideways."""
    told = [one for name in ("beyond", "clipped", "overlapping") for one in seen(page, name)]
    return [f"{what}: {one}" for one in told]


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_and_link_is_there_without_scripts_and_on_paper(
    browser: Browser, example: Example, kind: str
) -> None:
    with context_of(browser) as with_scripts, context_of(browser, java_script_enabled=False) as no:
        page, plain = with_scripts.new_page(), watched(no.new_page())
        page.goto(example.at(kind))
        plain.goto(example.at(kind))
        page.wait_for_load_state("networkidle")  # an old address leads on
        plain.wait_for_load_state("networkidle")
        assert set(page.evaluate(LINKS)) - set(plain.evaluate(LINKS)) == set()
        shown = " ".join(plain.evaluate(TEXT))
        assert [text for text in page.evaluate(TEXT) if text not in shown] == []
        assert plain.evaluate(DEAD) == []
        assert errors_of(plain) == []
        for paper in (page, plain):
            paper.emulate_media(media="print", color_scheme="dark")
            assert (paper.evaluate(ON_PAPER), paper.evaluate(PALE)) == ([], [])
        expect(page.locator("h1")).to_be_visible()
