"""Every page by keyboard alone: each stop in the order of the text, seen, ringed and left again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from browsing import DESK, KINDS, Example, context_of, errors_of, focused, seen, visit, watched

MOST = 600
ENLARGED = (640, 450)
"""What a window of 1280 by 900 pixels holds at 200 %."""


def walk(page: Page) -> tuple[list[int], list[str]]:
    """The stops of the Tab key from the top of the page to its end, and what is wrong with them."""
    visited: list[int] = []
    faults: list[str] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = focused(page)
        if here is None or here["stop"] in visited[:-1]:
            return visited, faults
        if visited[-1:] != [here["stop"]]:  # a field for the time has a stop for each of its parts
            visited.append(here["stop"])
            faults += [f"{here['name']} {fault}" for fault in here["faults"]]
    return visited, [*faults, f"no end after {MOST} stops: at last {here and here['name']}"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_goes_through_the_page(browser: Browser, example: Example, kind: str) -> None:
    size = ENLARGED if list(KINDS).index(kind) % 2 else DESK
    with context_of(browser, size) as context:
        page = watched(context.new_page())
        visit(page, example, kind)
        seen(page, "headings")
        wanted = page.evaluate("looking.order()")
        visited, faults = walk(page)
        # what opens on the way, such as a source's text, stands between them
        missed = [stop for stop in visited if stop in wanted] != wanted
        faults += ["a stop is missed, or out of order"] if missed else []
        assert "\n".join(faults + errors_of(page)) == ""


def test_the_first_stop_leads_to_the_content(page: Page, example: Example) -> None:
    page.goto(example.at("essay"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")
