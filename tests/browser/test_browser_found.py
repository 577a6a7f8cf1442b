"""How somebody gets on who comes by a wrong address, a printed card, or to follow the lab."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browsing import DESK, Example, axe, errors_of, visit

NEAR = {
    "c/ql07/": ["QL-07 Personas"],
    "cards/five-why/": ["QL-01 Five whys"],
    "essays/what-a-lab-is.html": ["What a lab is"],
    "old/site/imapct-that-counts": ["Impact that counts"],
}


@pytest.mark.parametrize("address", NEAR)
def test_what_is_near_by_name_is_offered(page: Page, example: Example, address: str) -> None:
    page.goto(example.url + address)
    page.locator("#lp-lost").wait_for()
    assert page.locator("#lp-lost a").all_inner_texts() == NEAR[address]
    assert axe(page, "main") == []
    errors_of(page).clear()  # the browser says that the page was not there


def test_nothing_is_offered_where_nothing_is_near(page: Page, example: Example) -> None:
    with page.expect_response("**/lab.json"):
        page.goto(example.url + "zzqqxx/")
    assert page.locator("#lp-lost").is_hidden()
    errors_of(page).clear()


def test_a_code_typed_wrongly_still_says_which_paper_it_was(page: Page, example: Example) -> None:
    page.goto(example.url + "c/ql1/?v=0.9")
    page.locator("#lp-lost a").first.click()
    page.wait_for_url("**/cards/five-whys/?v=0.9")
    assert page.locator("h1").inner_text() == "Five whys"
    errors_of(page).clear()


def test_a_lost_reader_can_search(page: Page, example: Example) -> None:
    visit(page, example, "not found")
    page.get_by_role("searchbox").fill("spread")
    page.keyboard.press("Enter")
    page.locator(".search-found li").first.wait_for()
    assert "search/?q=spread" in page.url
    errors_of(page).clear()


def test_without_scripts_there_are_lists_and_forwards_lead_on(
    browser: Browser, example: Example
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": DESK[0], "height": DESK[1]}
    )
    plain = context.new_page()
    plain.goto(example.url + "no/such/page/")
    assert plain.locator("main .ways a").first.is_visible()
    assert plain.locator("#lp-lost").is_hidden()
    plain.goto(example.url + "c/QL-01/")
    plain.wait_for_url("**/cards/five-whys/")
    context.close()


def test_every_feed_can_be_had_and_is_told_apart(page: Page, example: Example) -> None:
    visit(page, example, "follow")
    links = page.locator(".feeds a[type]")
    names = [link.inner_text() for link in links.all()]
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert len(set(addresses)) == len(addresses) > 6
    assert len({" ".join(name.split()) for name in names}) == len(names)
    for address in addresses[:6]:
        answer = page.request.get(example.at("follow/") + address)
        assert answer.ok and answer.body()


def test_the_code_on_an_older_card_says_so_when_it_opens(page: Page, example: Example) -> None:
    page.goto(example.url + "cards/five-whys/?v=0.9", wait_until="commit")
    page.get_by_text("This page does not know the version of your printed card.").wait_for()
    page.goto(example.url + "cards/five-whys/?v=1")
    assert "up to date (version 1)" in page.locator("#lp-paper").inner_text()
    page.goto(example.url + "cards/five-whys/")
    assert page.locator("#lp-paper").inner_text() == ""


@pytest.mark.parametrize(
    ("kind", "feed"),
    [
        ("essays", "feed.xml"),
        ("cards", "cards/feed.xml"),
        ("tag", "tags/evidence/feed.xml"),
        ("project", "projects/project-one/feed.xml"),
    ],
)
def test_a_list_says_how_to_follow_it(page: Page, example: Example, kind: str, feed: str) -> None:
    visit(page, example, kind)
    own = page.locator("main .elsewhere a[type='application/rss+xml']")
    assert own.evaluate_all("them => them.map(it => it.href)") == [example.url + feed]
    assert page.request.get(example.url + feed).ok


def test_the_head_of_the_narrowest_page_takes_two_rows(page: Page, example: Example) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, example, "home")
    middles = "them => them.map(it => it.getBoundingClientRect()).map(b => (b.top + b.bottom) / 2)"
    found = page.locator(".top :is(.brand, .search-open, .scheme)").evaluate_all(middles)
    assert max(found) - min(found) < 4
