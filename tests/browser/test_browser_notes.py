"""Citations of a style of notes in a browser: beside the text, at its end, without a script."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import Example, axe, context_of
from little_labs import SMALL

PUBLISH = [sys.executable, "-c", "from labpress.cli import main; main()", "publish"]
ESSAY = "essays/why-we-wait/"
MORE = """
Said once more [@card2017], with a note.[^own] See [what Ohno wrote [@ohno1988]](https://example.org/).

[^own]: As was said [@card2017, p. 673].
"""


class Host(SimpleHTTPRequestHandler):
    """Serves the small lab in silence."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The small lab in a style of notes, published and served."""
    lab = tmp_path_factory.mktemp("notes") / "lab"
    shutil.copytree(SMALL, lab)
    essay = lab / "essays" / "why-we-wait.md"
    text = essay.read_text("utf-8").replace("number: 1\n", "number: 1\ncsl: chicago-notes\n")
    essay.write_text(text + MORE, encoding="utf-8")
    done = subprocess.run(PUBLISH, cwd=lab, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    site = lab / "site"
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Example(f"http://127.0.0.1:{server.server_port}/", site)
        server.shutdown()


def test_a_note_stands_beside_the_text(page: Page, notes: Example) -> None:
    page.goto(notes.at(ESSAY))
    beside = page.locator(".sidenote")
    expect(beside.first).to_be_visible()
    expect(beside.first).to_contain_text("1 Alan J. Card, ‘")
    signs = page.locator(".prose .footnote-ref").all_inner_texts()
    assert signs == [str(n) for n in range(1, len(signs) + 1)]
    assert axe(page) == []


def test_the_sign_leads_to_the_note_and_back(page: Page, notes: Example) -> None:
    page.goto(notes.at(ESSAY))
    sign = page.locator(".prose .footnote-ref").first
    sign.click()
    note = page.locator(".footnote li").first
    expect(note).to_be_in_viewport()
    expect(note).to_contain_text("Alan J. Card")
    note.get_by_role("link", name="Back to note 1 in the text").click()
    expect(sign).to_be_in_viewport()
    back = page.locator(".refs .back").first
    back.click()
    expect(page.locator(back.get_attribute("href") or "")).to_be_in_viewport()


def test_a_phone_has_all_notes_at_the_end(phone: Page, notes: Example) -> None:
    phone.goto(notes.at(ESSAY))
    expect(phone.locator(".sidenote").first).to_be_hidden()
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width == 360
    assert axe(phone) == []


def test_a_sign_shows_its_note_where_none_stands_beside_it(
    page: Page, phone: Page, notes: Example
) -> None:
    phone.goto(notes.at(ESSAY))
    sign = phone.locator(".prose .footnote-ref").first
    sign.tap()
    expect(phone.locator(".pop")).to_contain_text("Alan J. Card")
    assert axe(phone) == []
    phone.keyboard.press("Escape")
    expect(phone.locator(".pop")).to_have_count(0)
    phone.locator(".prose .footnote-ref").nth(1).focus()
    expect(phone.locator(".pop")).to_contain_text("In the list of notes")
    page.goto(notes.at(ESSAY))
    page.locator(".prose .footnote-ref").first.hover()
    page.wait_for_timeout(400)
    expect(page.locator(".sidenote").first).to_be_visible()
    expect(page.locator(".pop")).to_have_count(0)


def test_without_a_script_every_note_is_there(browser: Browser, notes: Example) -> None:
    context = context_of(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(notes.at(ESSAY))
    listed = page.locator(".footnote li")
    assert page.locator(".prose .footnote-ref").count() == listed.count()
    expect(listed.last).to_contain_text("Ohno")
    context.close()
