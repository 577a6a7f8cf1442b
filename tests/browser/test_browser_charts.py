"""Charts as they are seen: legible on every screen, in light, dark and forced colours."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, Example, context_of

PAGE = "guide/charts/"
LETTERS = """() => [...document.querySelectorAll('.chart svg')].filter(s => s.checkVisibility())
  .map(s => s.getScreenCTM().a * parseFloat(getComputedStyle(s.querySelector('text')).fontSize))"""
OUTSIDE = """() => [...document.querySelectorAll('.chart svg')].filter(s => s.checkVisibility())
  .flatMap(s => { const box = s.getBoundingClientRect(); return [...s.querySelectorAll('text')]
    .filter(t => { const own = t.getBoundingClientRect();
      return own.left < box.left - 1 || own.right > box.right + 1 }).map(t => t.textContent) })"""
COLOURS = """() => ['.ch-series', '.ch-label', '.ch-median']
  .map(s => [...document.querySelectorAll('.chart ' + s)].find(e => e.checkVisibility()))
  .map(e => { const c = getComputedStyle(e); return e.matches('text') ? c.fill : c.stroke })"""


@pytest.mark.parametrize("width", [320, 360, 480, 600, 700, 1280])
def test_letters_are_large_enough_and_on_the_page(
    browser: Browser, example: Example, width: int
) -> None:
    with context_of(browser, (width, 800)) as context:
        page = context.new_page()
        page.goto(example.at(PAGE))
        sizes = page.evaluate(LETTERS)
        assert len(sizes) == 3  # one drawing of each chart
        assert min(sizes) >= 11.9
        assert page.evaluate(OUTSIDE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_colours_follow_the_page(browser: Browser, example: Example) -> None:
    found = []
    more: dict[str, Any]
    for more in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        with context_of(browser, DESK, **more) as context:
            page = context.new_page()
            page.goto(example.at(PAGE))
            found.append(page.evaluate(COLOURS))
    light, dark, forced = found
    assert all(one != other for one, other in zip(light, dark, strict=True))
    assert len(set(forced)) == 1  # one colour of text, whatever the reader chose


def test_the_data_are_one_click_away(page: Page, example: Example) -> None:
    page.goto(example.at(PAGE))
    chart = page.locator(".chart").first
    expect(chart.get_by_role("table")).to_be_hidden()
    chart.get_by_text("The data as a table").click()
    expect(chart.get_by_role("table")).to_be_visible()
    expect(chart.get_by_role("row")).to_have_count(21)
    with page.expect_download() as download:
        chart.get_by_role("link", name="Download the data").click()
    assert download.value.suggested_filename == "waiting-times.csv"


def test_a_chart_is_one_picture_with_a_name_and_its_words(page: Page, example: Example) -> None:
    page.goto(example.at(PAGE))
    picture = page.locator(".chart").first.get_by_role("img")
    expect(picture).to_have_count(1)
    expect(picture).to_have_accessible_name("Run chart: Days waited by Week")
    described = picture.get_attribute("aria-describedby") or ""
    expect(page.locator(f"#{described}")).to_contain_text("The typical wait was eleven and a half")
