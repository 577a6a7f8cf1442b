"""A text in three languages: each leads to the others, says what it is, and Arabic begins at the
right, with nothing that axe finds."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from browsing import DESK, Example, axe, context_of, errors_of, watched
from little_labs import SMALL

PUBLISH = [sys.executable, "-c", "from labpress.cli import main; main()", "publish"]
FIELDS = "authors: The Lab team\ndate: 2018-09\ntranslation_of: why-we-wait\n"
ARABIC = """\u0627\u0644\u0646\u0635 \u0648 [card](card:five-whys).[^a]

> \u0643\u0644\u0645\u0629

- \u0648\u0627\u062d\u062f
- \u0627\u062b\u0646\u0627\u0646

| \u0623 | \u0628 |
|---|---|
| 1 | 2 |

/// try-this | five-whys
\u062c\u0631\u0628\u0647\u0627.
///

[^a]: \u0645\u0644\u0627\u062d\u0638\u0629.
"""
TEXTS = {
    "pam": f"---\ntitle: Pam\nsummary: Testun.\nlang: cy\n{FIELDS}---\n\nTestun.\n",
    "limadha": f"---\ntitle: \u0644\u0645\u0627\u0630\u0627\nsummary: \u0646\u0635.\nlang: ar\n"
    f"{FIELDS}---\n\n{ARABIC}",
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class Quiet(SimpleHTTPRequestHandler):
    """Serves a lab in silence."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Example]:
    """The small lab with an essay in English, which was changed later, in Welsh and in Arabic."""
    folder = tmp_path_factory.mktemp("languages") / "lab"
    shutil.copytree(SMALL, folder)
    for name, text in TEXTS.items():
        (folder / "essays" / f"{name}.md").write_text(text, encoding="utf-8")
    first = folder / "essays" / "why-we-wait.md"
    text = first.read_text("utf-8").replace("date: August 2018", "date: 2018-08\nupdated: 2019-03")
    first.write_text(text, encoding="utf-8")
    done = subprocess.run(PUBLISH, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    serve = partial(Quiet, directory=str(folder / "site"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Example(f"http://127.0.0.1:{server.server_port}/", folder / "site")
        server.shutdown()


@pytest.mark.parametrize("name", ["pam", "limadha"])
def test_axe_finds_nothing_in_another_language(browser: Browser, lab: Example, name: str) -> None:
    found = []
    with context_of(browser) as context:
        page = watched(context.new_page())
        page.goto(f"{lab.url}essays/{name}/")
        for width, height in (DESK, (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found += [f"{scheme}, {width} px: {told}" for told in axe(page)]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert "\n".join(found + errors_of(page)) == ""


def test_each_version_leads_to_the_others_and_tells_that_it_is_behind(
    browser: Browser, lab: Example
) -> None:
    with context_of(browser) as context:
        page = watched(context.new_page())
        page.goto(f"{lab.url}essays/why-we-wait/")
        page.locator("main a[hreflang=cy]").click()
        assert page.locator("html").get_attribute("lang") == "cy"
        page.get_by_text("The original has changed").wait_for()
        page.locator("main a[hreflang=ar]").click()
        assert (
            page.locator("html[lang=ar][dir=rtl] h1").inner_text()
            == "\u0644\u0645\u0627\u0630\u0627"
        )
        page.locator("main a[hreflang^=en]").first.click()
        page.wait_for_url("**/why-we-wait/")
        assert errors_of(page) == []


def test_arabic_begins_at_the_right(browser: Browser, lab: Example) -> None:
    with context_of(browser) as context:
        page = context.new_page()
        page.goto(f"{lab.url}essays/limadha/")
        box = {name: page.locator(name).first.bounding_box() for name in (".brand", "nav")}
        assert box[".brand"] and box["nav"]
        assert box[".brand"]["x"] > box["nav"]["x"]
        side = "it => { const a = it.getBoundingClientRect(), b = it.parentElement"
        side += ".getBoundingClientRect(); return [b.right - a.right, a.left - b.left] }"
        right, left = page.locator(".prose blockquote").first.evaluate(side)
        assert right >= left


def test_notes_and_contents_have_a_side_each_where_lines_begin_at_the_right(
    page: Page, example: Example
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(example.at("essay with a table"))
    for direction in ("ltr", "rtl"):
        page.evaluate("dir => { document.documentElement.dir = dir }", direction)
        contents = page.locator(".toc").bounding_box()
        note = page.locator(".sidenote").first.bounding_box()
        assert contents is not None and note is not None
        is_left = contents["x"] + contents["width"] < note["x"]
        assert is_left == (direction == "ltr")
