"""What is held back as `serve` shows it, and what is published in spite of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from built_labs import build, change
from labpress.lab.settings import day_in
from little_labs import essay


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("draft: yes", "<strong>Draft.</strong> Shown while you write"),
        (
            "publish_on: 2999-01-01",
            "<strong>Held back</strong> until 1 January 2999. Shown while you write",
        ),
        (
            "draft: perhaps",
            "<strong>Held back</strong> until its `draft` or `publish_on` can be read.",
        ),
    ],
)
def test_serve_shows_it_with_a_mark(small_lab: Path, line: str, mark: str) -> None:
    (small_lab / "essays/later.md").write_text(essay().replace("date:", f"{line}\ndate:"))
    (small_lab / "docs/page.md").write_text(f"---\n{line}\n---\n# A page\n\nText.\n")
    site = build(small_lab, serving=True)
    assert mark in (site / "essays/later/index.html").read_text(encoding="utf-8")
    if line != "draft: perhaps":  # what is wrong with an ordinary page's `draft` MkDocs decides
        assert mark in (site / "page/index.html").read_text(encoding="utf-8")
    assert not (site / "addresses.txt").exists()


def test_a_list_stays_when_its_text_is_a_draft(small_lab: Path) -> None:
    (small_lab / "docs/cards/index.md").write_text("---\ndraft: yes\n---\n# SECRET\n\nSECRET\n")
    change(
        small_lab / "mkdocs.yml", "- Home: index.md", "- Home: index.md\n  - Ways: cards/index.md"
    )
    page = (build(small_lab) / "cards/index.html").read_text(encoding="utf-8")
    assert "Five whys" in page
    assert "SECRET" not in page
    home = (small_lab / "site/index.html").read_text(encoding="utf-8")
    assert "Ways" in home


def test_figures_that_others_use_are_published(small_lab: Path) -> None:
    names = ("ours", "theirs", "logo", "idle", "html", "folder")
    for name in names:
        (small_lab / f"docs/{name}.svg").write_text("<svg/>")
    (small_lab / "docs/theirs space.svg").write_text("<svg/>")
    pictures = "".join(f"![x](../docs/{name}.svg)\n" for name in names if name != "idle")
    text = essay(pictures + "[x](../docs/theirs%20space.svg)").replace("date:", "draft: yes\ndate:")
    (small_lab / "essays/draft.md").write_text(text)
    html = '![x](ours.svg)\n\n<img src="html.svg" alt="x">\n'
    (small_lab / "docs/page.md").write_text(f"---\nimage: folder.svg\n---\n# Page\n\n{html}")
    change(small_lab / "mkdocs.yml", "name: labpress", "name: labpress\n  logo: logo.svg")
    site = build(small_lab)
    there = {path.stem for path in site.glob("*.svg")}
    assert there == {"ours", "logo", "idle", "html", "folder"}
    assert {path.stem for path in build(small_lab, serving=True).glob("*.svg")} >= {"theirs"}


def test_the_days_of_a_lab_are_its_own(small_lab: Path) -> None:
    """Somewhere it is always a day later than elsewhere: 26 hours lie between these two."""
    first, last = day_in("Pacific/Kiritimati"), day_in("Etc/GMT+12")
    assert first > last
    text = essay().replace("date:", f"publish_on: {first}\ndate:")
    (small_lab / "essays/later.md").write_text(text)
    for zone, published in (("Etc/GMT+12", False), ("Pacific/Kiritimati", True)):
        settings = (small_lab / "mkdocs.yml").read_text(encoding="utf-8")
        (small_lab / "zone.yml").write_text(
            settings.replace("- labpress/library", f"- labpress/library: {{time_zone: {zone}}}")
        )
        (small_lab / "mkdocs.yml").rename(small_lab / "kept")
        (small_lab / "zone.yml").rename(small_lab / "mkdocs.yml")
        assert (build(small_lab) / "essays/later/index.html").exists() is published
        (small_lab / "kept").rename(small_lab / "mkdocs.yml")
