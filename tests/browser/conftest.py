"""The example lab, published and served once for all tests of this folder, and a browser.

`LABPRESS_BROWSER_SITE` names a folder that is published already, `LABPRESS_CHROMIUM` a browser.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from browsing import FLAGS, PHONE, Example, context_of, errors_of, system_browser, watched
from little_labs import example_in

PUBLISH = [sys.executable, "-c", "from labpress.cli import main; main()", "publish", "--strict"]
NO_BROWSER = (
    "There is no browser to test in. Run `python3 scripts/test`, which finds or installs one, or "
    "name one in LABPRESS_CHROMIUM. To do without: `python3 scripts/test --no-browser`."
)
TYPES = {
    **SimpleHTTPRequestHandler.extensions_map,
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
"""What files are, by their ending, as web hosts say it."""


class Host(SimpleHTTPRequestHandler):
    """Serves a site as a web host does: right types, its own page for what is not there."""

    protocol_version = "HTTP/1.1"
    extensions_map = TYPES

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing: a test tells what went wrong."""

    def send_error(self, code: int, *arguments: Any, **more: Any) -> None:
        """Answers with the site's own page where there is none."""
        own = Path(self.directory) / "404.html"
        if code != 404 or not own.is_file():
            return super().send_error(code, *arguments, **more)
        content = own.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        return None


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which `folder` is served meanwhile."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(folder))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The example lab as its readers get it."""
    named = os.environ.get("LABPRESS_BROWSER_SITE")
    folder = Path(named).resolve() if named else published(tmp_path_factory.mktemp("example"))
    with served(folder) as url:
        yield Example(url, folder)


def published(lab: Path) -> Path:
    """A site made of a copy of the example lab, whose PDFs are taken from the lab's own store."""
    example_in(lab, kept=True)
    done = subprocess.run(PUBLISH, cwd=lab, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return lab / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; each test has its own windows in it."""
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(
                executable_path=system_browser(), args=list(FLAGS), timeout=60_000
            )
        except Error as problem:
            pytest.fail(f"{NO_BROWSER}\n{problem}", pytrace=False)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of 1280 by 900 pixels. It fails the test if `errors_of` finds any."""
    yield from _window(browser)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A window of 360 by 740 pixels that is touched; else like `page`."""
    yield from _window(browser, size=PHONE, has_touch=True, is_mobile=True)


def _window(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = context_of(browser, **settings)
    page = watched(context.new_page())
    yield page
    errors = errors_of(page)
    context.close()
    assert errors == []
