"""Widgets as their readers use them: by keyboard, by pointer and by touch; and the keyboard's place
is never lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browsing import Example, axe, context_of, errors_of, visit, watched

CITED = ".prose .cite"
PLACE = "document.activeElement && document.activeElement !== document.body"


def cited(page: Page, example: Example) -> Locator:
    """The first citation of an essay, in view."""
    page.goto(example.at("essay"))
    cite = page.locator(CITED).first
    cite.scroll_into_view_if_needed()
    return cite


def test_a_source_is_told_on_focus_and_escape_closes_it(page: Page, example: Example) -> None:
    cite = cited(page, example)
    cite.focus()
    expect(page.locator(".pop")).to_be_visible()
    expect(cite).to_have_attribute("aria-expanded", "true")
    assert axe(page, ".prose") == []
    page.keyboard.press("Escape")
    expect(page.locator(".pop")).to_have_count(0)
    expect(cite).to_be_focused()


def test_escape_inside_leads_back_to_the_citation(page: Page, example: Example) -> None:
    cite = cited(page, example)
    cite.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.pop')")
    page.keyboard.press("Escape")
    expect(page.locator(".pop")).to_have_count(0)
    expect(cite).to_be_focused()


def test_its_close_button_leads_back_too(phone: Page, example: Example) -> None:
    cite = cited(phone, example)
    cite.focus()
    phone.keyboard.press("Tab")
    expect(phone.locator(".pop-shut")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator(".pop")).to_have_count(0)
    expect(cite).to_be_focused()


def test_the_pointer_may_travel_into_what_is_told(page: Page, example: Example) -> None:
    """WCAG 1.4.13: dismissed without moving, hovered, and there until the pointer leaves."""
    cite = cited(page, example)
    cite.hover()
    pop = page.locator(".pop")
    expect(pop).to_be_visible()
    pop.hover()
    page.wait_for_timeout(600)
    expect(pop).to_be_visible()
    page.keyboard.press("Escape")
    expect(pop).to_have_count(0)
    cite.hover(position={"x": 2, "y": 4})
    page.mouse.move(2, 2)
    expect(pop).to_have_count(0)


def test_a_tap_tells_the_source_and_another_goes_there(phone: Page, example: Example) -> None:
    cite = cited(phone, example)
    cite.tap()
    expect(phone.locator(".pop")).to_be_visible()
    assert not phone.url.endswith(str(cite.get_attribute("href")))
    phone.locator(".pop-shut").tap()
    expect(phone.locator(".pop")).to_have_count(0)


@pytest.mark.parametrize("kind", ["cards", "essays"])
def test_filters_say_what_they_leave_and_lose_no_focus(
    page: Page, example: Example, kind: str
) -> None:
    page.goto(example.at(kind))
    count = page.locator("#lp-count")
    all_of_them = count.inner_text()
    assert count.evaluate("el => el.tagName === 'OUTPUT' || el.getAttribute('role') === 'status'")
    select = page.locator("form[data-filter] select").first
    select.focus()
    page.keyboard.press("ArrowDown")
    expect(select).to_be_focused()
    expect(count).not_to_have_text(all_of_them)
    assert re.search(r"\?\w+=\w", page.url)
    page.reload()
    expect(count).not_to_have_text(all_of_them)
    page.locator("form[data-filter] .clear").focus()
    page.keyboard.press("Enter")
    expect(count).to_have_text(all_of_them)
    assert page.evaluate(PLACE) and "?" not in page.url


def test_colours_change_by_key_and_are_remembered(page: Page, example: Example) -> None:
    page.goto(example.at("home"))
    button = page.locator(".scheme")
    expect(button).to_have_attribute("aria-pressed", "false")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    page.goto(example.at("essay"))
    expect(page.locator(".scheme")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


EDGELESS = """() => [...document.querySelectorAll('button, select, input, .btn, .chips label')]
    .filter(el => el.checkVisibility() && el.getBoundingClientRect().width > 2)
    .filter(el => !el.matches('[type=radio], [type=checkbox]'))
    .filter(el => {
        const s = getComputedStyle(el), edge = parseFloat(s.borderTopWidth) >= 1;
        return !edge && s.textDecorationLine !== 'underline' && !el.querySelector('svg');
    }).map(el => el.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("kind", ["home", "cards", "essays", "essay", "card", "toolkit", "search"])
def test_widgets_can_be_told_apart_in_forced_colours(
    browser: Browser, example: Example, kind: str
) -> None:
    with context_of(browser, forced_colors="active") as context:
        page = watched(context.new_page())
        visit(page, example, kind)
        assert page.evaluate(EDGELESS) == []
        assert axe(page) + errors_of(page) == []


def test_a_choice_shows_in_forced_colours(browser: Browser, example: Example) -> None:
    with context_of(browser, forced_colors="active") as context:
        page = context.new_page()
        page.goto(example.at("cards"))
        chip = page.locator(".chips label").nth(1)
        before = chip.screenshot()
        chip.click()
        page.mouse.move(2, 2)
        page.evaluate("document.activeElement.blur()")
        assert chip.screenshot() != before
