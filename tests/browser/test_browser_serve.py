"""A page of `labpress serve` in a browser: it follows each save, and says what is broken."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from browsing import axe, errors_of
from built_labs import change

SERVE = [sys.executable, "-c", "from labpress.cli import main; main()", "serve"]
LONGEST = 30_000
"""Milliseconds, on a computer that is busy."""


@dataclass(frozen=True)
class Served:
    """A lab that is served at `url`."""

    lab: Path
    url: str

    @property
    def essay(self) -> Path:
        """The one that it has."""
        return self.lab / "essays" / "why-we-wait.md"


@pytest.fixture
def served(small_lab: Path, page: Page) -> Iterator[Served]:
    """The small lab, and `page` at its essay."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [*SERVE, "--port", str(port)],
        cwd=small_lab,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    made = Served(small_lab, f"http://127.0.0.1:{port}/")
    try:
        _wait(port)
        page.set_default_timeout(LONGEST)
        # while the site is being made the page says so, and then shows it by itself
        page.goto(f"{made.url}essays/why-we-wait/")
        page.get_by_text("Waiting has causes").first.wait_for()
        yield made
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int) -> None:
    end = time.monotonic() + LONGEST / 1000
    while time.monotonic() < end:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)


def _until(page: Page, what: str, value: object) -> None:
    """Waits until `what` is so. (The page's own policy keeps Playwright from asking by itself.)"""
    end, found = time.monotonic() + LONGEST / 1000, object()
    while found != value:
        assert time.monotonic() < end, f"{what} is {found}, not {value}"
        page.wait_for_timeout(50)
        with suppress(Error):  # the page goes away while it is asked, to come back
            found = page.evaluate(what)


def test_a_page_follows_each_save_and_stays_where_it_was(page: Page, served: Served) -> None:
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]')
    assert "script-src 'self';" in str(policy.get_attribute("content"))
    page.set_viewport_size({"width": 900, "height": 400})
    page.evaluate("scrollTo(0, 300)")
    for word in ("reasons", "roots"):
        text = served.essay.read_text(encoding="utf-8")
        served.essay.write_text(text.replace("Waiting has ", f"Waiting has {word}, "), "utf-8")
        page.get_by_text(f"Waiting has {word}").first.wait_for()
        _until(page, "scrollY", 300)
    page.evaluate("window.mine = true")
    served.essay.write_bytes(served.essay.read_bytes())  # saved without a change
    page.wait_for_timeout(700)
    assert page.evaluate("window.mine")
    change(served.lab / "docs/cards/premortem.md", "title: ", "title: Another ", 1)
    _until(page, "window.mine", None)
    assert page.title().startswith("Why we wait")


def test_what_is_broken_stands_over_the_last_good_page(page: Page, served: Served) -> None:
    good = served.essay.read_text(encoding="utf-8")
    panel = page.locator("#labpress-serve")
    served.essay.write_text("---\ntitle: [<b>\n---\n", encoding="utf-8")
    alert = panel.get_by_role("alert")
    alert.wait_for()
    expect(alert).to_contain_text("1 error")
    expect(alert).to_contain_text("essays/why-we-wait.md:2:8")
    expect(alert).to_contain_text("the bracket [ is opened here and not closed")
    expect(page.get_by_text("Waiting has causes").first).to_be_visible()
    assert errors_of(page) == []
    assert axe(page) == []
    errors_of(page).clear()  # axe tries a style of its own, which the policy keeps out
    alert.get_by_role("button", name="Close").click()
    expect(panel).to_have_count(0)
    page.reload()
    expect(panel).to_have_count(0)  # it was put away, until something else is wrong

    (served.lab / "essays" / "other.md").write_text("---\ntitle: {\n---\n", encoding="utf-8")
    expect(alert).to_contain_text("2 errors")
    (served.lab / "essays" / "other.md").unlink()
    served.essay.write_text(good.replace("has causes", "has roots"), encoding="utf-8")
    page.get_by_text("Waiting has roots").first.wait_for()
    expect(panel).to_have_count(0)


def test_settings_that_break_and_are_mended(page: Page, served: Served) -> None:
    settings = served.lab / "mkdocs.yml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(f"{good}\nx: [\n", encoding="utf-8")
    panel = page.locator("#labpress-serve")
    expect(panel.get_by_role("alert")).to_contain_text("mkdocs.yml:18:1")
    settings.write_text(good, encoding="utf-8")
    expect(panel).to_have_count(0)
