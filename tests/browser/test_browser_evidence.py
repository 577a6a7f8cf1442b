"""The page of evidence as its readers use it: finding by author and year, sorting, the address of
one source, and the way to the paragraph and back."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect

from browsing import Example, context_of

FORM = "form[data-filter]"


def rows(page: Page) -> Locator:
    return page.locator("[data-item]:visible")


def test_part_of_a_name_finds_its_works(page: Page, example: Example) -> None:
    page.goto(example.at("evidence"))
    everything = rows(page).count()
    count = page.locator("#lp-count")
    page.locator("[name=author]").press_sequentially("wolf")  # Wölfel
    expect(rows(page)).to_have_count(1)
    expect(count).to_have_text(re.compile(f"^1 of {everything} "))
    assert page.url.endswith("?author=wolf")
    page.reload()
    expect(rows(page)).to_have_count(1)
    page.locator("[name=author]").fill("nobody at all")
    expect(page.locator(".none")).to_be_visible()
    page.locator(f"{FORM} .clear").click()
    expect(rows(page)).to_have_count(everything)
    expect(page.locator("[name=author]")).to_be_focused()
    assert "?" not in page.url


def test_it_is_sorted_by_year_and_by_how_often(page: Page, example: Example) -> None:
    page.goto(example.at("evidence"))
    names = [row.get_attribute("id") for row in rows(page).all()]
    order = page.locator("[name=order]")
    for value, field in (("newest", "data-year"), ("cited", "data-n")):
        order.select_option(value)
        found = [int(row.get_attribute(field) or 0) for row in rows(page).all()]
        assert found == sorted(found, reverse=True) and len(set(found)) > 2
    order.select_option("oldest")
    years = [int(row.get_attribute("data-year") or 0) for row in rows(page).all()]
    assert years == sorted(years)
    order.select_option(index=0)
    assert [row.get_attribute("id") for row in rows(page).all()] == names


def test_choices_say_how_many_they_would_leave(page: Page, example: Example) -> None:
    page.goto(example.at("evidence"))
    for name in ("year", "kind", "essay"):
        select = page.locator(f"[name={name}]")
        option = select.locator("option").nth(1)
        said = re.search(r"\((\d+)\)$", option.text_content() or "")
        select.select_option(index=1)
        assert said
        expect(rows(page)).to_have_count(int(said[1]))
        select.select_option(index=0)


def test_a_source_has_an_address_even_among_choices(page: Page, example: Example) -> None:
    page.goto(example.at("evidence") + "#reed2016")
    expect(page.locator("[data-item]:target")).to_be_in_viewport()
    assert page.url.endswith("/evidence/#reed2016")


def test_it_leads_to_the_paragraph_and_the_reference_back(page: Page, example: Example) -> None:
    page.goto(example.at("essay"))
    page.locator(".references").get_by_role("link", name="All sources").click()
    page.wait_for_url("**/evidence/")
    page.locator("#card2017").get_by_role("link", name="What a lab is").first.click()
    place = page.locator(":target")
    expect(place).to_be_in_viewport()
    cite = place.locator("a.cite[href='#ref-card2017']").first
    reference = page.locator("#ref-card2017")
    expect(reference).to_contain_text("Cited once")
    back = reference.locator(".back").first
    assert back.get_attribute("href") == "#" + str(cite.get_attribute("id"))


def test_without_a_script_it_is_whole(browser: Browser, example: Example) -> None:
    with context_of(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.at("evidence"))
        expect(page.locator(FORM)).to_be_hidden()
        assert rows(page).count() > 20
        expect(page.locator(".none")).to_be_hidden()
        assert page.locator("#lp-print a").count() == 3
