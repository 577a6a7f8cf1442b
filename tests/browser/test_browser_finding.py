"""Readers find what they look for: by choices above a list, by links, by keyboard, with and without
a script, and the address keeps what they chose."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect

from browsing import DESK, Example, axe, context_of

WANTED = "1-2-4-All"  # from four people on, in a quarter of an hour, for ideas


def rows(page: Page) -> list[str]:
    """The titles of the rows that can be seen."""
    return page.locator("[data-item]:visible .row-h").all_inner_texts()


def counted(page: Page) -> Locator:
    """The line that says how many rows are shown, which is read out when it changes."""
    return page.get_by_role("status").filter(has_text=re.compile(r"\d+ of \d+"))


def test_a_card_for_twelve_people_one_hour_and_ideas_in_four_clicks(
    page: Page, example: Example
) -> None:
    page.goto(example.url)
    page.get_by_role("link", name="generate ideas").click()  # one
    page.get_by_label("With").select_option("12")  # two: a list is opened, and one taken
    assert WANTED in rows(page) and "Personas" not in rows(page)
    page.get_by_role("link", name=WANTED).click()  # four
    expect(page.get_by_role("heading", level=1)).to_have_text(WANTED)


def test_the_form_of_the_first_page_finds_it(page: Page, example: Example) -> None:
    page.goto(example.url)
    page.get_by_label("I want to …").select_option("generate-ideas")
    page.get_by_label("With").select_option("12")
    page.get_by_label("In up to").select_option("60")
    page.get_by_role("button", name="Find a card").click()
    expect(page).to_have_url(re.compile(r"/cards/\?want=generate-ideas&people=12&time=60$"))
    assert rows(page) == [WANTED]
    expect(counted(page)).to_have_text("1 of 20 cards")
    assert axe(page) == []


def test_it_is_found_by_keyboard_alone(page: Page, example: Example) -> None:
    page.goto(example.url)
    to(page, "I want to …")
    page.keyboard.type("gener")
    for label, key in (("With", "12"), ("In up to", "an h")):
        to(page, label)
        page.keyboard.type(key)
    to(page, "Find a card")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"want=generate-ideas&people=12&time=60$"))
    to(page, WANTED)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(WANTED)


def to(page: Page, name: str) -> None:
    """Goes with the Tab key to what has that name."""
    for _ in range(60):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(document.activeElement.labels?.[0] || document.activeElement).textContent"
        )
        if said.strip().startswith(name):
            return
    raise AssertionError(f"the Tab key does not lead to '{name}'")


def test_the_address_keeps_what_was_chosen(page: Page, example: Example) -> None:
    page.goto(example.at("cards"))
    everything = rows(page)
    page.get_by_label("With").select_option("12")
    page.get_by_text("Develop", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"\?people=12&stage=develop$"))
    chosen = rows(page)
    assert 0 < len(chosen) < len(everything)
    page.reload()
    assert rows(page) == chosen
    page.locator("[data-item]:visible a").first.click()
    page.go_back()
    assert rows(page) == chosen
    expect(page.get_by_label("With")).to_have_value("12")
    page.go_back()  # to the list as it was on arrival
    assert rows(page) == everything
    page.go_forward()
    assert rows(page) == chosen


def test_what_is_chosen_is_counted_and_read_out(page: Page, example: Example) -> None:
    page.goto(example.at("cards"))
    expect(counted(page)).to_have_text("20 of 20 cards")
    page.get_by_label("I want to …").select_option("test-a-change")
    expect(counted(page)).to_have_text("2 of 20 cards")
    # each choice says how many it would leave with the others as they are
    left = page.get_by_label("With").locator("option", has_text="12 people")
    expect(left).to_have_text("12 people (0)")
    page.get_by_label("With").select_option("12")
    expect(page.get_by_text("No cards fit all of this.")).to_be_visible()
    expect(counted(page)).to_have_text("0 of 20 cards")


def test_choices_are_cleared_and_the_focus_is_not_lost(page: Page, example: Example) -> None:
    page.goto(example.at("cards") + "?people=12&nothing=x&time=7")
    clear = page.get_by_role("button", name="Clear all choices")
    expect(clear).to_be_visible()
    clear.press("Enter")
    expect(counted(page)).to_have_text("20 of 20 cards")
    expect(page).to_have_url(example.at("cards"))
    expect(clear).to_be_hidden()
    expect(page.get_by_label("I want to …")).to_be_focused()


def test_a_link_is_a_choice_like_others(page: Page, example: Example) -> None:
    page.goto(example.at("cards") + "#want:test-a-change")
    expect(page).to_have_url(re.compile(r"/cards/\?want=test-a-change$"))
    expect(page.get_by_label("I want to …")).to_have_value("test-a-change")
    assert len(rows(page)) == 2
    page.get_by_role("button", name="Clear all choices").click()
    assert len(rows(page)) == 20


def test_an_address_that_was_cut_short_stops_nothing(page: Page, example: Example) -> None:
    page.goto(example.at("cards") + "#want:100%")
    page.get_by_label("Develop", exact=True).check(force=True)
    expect(page).to_have_url(re.compile(r"\?stage=develop$"))


def test_a_language_that_no_browser_knows_stops_nothing(page: Page, example: Example) -> None:
    """The `lang` of an ordinary page is as its writer wrote it."""
    address = example.at("cards")
    html = page.request.get(address).text().replace('<html lang="en-GB"', '<html lang="en_GB"')
    assert 'lang="en_GB"' in html
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(address)
    expect(counted(page)).to_have_text("20 of 20 cards")


def test_essays_are_found_by_tag_stage_and_time(page: Page, example: Example) -> None:
    page.goto(example.at("essays"))
    page.get_by_label("About").select_option("spread")
    expect(page).to_have_url(re.compile(r"\?tag=spread$"))
    assert rows(page) == ["Writing so that others can adapt", "How ideas spread"]
    page.get_by_label("Time to read").select_option("5-15")
    expect(counted(page)).to_have_text("2 of 6 essays")
    page.get_by_text("Develop", exact=True).first.click()
    expect(page.get_by_text("No essays fit all of this.")).to_be_visible()


def test_lists_work_without_a_script(browser: Browser, example: Example) -> None:
    with context_of(browser, DESK, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.url)
        assert not page.get_by_role("button", name="Find a card").is_visible()
        page.get_by_role("link", name="generate ideas").click()
        page.wait_for_url("**/cards/#want:generate-ideas")
        found = rows(page)
        assert WANTED in found and "Five whys" not in found
        expect(page.get_by_text("Cards to generate ideas.")).to_be_visible()
        page.get_by_label("With").select_option("12")
        page.get_by_label("In up to").select_option("60")
        assert rows(page) == [WANTED]
        page.get_by_role("link", name="Show all cards").click()
        page.get_by_role("button", name="Clear all choices").click()
        assert len(rows(page)) == 20


def test_authors_and_tags_lead_to_what_they_hold(page: Page, example: Example) -> None:
    page.goto(example.at("essays"))
    page.get_by_role("link", name="By tag").click()
    page.get_by_role("link", name="large groups").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Large groups")
    assert "Convening a wide group" in rows(page)
    page.get_by_role("link", name="Convening a wide group").click()
    page.get_by_role("link", name="The Lab team").first.click()
    expect(page).to_have_url(example.at("author"))
    assert len(rows(page)) == 6
