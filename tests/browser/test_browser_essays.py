"""An essay as it is read in a browser, and any page as a browser prints it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from browsing import KINDS, Example, visit
from essay_labs import words_on

PRESSED = (
    "button:visible, select:visible, header nav:visible, "
    "input:not([type=checkbox], .search-page input):visible"
)
"""What has no use on paper. What was searched for has."""
MEASURE = """() => {
  const range = document.createRange(), lines = [];
  for (const p of document.querySelectorAll('.prose > p')) {
    let last = null, letters = 0;
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (let i = 0; i < walker.currentNode.length; i++) {
      range.setStart(walker.currentNode, i); range.setEnd(walker.currentNode, i + 1);
      const box = range.getClientRects()[0]; if (!box) continue;
      if (last !== null && box.top > last + 8) { lines.push(letters); letters = 0; }
      last = box.top; letters += 1;
    }
  }
  return lines.sort((a, b) => a - b)[Math.floor(lines.length / 2)];
}"""


def test_a_line_holds_about_66_letters(page: Page, example: Example) -> None:
    visit(page, example, "essay")
    assert 60 <= page.evaluate(MEASURE) <= 70


def test_notes_beside_the_text_are_for_the_eye_alone(page: Page, example: Example) -> None:
    visit(page, example, "essay")
    notes = page.locator(".sidenote")
    assert notes.count() > 0
    assert notes.locator("a, button, [tabindex]").count() == 0
    assert page.locator(".sidenote:not([aria-hidden=true])").count() == 0
    boxes = [note.bounding_box() for note in notes.all()]
    edges = sorted((box["y"], box["y"] + box["height"]) for box in boxes if box)
    assert all(before[1] <= after[0] for before, after in pairwise(edges))


def test_a_reference_leads_to_its_figure(page: Page, example: Example) -> None:
    page.goto(f"{example.url}essays/impact-that-counts/")
    page.get_by_role("link", name="Figure 1", exact=True).first.click()
    assert page.locator("figure:target figcaption").inner_text().startswith("Figure 1.")


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_what_is_read_and_nothing_to_press(
    page: Page, example: Example, kind: str
) -> None:
    visit(page, example, kind)
    page.emulate_media(media="print")
    assert [one.inner_text() for one in page.locator(PRESSED).all()] == []
    pages = words_on(page.pdf(prefer_css_page_size=True))
    assert len(pages) == 1 or len(pages[-1]) > 60, pages[-1]
    assert kind != "essay" or "By The Lab team" in pages[0]


def test_paper_keeps_together_what_belongs_together(page: Page, example: Example) -> None:
    page.emulate_media(media="print")
    page.goto(example.at("essay with a table"))
    tops = page.evaluate("""[...document.querySelectorAll('.terms dt')].map(term =>
      [term.getClientRects()[0].top, term.nextElementSibling.getClientRects()[0].top])""")
    assert len(tops) == 3 and all(abs(term - meaning) < 2 for term, meaning in tops)
    page.goto(example.at("toolkit"))
    heights = page.locator(".sheet .stage").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert max(heights) < 30  # the icon stands in the line of its word
    page.goto(example.at("search"))
    expect(page.get_by_role("searchbox")).to_have_value("spread")
    expect(page.get_by_role("searchbox")).to_be_visible()
