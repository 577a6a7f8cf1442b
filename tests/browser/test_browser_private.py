"""No page asks another host for anything, each keeps to its policy, and what a reader allows is
asked for then and not before."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from browsing import KINDS, Example, axe, context_of, errors_of, watched
from private_lab import COUNTED, published

WATCH = """addEventListener('securitypolicyviolation', event =>
  (window.violations ||= []).push(`${event.violatedDirective}: ${event.blockedURI}`))"""
PLAYER = "<!doctype html><title>Player</title><p>It plays."


def policy_of(folder: Path) -> str:
    """What a server of this site sends as its header."""
    meta = (folder / "index.html").read_text("utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', meta)
    assert found is not None
    return f"{found[1].replace('&#39;', chr(39))}; frame-ancestors 'none'"


def strict(context: BrowserContext, folder: Path) -> None:
    """Sends the policy with each page, and notes what it stops."""
    policy = policy_of(folder)

    def answer(route: Route) -> None:
        if route.request.resource_type != "document":
            return route.continue_()
        answered = route.fetch()
        headers = {**answered.headers, "content-security-policy": policy}
        return route.fulfill(response=answered, headers=headers)

    context.route("http://127.0.0.1:*/**", answer)
    context.add_init_script(WATCH)


def violations(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.violations || []")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page_keeps_to_the_policy_and_asks_nobody_else(
    browser: Browser, example: Example, kind: str
) -> None:
    with context_of(browser) as context:
        strict(context, example.folder)
        page = watched(context.new_page())
        page.goto(example.at(kind))
        page.wait_for_load_state("networkidle")
        everything_opened(page)
        assert violations(page) + errors_of(page) == []


def everything_opened(page: Page) -> None:
    """Opens what folds, changes what can be chosen and presses the buttons of a page."""
    page.evaluate(
        """() => {
          document.querySelectorAll('details').forEach(one => one.open = true);
          document.querySelectorAll('main img').forEach(one => one.loading = 'eager');
          document.querySelectorAll('main select').forEach(one => {
            one.selectedIndex = one.options.length - 1;
            one.dispatchEvent(new Event('change', { bubbles: true }));
          });
          window.print = () => {};
        }"""
    )
    cite = page.locator("a.cite:visible").first
    if cite.count():
        cite.focus()
    for button in page.locator("button:visible").all():
        if button.is_visible() and button.is_enabled():
            button.click()
            page.keyboard.press("Escape")
    page.wait_for_load_state("networkidle")


def test_a_search_asks_nobody_else(browser: Browser, example: Example) -> None:
    with context_of(browser) as context:
        strict(context, example.folder)
        page = watched(context.new_page())
        page.goto(example.at("search/?q=evidence"))
        page.locator("main a[href]").first.wait_for()
        page.wait_for_load_state("networkidle")
        assert violations(page) + errors_of(page) == []


class Host(SimpleHTTPRequestHandler):
    """Serves the small lab in silence."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """A lab with films and a counter, published and served."""
    folder = published(tmp_path_factory.mktemp("private"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Example(f"http://127.0.0.1:{server.server_port}/", folder)
        server.shutdown()


class Others:
    """The other hosts of the lab: they answer, and note who was asked for what."""

    def __init__(self, context: BrowserContext) -> None:
        self.asked: list[tuple[str, str, str]] = []
        self.headers: list[dict[str, str]] = []
        context.route(re.compile(r"^https://"), self._answer)

    def _answer(self, route: Route) -> None:
        request = route.request
        self.asked.append((request.method, request.url, request.post_data or ""))
        self.headers.append(request.all_headers())
        route.fulfill(status=200, content_type="text/html", body=PLAYER)


def test_a_film_plays_when_its_reader_has_been_told_by_keyboard_alone(
    browser: Browser, lab: Example
) -> None:
    with context_of(browser) as context:
        strict(context, lab.folder)
        others = Others(context)
        context.add_init_script("localStorage.setItem('labpress-count', 'no')")
        page = context.new_page()
        page.goto(lab.url + "essays/films/")
        film = page.locator(".film").first
        film.locator(".film-play").focus()
        page.keyboard.press("Enter")
        assert film.get_by_text("Your browser will then talk to Google.").is_visible()
        assert page.evaluate("document.activeElement.textContent") == "Play it here"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className") == "film-play"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # not now
        assert film.locator(".film-play").is_visible()
        assert others.asked == []
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        frame = film.locator("iframe")
        frame.wait_for()
        assert frame.get_attribute("title") == "The lab at work"
        assert page.evaluate("document.activeElement.tagName") == "IFRAME"
        assert [url for _, url, _ in others.asked] == [
            "https://www.youtube-nocookie.com/embed/abcDEF12345?autoplay=1&rel=0"
        ]
        assert violations(page) == []


def test_a_film_plays_when_it_is_tapped(browser: Browser, lab: Example) -> None:
    with context_of(browser, (360, 740), has_touch=True) as context:
        strict(context, lab.folder)
        others = Others(context)
        page = context.new_page()
        page.goto(lab.url + "essays/films/")
        film = page.locator(".film[data-film*=vimeo]")
        title = film.locator(".film-title")
        assert title.evaluate("it => it.offsetWidth") == 1  # the panel shows the same words
        film.locator(".film-play").tap()
        assert axe(page) == []
        film.get_by_role("button", name="Play it here").tap()
        film.locator("iframe").wait_for()
        assert title.evaluate("it => it.offsetWidth") > 40  # and is gone now
        assert "https://player.vimeo.com/video/123456?dnt=1&autoplay=1" in [
            url for _, url, _ in others.asked
        ]
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_a_script_films_are_links_and_words(browser: Browser, lab: Example) -> None:
    with context_of(browser, java_script_enabled=False) as context:
        others = Others(context)
        page = context.new_page()
        page.goto(lab.url + "essays/films/")
        assert page.locator(".film-play:visible").count() == 0
        assert page.get_by_role("link", name="Watch it at YouTube").is_visible()
        assert page.locator("video[controls]").count() == 1
        assert page.get_by_text("People talk.").count() == 1
        assert others.asked == []


def counted(browser: Browser, lab: Example, script: str = "", **settings: Any) -> Others:
    """Who was asked by a reader who came to a page from another site."""
    with context_of(browser, **settings) as context:
        others = Others(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(lab.url + "cards/five-whys/?v=1", referer="https://from.example/secret/page?q=me")
        page.wait_for_load_state("networkidle")
        assert context.cookies() == []
        return others


def test_a_view_is_counted_by_page_and_host_alone(browser: Browser, lab: Example) -> None:
    others = counted(browser, lab)
    assert others.asked == [("POST", COUNTED, '{"page":"/cards/five-whys/","from":"from.example"}')]
    assert not {"cookie", "referer"} & set(others.headers[0])


@pytest.mark.parametrize(
    "script",
    [
        "localStorage.setItem('labpress-count', 'no')",
        "Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })",
        "Object.defineProperty(navigator, 'doNotTrack', { get: () => '1' })",
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })",
    ],
)
def test_nobody_is_counted_who_does_not_want_to_be(
    browser: Browser, lab: Example, script: str
) -> None:
    assert counted(browser, lab, script).asked == []


def test_the_privacy_page_says_so_and_takes_a_no(browser: Browser, lab: Example) -> None:
    with context_of(browser) as context:
        strict(context, lab.folder)
        others = Others(context)
        page = context.new_page()
        page.goto(lab.url + "privacy/")
        said = page.locator("main").inner_text()
        assert "Our own words." in said
        assert "counted by Plain Counting" in said
        assert "The count goes to stats.example." in said
        assert "youtube-nocookie.com (Google)" in said
        assert "player.vimeo.com (Vimeo)" in said
        page.get_by_role("button", name="Do not count me").click()
        assert page.get_by_role("status").inner_text() == (
            "Your views are not counted on this device."
        )
        asked = len(others.asked)
        page.goto(lab.url + "cards/five-whys/")
        page.wait_for_load_state("networkidle")
        assert len(others.asked) == asked == 1
        page.goto(lab.url + "privacy/")
        page.get_by_role("button", name="Count me again").click()
        assert page.evaluate("localStorage.getItem('labpress-count')") is None
        assert violations(page) == []


def test_pictures_have_their_place_before_they_come(browser: Browser, lab: Example) -> None:
    """Nothing moves: the picture is held up, and its box is as large as it will be."""
    with context_of(browser, (360, 740)) as context:
        others = Others(context)
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        context.route(re.compile(r"\.webp$"), hold)
        page = context.new_page()
        page.goto(lab.url + "essays/films/", wait_until="domcontentloaded")
        box = page.locator(".opening img").bounding_box()
        assert box is not None
        assert box["width"] / box["height"] == pytest.approx(2, abs=0.02)
        assert len(held) >= 1
        assert re.search(r"large-(480|800)\.", held[0].request.url)
        assert [url for _, url, _ in others.asked if "pictures.example" in url] == []
