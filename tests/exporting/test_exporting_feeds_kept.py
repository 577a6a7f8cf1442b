"""Texts of feeds that are kept: made once, and anew when anything that they say has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from labpress.articles import Articles
from labpress.catalogue import permalink
from labpress.citations import Formatted, Reference
from labpress.exporting import FORMATS
from labpress.exporting.feeds import Feed
from labpress.exporting.feeds.kept import KeptTexts
from labpress.lab import Lab
from labpress.objects import Objects
from labpress.pandoc import Pandoc
from little_labs import OpenLab, card, essay

FILES = {
    "essays/one.md": essay(
        "See [the other](other.md) and [](essay:third).\n\n/// try-this | five-whys\nSoon.\n///",
        "One",
    ),
    "essays/other.md": essay("Plain.", "Other"),
    "essays/third.md": essay("Third.", "Third"),
    "docs/cards/five-whys.md": card("QL-01", "Five whys"),
}
PAGE = "https://lab.example/essays/one/"
NOTHING = Formatted((), ())


class Shelf(Objects):
    """What is kept, and how often something was."""

    made = 0

    def put(self, key: str, content: bytes) -> bool:
        self.made += 1
        return super().put(key, content)


def text(lab: Lab, pandoc: Pandoc, shelf: Objects, cited: Formatted = NOTHING) -> str:
    articles = Articles(lab, pandoc, lab.items, permalink, public=True)
    item = next(one for one in lab.items if one.path == "essays/one.md")
    return KeptTexts(articles, shelf).text(item, cited, PAGE)


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        ({}, False),
        ({"essays/other.md": essay("Plain, and more.", "Other")}, False),
        ({"essays/fourth.md": essay("Fourth.", "Fourth")}, False),
        ({"essays/one.md": FILES["essays/one.md"].replace("Soon", "Now")}, True),
        ({"essays/third.md": essay("Third.", "The third")}, True),
        ({"docs/cards/five-whys.md": card("QL-01", "Why, five times")}, True),
        ({"docs/cards/five-whys.md": ""}, True),
        ({"essays/other.md": essay("Plain.", "Other").replace("date:", "draft: yes\ndate:")}, True),
    ],
)
def test_a_text_is_made_anew_when_what_it_says_has_changed(
    open_files: OpenLab, pandoc: Pandoc, tmp_path: Path, changed: Mapping[str, str], anew: bool
) -> None:
    shelf = Shelf(tmp_path / "kept")
    text(open_files(FILES), pandoc, shelf)
    lab = open_files({**FILES, **changed})
    assert text(lab, pandoc, shelf) == text(lab, pandoc, Objects(None))
    assert shelf.made == (2 if anew else 1)


def test_citations_are_part_of_a_text(open_files: OpenLab, pandoc: Pandoc, tmp_path: Path) -> None:
    lab, shelf = open_files(FILES), Shelf(tmp_path / "kept")
    assert "A work." not in text(lab, pandoc, shelf)
    assert "A work." in text(lab, pandoc, shelf, Formatted((), (Reference("a", "A work."),)))


def test_a_damaged_text_is_made_anew(open_files: OpenLab, pandoc: Pandoc, tmp_path: Path) -> None:
    lab, shelf = open_files(FILES), Shelf(tmp_path / "kept")
    first = text(lab, pandoc, shelf)
    for path in (tmp_path / "kept").glob("*.kept"):
        path.write_bytes(path.read_bytes()[:-9])
    assert text(lab, pandoc, shelf) == first
    assert shelf.made == 2


def test_a_file_is_written_once(open_files: OpenLab, pandoc: Pandoc, tmp_path: Path) -> None:
    articles = Articles(open_files(FILES), pandoc, (), permalink)
    shelf = Shelf(tmp_path / "kept")
    texts = KeptTexts(articles, shelf)
    feed = Feed("Title", "About", "A lab", PAGE, PAGE, "en", ())
    for form in FORMATS.values():
        written = [texts.file(feed, "https://lab.example/x", form.write) for _ in range(2)]
        assert written == [form.write(feed, "https://lab.example/x")] * 2
    assert shelf.made == len(FORMATS)
    texts.file(feed, "https://lab.example/y", FORMATS["rss"].write)
    assert shelf.made == len(FORMATS) + 1
