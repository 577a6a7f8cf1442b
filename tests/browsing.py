"""What the tests in tests/browser share: where each kind of page is, what went wrong while a page
was open, and what axe finds on it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

KINDS: Mapping[str, str] = {
    "home": "",
    "essays": "essays/",
    "essay": "essays/what-a-lab-is/",
    "essay with a table": "essays/impact-that-counts/",
    "essay with a figure": "essays/how-ideas-spread/",
    "cards": "cards/",
    "card": "cards/five-whys/",
    "toolkits": "toolkits/",
    "toolkit": "toolkits/a-day-with-many-people/",
    "outputs": "outputs/",
    "output": "outputs/learning-report/",
    "video": "outputs/video-lab-in-90-seconds/",
    "projects": "projects/",
    "project": "projects/project-one/",
    "stage": "stages/discover/",
    "authors": "authors/",
    "author": "authors/the-lab-team/",
    "tags": "tags/",
    "tag": "tags/evidence/",
    "evidence": "evidence/",
    "follow": "follow/",
    "search": "search/?q=spread",
    "page": "about/",
    "page with a form": "privacy/",
    "accessibility": "accessibility/",
    "glossary": "glossary/",
    "guide": "guide/",
    "guide with code": "guide/cards/",
    "guide with charts": "guide/charts/",
    "guide with tables": "guide/fields/",
    "printed card's address": "c/QL-01/",
    "not found": "no/such/page/",
}
"""A page of every kind on the example lab's site. A new kind of page gets a line here, and is then
opened by every test that holds for all of them."""

NOT_NEEDED = (
    # lists below the address bar, which nobody here sees: two more processes for each window
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    # what Playwright does without, as its own list counts no longer when there is another one
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "AimEnabled"),
    *("TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying"),
    "PreconnectToSearch",
)
"""Features of Chromium that are switched off. One that a release does not know does no harm."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    *(
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
    ),
    *("--disable-quic", "--disable-component-update", "--disable-sync", "--no-first-run"),
    f"--disable-features={','.join(NOT_NEEDED)}",
    # no name but this computer's is looked up: whatever asks another host fails at once
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
DESK, PHONE = (1280, 900), (360, 740)
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},  # which is off unless it is asked for by name
    "resultTypes": ["violations"],
}

_ERRORS: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Example:
    """The example lab, published in `folder` and served at `url`, which ends in a slash."""

    url: str
    folder: Path

    def at(self, kind: str) -> str:
        """The address of a kind of page, or of a path."""
        return self.url + KINDS.get(kind, kind)


def system_browser() -> str | None:
    """A browser that is there already; None says that Playwright shall take its own."""
    named = os.environ.get("LABPRESS_CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def context_of(browser: Browser, size: tuple[int, int] = DESK, **more: Any) -> BrowserContext:
    """A reader's own window, with nothing remembered. What moves stands still unless asked for."""
    settings = {"reduced_motion": "reduce", "locale": "en-GB", **more}
    return browser.new_context(viewport={"width": size[0], "height": size[1]}, **settings)


def watched(page: Page) -> Page:
    """`page`, of which `errors_of` tells from now on what goes wrong and who else is asked."""
    _ERRORS[page] = errors = list[str]()
    page.on("console", lambda message: _told(message, errors))
    page.on("pageerror", lambda error: errors.append(f"script: {error}"))
    page.on("request", lambda request: _asked(request, errors))
    page.on("requestfailed", lambda request: _failed(request, errors))
    page.on("response", lambda response: _answered(response, errors))
    return page


def errors_of(page: Page) -> list[str]:
    """What went wrong so far. A test that provokes it empties the list."""
    return _ERRORS[page]


def visit(page: Page, example: Example, kind: str) -> None:
    """Opens a page of a kind, and waits until it says all that it has to say."""
    answer = page.goto(example.at(kind))
    assert answer and answer.ok == (kind != "not found"), f"{kind}: no page at {page.url}"
    if kind == "search":
        page.locator(".search-found li").first.wait_for()


def axe(page: Page, inside: str = "") -> list[str]:
    """What axe finds on the page as it stands now, or in the part that `inside` selects."""
    if page.evaluate("!window.axe"):  # it stays until the reader goes to another page
        page.evaluate(_axe_source())
    found = page.evaluate(
        "([inside, rules]) => axe.run(inside || document, rules)", [inside, RULES]
    )
    return [
        f"{violation['id']}: {node['html'][:120]} ({' '.join(node['failureSummary'].split())})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def seen(page: Page, what: str) -> list[str]:
    """What is wrong with the page as it stands now, by a function of browser/looking.js."""
    return cast("list[str]", page.evaluate(f"{_looking()}\nlooking.{what}()"))


def focused(page: Page) -> dict[str, Any] | None:
    """Where the keyboard is, and what is wrong with that place (`faults`); None at the end."""
    return cast("dict[str, Any] | None", page.evaluate("looking.focused()"))


@cache
def _looking() -> str:
    return (Path(__file__).parent / "browser" / "looking.js").read_text(encoding="utf-8")


@cache
def _axe_source() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def _told(message: ConsoleMessage, errors: list[str]) -> None:
    # a file that is missing is told of with its address, below
    if message.type == "error" and not message.text.startswith("Failed to load resource"):
        errors.append(f"console: {message.text}")


def _asked(request: Request, errors: list[str]) -> None:
    url = urlsplit(request.url)
    if url.scheme not in ("data", "blob", "about") and url.hostname != "127.0.0.1":
        errors.append(f"asked another host: {request.url}")


def _failed(request: Request, errors: list[str]) -> None:
    if "ERR_ABORTED" not in (request.failure or ""):  # the reader went on to another page
        errors.append(f"failed: {request.url}: {request.failure}")


def _answered(response: Response, errors: list[str]) -> None:
    if response.status >= 400 and not response.request.is_navigation_request():
        errors.append(f"answered {response.status}: {response.url}")
