"""An essay as it is read in a browser, and any page as a browser prints it."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader
from playwright.sync_api import Browser, Page

from browsing import DESK, KINDS, Example, context_of, errors_of, visit, watched
from essay_labs import words_on

LEFT_OUT = ("Copy", "Print this page", "Find a card", "Clear all choices", "Skip to the content")
"""What can only be pressed."""
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
    assert all(before[1] <= after[0] for before, after in zip(edges, edges[1:], strict=False))


def test_a_reference_leads_to_its_figure(page: Page, example: Example) -> None:
    page.goto(f"{example.url}essays/impact-that-counts/")
    page.get_by_role("link", name="Figure 1", exact=True).first.click()
    assert page.locator("figure:target figcaption").inner_text().startswith("Figure 1.")


@pytest.fixture
def printed(browser: Browser, example: Example) -> list[tuple[str, bytes]]:
    """Every kind of page as the browser prints it."""
    made = []
    with context_of(browser, DESK) as context:
        page = watched(context.new_page())
        for kind in KINDS:
            visit(page, example, kind)
            made.append((kind, page.pdf(prefer_css_page_size=True)))
        assert errors_of(page) == []
    return made


def test_paper_has_what_is_read_and_nothing_to_press(printed: list[tuple[str, bytes]]) -> None:
    faults = []
    for kind, pdf in printed:
        pages = words_on(pdf)
        faults += [f"{kind}: {word}" for word in LEFT_OUT if re.search(rf"\b{word}\b", pages[0])]
        if len(pages) > 1 and len(pages[-1]) < 60:
            faults.append(f"{kind}: an almost empty last page: {pages[-1]!r}")
        if len(PdfReader(io.BytesIO(pdf)).pages) > 14:
            faults.append(f"{kind}: {len(pages)} pages")
    assert faults == []
    essay = " ".join(words_on(dict(printed)["essay"])[0].split())
    assert "By The Lab team" in essay
