"""Terms explained where they stand first: by pointer, keyboard, touch, and without a script."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from browsing import Example, axe, context_of

ESSAY = "essays/making-peer-support-available/"


def test_the_pointer_opens_it_and_may_travel_into_it(page: Page, example: Example) -> None:
    page.goto(example.at(ESSAY))
    term, shown = page.locator("a.term").first, page.locator(".pop")
    term.hover()
    expect(shown).to_contain_text("People with shared experiences")
    assert term.get_attribute("aria-expanded") == "true"
    box = shown.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 20, steps=8)
    page.wait_for_timeout(500)
    expect(shown).to_be_visible()
    page.mouse.move(5, 5)
    expect(shown).to_have_count(0)


def test_the_keyboard_opens_it_and_escape_keeps_the_place(page: Page, example: Example) -> None:
    page.goto(example.at(ESSAY))
    term, shown = page.locator("a.term").first, page.locator(".pop")
    term.focus()
    expect(shown).to_be_visible()
    assert axe(page, ".prose") == []
    page.keyboard.press("Tab")
    expect(shown.get_by_role("link")).to_be_focused()
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#peer-support")
    marked = page.evaluate("getComputedStyle(document.querySelector('dt:target')).backgroundColor")
    assert marked != "rgba(0, 0, 0, 0)"


def test_a_tap_opens_it_at_the_foot_and_the_cross_closes_it(phone: Page, example: Example) -> None:
    phone.goto(example.at(ESSAY))
    term, shown = phone.locator("a.term").first, phone.locator(".pop")
    term.tap()
    expect(shown).to_be_visible()
    assert phone.url.endswith(ESSAY)
    box = shown.bounding_box()
    assert box is not None and box["y"] + box["height"] > 700
    shown.get_by_role("button").tap()
    expect(shown).to_have_count(0)


def test_a_screen_reader_hears_what_it_means(page: Page, example: Example) -> None:
    page.goto(example.at(ESSAY))
    term = page.locator("a.term").first
    expect(term).to_have_accessible_description(
        "People with shared experiences, characteristics or circumstances supporting each other "
        "for their health and wellbeing."
    )


def test_without_a_script_it_is_a_link_to_the_glossary(browser: Browser, example: Example) -> None:
    with context_of(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.at(ESSAY))
        expect(page.locator(".terms")).to_be_hidden()
        page.locator("a.term").first.click()
        assert page.url.endswith("/glossary/#peer-support")


def test_print_says_what_terms_mean_below_the_text(page: Page, example: Example) -> None:
    page.goto(example.at(ESSAY))
    page.emulate_media(media="print")
    expect(page.locator(".terms")).to_be_visible()
