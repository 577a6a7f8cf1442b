"""Search as readers use it: by keyboard and by pointer, in a dialog, on its page, without a script,
and when it cannot be had."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from browsing import DESK, PHONE, Example, axe, context_of, errors_of, watched

WHERE = """(() => {
  const one = document.activeElement, dialog = one.closest('dialog');
  if (one === document.body) return 'browser';
  if (one === dialog) return 'dialog';
  return dialog ? [...dialog.querySelectorAll('*')].indexOf(one) : 'behind';
})()"""


def opened(page: Page, example: Example, kind: str = "home", words: str = "") -> None:
    """The dialog over a page, with what `words` find."""
    page.goto(example.at(kind))
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
    if words:
        page.keyboard.type(words)
        expect(page.locator("dialog .search-found section").first).to_be_visible()


def focused(page: Page) -> str:
    """The words or the name of what has the focus."""
    return str(
        page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")
    )


def test_slash_opens_and_arrows_go_through_what_is_found(page: Page, example: Example) -> None:
    opened(page, example, words="five whys")
    assert page.evaluate("document.activeElement.id") == "lp-search-field"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "Five whys"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "Five whys"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "lp-search-field"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cards/five-whys/$"))


def test_tabs_reach_everything_in_the_dialog_and_nothing_behind(
    page: Page, example: Example
) -> None:
    opened(page, example, words="five whys")
    inside = page.locator("dialog :is(a[href],input,button,select):visible").count()
    reached = set()
    for _ in range(inside + 2):  # once round, past the browser's own buttons
        page.keyboard.press("Tab")
        at = page.evaluate(WHERE)
        assert at != "behind"
        reached.add(at)
    assert len(reached - {"browser", "dialog"}) == inside


def test_escape_closes_and_the_focus_goes_back(page: Page, example: Example) -> None:
    page.goto(example.at("essay"))
    link = page.locator(".search-open")
    link.focus()
    for key in ("Enter", " "):
        page.keyboard.press(key)
        expect(page.locator("dialog.search")).to_be_visible()
        page.keyboard.type("evidence")
        page.keyboard.press("Escape")
        expect(page.locator("dialog.search")).to_be_hidden()
        expect(link).to_be_focused()
    # opened by a key from elsewhere, it goes back there
    other = page.locator(".prose a[href]").first
    other.focus()
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(other).to_be_focused()


def test_the_pointer_opens_closes_and_shuts_beside(page: Page, example: Example) -> None:
    page.goto(example.at("home"))
    dialog = page.locator("dialog.search")
    for shut in ("button", "beside"):
        page.locator(".search-open").click()
        expect(dialog).to_be_visible()
        if shut == "button":
            page.get_by_role("button", name="Close").click()
        else:
            page.mouse.click(5, 500)
        expect(dialog).to_be_hidden()


def test_a_press_on_the_dialog_itself_does_not_shut_it(page: Page, example: Example) -> None:
    """Nor does one that begins in it: a reader who marks a text may end beside it."""
    opened(page, example, words="premortem")
    dialog = page.locator("dialog.search")
    place = dialog.bounding_box()
    assert place is not None
    page.mouse.click(place["x"] + 6, place["y"] + place["height"] / 2)
    expect(dialog).to_be_visible()
    page.locator("dialog.search input").first.hover()
    page.mouse.down()
    page.mouse.move(5, 500)
    page.mouse.up()
    expect(dialog).to_be_visible()


def test_the_number_found_is_announced_once_the_reader_rests(page: Page, example: Example) -> None:
    opened(page, example)
    said = page.locator("dialog [role=status]")
    page.evaluate(
        "window.heard = []; new MutationObserver(() => heard.push(document.querySelector("
        "'dialog [role=status]').textContent)).observe(document.querySelector("
        "'dialog [role=status]'), { childList: true, characterData: true, subtree: true })"
    )
    page.keyboard.type("premortem", delay=40)
    expect(said).to_have_text(re.compile(r"^\d+ pages? found$"))
    heard = [words for words in page.evaluate("heard") if "found" in words]
    assert len(heard) == 1
    page.locator("#lp-search-field").fill("qqqqq")
    expect(said).to_have_text(re.compile("^Nothing found for “qqqqq”"))
    assert page.locator("dialog .search-found a:visible").count() == 0


def test_results_are_grouped_and_lead_to_the_section(page: Page, example: Example) -> None:
    opened(page, example, words="five whys")
    heads = page.locator("dialog .search-found h2").all_inner_texts()
    assert re.match(r"Cards\s+\d", heads[0]) and any(one.startswith("Essays") for one in heads)
    assert heads[-1].startswith("Other pages")
    part = page.locator("dialog section:has-text('Essays') .search-inside a").first
    name = part.inner_text()
    part.click()
    expect(page).to_have_url(re.compile(r"/essays/[a-z-]+/#"))
    assert name in page.locator(":target").inner_text()


def test_slash_is_left_alone_in_fields_and_can_be_switched_off(
    page: Page, example: Example
) -> None:
    opened(page, example)
    page.keyboard.type("a/b")
    assert page.locator("#lp-search-field").input_value() == "a/b"
    page.get_by_label("The key / opens this search").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("dialog.search")).to_be_hidden()
    page.goto(example.at("cards"))
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert page.locator("dialog.search").count() == 0
    assert page.locator(".search-open").get_attribute("aria-keyshortcuts") is None


def test_the_page_works_by_address_and_goes_back(page: Page, example: Example) -> None:
    page.goto(example.at("search/?q=premortem"))
    first = page.locator(".search-found .row-h").first
    expect(first).to_have_text("Premortem")
    field = page.locator(".search-page input")
    assert field.input_value() == "premortem"
    field.fill("open space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=open\+space$"))
    expect(first).to_have_text("Open space")
    first.click()
    expect(page).to_have_url(re.compile("/cards/open-space/$"))
    page.go_back()
    expect(page.locator(".search-found .row-h").first).to_have_text("Open space")
    assert page.title().startswith("open space – ")


SLOW = """const get = fetch;
window.fetch = async (...asked) => {
  await new Promise(done => setTimeout(done, 500));
  return get(...asked);
}"""
"""A script after which whatever is fetched comes late."""


def test_what_is_typed_before_all_is_there_stays(page: Page, example: Example) -> None:
    page.add_init_script(SLOW)
    page.goto(example.at("search/?q=premortem"), wait_until="commit")
    field = page.locator(".search-page input")
    field.fill("five whys")
    expect(page).to_have_title(re.compile("^five whys – "))
    expect(field).to_have_value("five whys")


def test_the_way_back_leads_to_each_search_that_was_sent(page: Page, example: Example) -> None:
    page.goto(example.at("search/?q=premortem"))
    field = page.locator(".search-page input")
    expect(page).to_have_title(re.compile("^premortem – "))
    for words in ("open space", "five whys"):
        field.fill(words)
        page.keyboard.press("Enter")
        expect(page).to_have_title(re.compile(f"^{words} – "))
    page.go_back()
    expect(field).to_have_value("open space")
    page.go_back()
    expect(field).to_have_value("premortem")


def test_enter_in_the_dialog_leads_to_the_page_with_everything(
    page: Page, example: Example
) -> None:
    opened(page, example, words="learning")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=learning"))
    more = page.get_by_role("button", name="Show more: Other pages")
    expect(more).to_be_visible()
    items = page.locator(".search-found section").last.locator("ol > li")
    before = items.count()
    more.press("Enter")
    expect(items.nth(before)).to_be_visible()
    assert page.evaluate("document.activeElement.matches('.search-found a')")


def test_without_a_script_the_page_says_what_to_do(browser: Browser, example: Example) -> None:
    with context_of(browser, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(example.at("home"))
        page.locator(".search-open").click()
        expect(page).to_have_url(re.compile("/search/$"))
        expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
        page.locator(".search-ways a", has_text="Essays").click()
        expect(page).to_have_url(re.compile("/essays/$"))


def test_a_search_that_cannot_be_had_says_so(browser: Browser, example: Example) -> None:
    with context_of(browser) as context:
        context.route("**/languages.json", lambda route: route.fulfill(status=500))
        page = context.new_page()
        page.goto(example.at("search/?q=premortem"))
        expect(page.locator("[role=status]")).to_have_text(
            re.compile("could not be loaded"), timeout=10_000
        )
        expect(page.locator(".search-ways")).to_be_visible()
    with context_of(browser) as context:
        context.route("**/search-pagefind.js", lambda route: route.abort())
        page = context.new_page()
        opened(page, example)
        page.keyboard.type("premortem")
        expect(page.locator("dialog [role=status]")).to_have_text(
            re.compile("could not be loaded"), timeout=10_000
        )


def test_axe_finds_nothing_in_the_dialog_and_on_the_page(
    browser: Browser, example: Example
) -> None:
    found = []
    for size in (DESK, PHONE):
        with context_of(browser, size=size) as context:
            page = watched(context.new_page())
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                opened(page, example, words="five whys")
                found += axe(page)
                page.goto(example.at("search/?q=learning"))
                expect(page.locator(".search-found section").first).to_be_visible()
                found += axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            found += errors_of(page)
    assert found == []


def test_nothing_of_search_is_fetched_before_it_is_wanted(page: Page, example: Example) -> None:
    fetched: list[str] = []
    page.on("request", lambda one: fetched.append(one.url))
    page.goto(example.at("home"))
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "search" in url] == []
    page.keyboard.press("/")
    page.keyboard.type("premortem")
    expect(page.locator("dialog .search-found section").first).to_be_visible()
    parts = [url for url in fetched if "/search/" in url]
    assert any(url.endswith(".pf_index") for url in parts)
    assert not any("worker" in url or "-ui" in url for url in parts)


def test_the_languages_of_a_lab_can_be_chosen(page: Page, example: Example) -> None:
    """The same German page is found only in German or in every language."""
    english, card = example.folder / "search" / "en", {"en": 2, "de": 1}
    page.route("**/search/languages.json", lambda route: route.fulfill(json=card))
    for path in sorted(english.rglob("*")):
        if path.is_file():
            name = path.relative_to(english).as_posix()
            page.route(f"**/search/de/{name}*", partial(_answer, path))
    page.goto(example.at("search/?q=premortem"))
    choice = page.get_by_label("Language")
    expect(choice).to_be_visible()
    assert choice.locator("option").all_inner_texts() == ["English", "German", "Every language"]
    expect(page.locator(".search-found li[lang=de]")).to_have_count(0)
    choice.select_option("de")
    expect(page).to_have_url(re.compile("q=premortem&lang=de$"))
    expect(page.locator(".search-found li[lang=de]").first).to_be_visible()
    choice.select_option("all")
    expect(page.locator(".search-found li:not([lang])").first).to_be_visible()
    page.go_back()
    expect(choice).to_have_value("de")


def _answer(path: Path, route: Route) -> None:
    route.fulfill(path=path)
