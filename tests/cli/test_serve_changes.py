"""What counts as a change, and that none is lost."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Thread

import pytest

from labpress.cli.serving.changes import LONGEST, QUIET, Changes

LAB = Path("/lab")
SOURCES = (
    LAB / "mkdocs.yml",
    LAB / "docs",
    LAB / "essays",
    LAB / "wording",
    Path("/zotero/works.bib"),
)


def changes() -> Changes:
    """Those of a lab with a bibliography elsewhere."""
    made = Changes()
    made.only(SOURCES, [LAB / "docs" / "built"])
    return made


@pytest.mark.parametrize(
    "path",
    [
        *("mkdocs.yml", "docs/index.md", "essays/a/figure.png", "docs/data.csv", "essays"),
        *("docs/cards", "wording", "/zotero/works.bib", "/zotero"),
    ],
)
def test_what_counts(path: str) -> None:
    assert changes().counts(LAB / path)


@pytest.mark.parametrize(
    "path",
    [
        *("README.md", "site/index.html", ".labpress/pages/a", "/zotero/other.bib", "essays2/a.md"),
        *("docs/.a.md.swp", "docs/a.md~", "docs/4913", "docs/#a.md#", "docs/.git/x", "docs/a.tmp"),
        *("docs/~$a.docx", "docs/a.md___jb_tmp___", "docs/__pycache__/x.pyc", "docs/built/a.html"),
        *("docs/.DS_Store", "docs/.hidden/a.md", "essays/Thumbs.db"),
    ],
)
def test_what_does_not(path: str) -> None:
    assert not changes().counts(LAB / path)


def test_one_save_is_one_change() -> None:
    made = changes()

    def save() -> None:
        for name in ("a.md~", "a.md", "a.md"):
            made.add(LAB / "docs" / name)
            time.sleep(QUIET / 5)

    thread = Thread(target=save)
    thread.start()
    assert made.take(5) == {LAB / "docs/a.md"}
    thread.join()
    assert made.take(0) == frozenset()


def test_what_comes_while_nobody_waits_is_kept() -> None:
    made = changes()
    made.add(LAB / "docs/a.md")
    assert made.take(5) == {LAB / "docs/a.md"}
    made.add(LAB / "docs/b.md")
    time.sleep(2 * QUIET)
    made.add(LAB / "docs/c.md")
    assert made.take(0) == {LAB / "docs/b.md", LAB / "docs/c.md"}


def test_files_that_never_rest_do_not_hold_it_up() -> None:
    made = changes()
    going = True

    def write() -> None:
        while going:
            made.add(LAB / "docs/log.md")
            time.sleep(QUIET / 5)

    thread = Thread(target=write, daemon=True)
    thread.start()
    start = time.monotonic()
    assert made.take(5)
    assert time.monotonic() - start < 2 * LONGEST
    going = False
    thread.join()
