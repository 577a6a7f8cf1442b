"""A list of several pages: all of it is found by filters, by addresses, and without a script."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import axe, context_of, errors_of
from built_labs import build
from labpress.site import paging
from little_labs import card

LAB = """\
site_name: Long lists
site_url: https://lists.example/
theme:
  name: labpress
plugins:
  - labpress/library
  - labpress/cards
  - labpress/citations
"""
HOLDS = ("discover", "develop", "share")


class Host(SimpleHTTPRequestHandler):
    """Serves the lab in silence."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A lab of twelve cards and works, five on a page."""
    lab = tmp_path_factory.mktemp("long")
    write(lab)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "MOST", 5)
        host = partial(Host, directory=str(build(lab)))
    with ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def write(lab: Path) -> None:
    """Cards for the three stages in turn, each with a source of its own."""
    for folder in ("docs/cards", "essays"):
        (lab / folder).mkdir(parents=True)
    (lab / "mkdocs.yml").write_text(LAB, "utf-8")
    (lab / "docs/index.md").write_text("Twelve cards.\n", "utf-8")
    for n in range(12):
        text = card(f"QL-{10 + n}", f"Card {n}", "good_for: [generate ideas]" if n > 9 else "")
        text = text.replace("Because.", f"Because [@w{n:02}].").replace("discover", HOLDS[n % 3])
        (lab / f"docs/cards/card-{n:02}.md").write_text(text, "utf-8")
    works = (
        f"@book{{w{n:02},\n author={{A{n:02}, B.}},\n title={{Work {n}}},\n year={{{2000 + n}}}\n}}"
        for n in range(12)
    )
    (lab / "essays/references.bib").write_text("\n".join(works), "utf-8")


def rows(page: Page) -> int:
    """How many rows can be seen."""
    return page.locator("[data-item]:visible").count()


def test_a_filter_finds_what_stands_on_other_pages(page: Page, address: str) -> None:
    page.goto(f"{address}cards/")
    assert rows(page) == 5
    expect(page.locator("#lp-count")).to_have_text("1 to 5 of 12")
    page.get_by_text("Share", exact=True).first.click()
    expect(page.locator("#lp-count")).to_have_text("4 of 12 cards")
    assert rows(page) == 4
    expect(page.get_by_role("navigation", name="Pages of this list")).to_be_hidden()
    page.get_by_role("link", name="Card 11").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Card 11")


def test_clearing_it_shows_the_first_page_again(page: Page, address: str) -> None:
    page.goto(f"{address}cards/?stage=develop")
    expect(page.locator("#lp-count")).to_have_text("4 of 12 cards")
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#lp-count")).to_have_text("1 to 5 of 12")
    assert rows(page) == 5
    expect(page.get_by_role("link", name="Page 2")).to_be_visible()


def test_an_address_with_a_purpose_finds_it_anywhere(page: Page, address: str) -> None:
    page.goto(f"{address}cards/#want:generate-ideas")
    expect(page.locator("#lp-count")).to_have_text("2 of 12 cards")


def test_an_order_is_one_of_all_works(page: Page, address: str) -> None:
    page.goto(f"{address}evidence/")
    assert rows(page) == 5
    page.get_by_label("Order").select_option("newest")
    expect(page.locator("[data-item]").first).to_contain_text("Work 11")
    assert rows(page) == 12
    page.locator("input[name=author]").fill("a07")
    expect(page.locator("#lp-count")).to_have_text("1 of 12 sources")


def test_the_address_of_a_work_leads_to_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}evidence/#w11")
    page.wait_for_url("**/evidence/page/3/#w11")
    expect(page.locator("#w11")).to_be_in_viewport()


def test_what_cannot_be_fetched_is_not_counted(page: Page, address: str) -> None:
    page.route("**/cards/page/**", lambda route: route.abort())
    page.goto(f"{address}cards/")
    page.get_by_text("Share", exact=True).first.click()
    expect(page.locator("#lp-count")).to_have_text("1 of 5 cards")
    expect(page.get_by_role("link", name="Page 2")).to_be_visible()
    errors_of(page).clear()


def test_without_a_script_each_card_is_some_links_away(browser: Browser, address: str) -> None:
    context = context_of(browser, java_script_enabled=False)
    page, found = context.new_page(), list[str]()
    page.goto(f"{address}cards/")
    assert not page.locator("form[data-filter]").is_visible()
    while True:
        found += page.locator("[data-item] .row-h").all_inner_texts()
        following = page.get_by_role("link", name="Next page")
        if not following.count():
            break
        following.click()
    context.close()
    assert sorted(found) == sorted(f"Card {n}" for n in range(12))


@pytest.mark.parametrize("path", ["cards/", "cards/page/2/", "stages/share/", "evidence/page/2/"])
def test_everybody_can_use_the_pages_of_a_list(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    assert axe(phone) == []
    here = phone.locator(".pages [aria-current=page]")
    assert here.count() <= 1
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    assert re.search(r"\d+ to \d+ of 12", phone.locator("main").inner_text()) or not here.count()
