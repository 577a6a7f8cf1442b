"""How much a reader's browser fetches to search: the first query, by ever more essays and by how
common its words are. A browser counts, through a server that compresses as hosts do."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from _bench_essays import write_lab
from _bench_table import Promise, Report, Row
from _bench_timing import BenchError, timed
from _bench_words import words_of_rank
from _serving import served

SIZES = {"small": 50, "large": 1_000}
LIMIT = 200
"""Kilobytes that a first query may take."""
RANKS: Mapping[str, tuple[int, ...]] = {
    "a rare word": (8_000,),
    "a word": (400,),
    "two words": (300, 2_000),
    "a common word": (10,),
    "the most common word": (1,),
}
"""What is searched for, by the places of its words in the order of how often they are used."""
BROWSERS = ("chromium", "google-chrome", "chromium-browser", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


def search(folder: Path, parts: list[str]) -> Report:
    """Measures labs of these `parts` of SIZES, all if there are none. Raises BenchError."""
    report = Report("Search")
    for part in parts or list(SIZES):
        _measure(folder / part, SIZES[part], report)
    return report


def _measure(lab: Path, essays: int, report: Report) -> None:
    task = f"{essays:,} essays"
    write_lab(lab, essays)
    build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(lab / "mkdocs.yml")]
    timing = timed(build)
    index = sum(path.stat().st_size for path in (lab / "site/search").rglob("*") if path.is_file())
    report.rows.append(Row(task, "whole build", timing, f"index {index / 1e6:.1f} MB on the host"))
    plain = lab / "plain.yml"
    plain.write_text((lab / "mkdocs.yml").read_text("utf-8").replace("  - labpress/search\n", ""))
    without = timed([*build[:-1], str(plain), "--site-dir", str(lab / "plain")])
    report.rows.append(Row(task, "without search", without, ""))
    if importlib.util.find_spec("playwright") is None:
        note = "Playwright is not installed (pip install playwright)"
        report.rows.append(Row(task, "first query", None, note))
    found = weights(lab / "site") if importlib.util.find_spec("playwright") else {}
    for name in RANKS:
        weight = found.get(name)
        if weight is not None:
            report.rows.append(Row(task, f"first query: {name}", None, f"{weight:.0f} kB"))
        if essays == max(SIZES.values()) and name != "the most common word":
            words = f"{task}: kB fetched for a first query, {name}"
            report.promises.append(Promise(words, weight, LIMIT))


def weights(site: Path, asked: Mapping[str, tuple[int, ...]] = RANKS) -> dict[str, float]:
    """Kilobytes that the first query of a visit takes, from opening search to seeing results. The
    words of these ranks are on the site."""
    from playwright.sync_api import Error, sync_playwright

    found = {}
    with served(site) as url, sync_playwright() as playwright:
        try:
            path = next(filter(None, map(shutil.which, BROWSERS)), None)
            browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        except Error as problem:
            raise BenchError(f"no browser can be started: {problem}") from None
        for name, ranks in asked.items():
            page = browser.new_context().new_page()
            page.goto(url)
            page.wait_for_load_state("networkidle")
            taken = _answers_of(page)
            page.keyboard.press("/")
            page.wait_for_selector("dialog[open]")
            page.keyboard.type(" ".join(words_of_rank(*ranks)), delay=30)
            page.wait_for_selector("dialog .search-found li")
            page.wait_for_load_state("networkidle")
            found[name] = sum(taken) / 1000
            page.context.close()
        browser.close()
    return found


def _answers_of(page: Any) -> list[int]:
    """The bytes of each answer that the page gets, as it goes on asking."""
    taken: list[int] = []
    page.on("requestfinished", lambda request: taken.append(_weight(request)))
    return taken


def _weight(request: Any) -> int:
    return int(request.sizes()["responseBodySize"])
