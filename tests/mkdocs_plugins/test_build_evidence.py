"""The evidence of a lab as MkDocs builds it: its page, its files, and what it keeps to itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from built_labs import build, change

CITED = re.compile(r'<li id="([^"]+)" data-item')


def page(site: Path, path: str = "evidence") -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def test_every_source_stands_there_with_a_way_to_its_paragraphs(small_lab: Path) -> None:
    site = build(small_lab, strict=True)
    html = page(site)
    assert CITED.findall(html) == ["card2017", "klein2007", "ohno1988"]
    targets = re.findall(r'href="\.\./(essays/why-we-wait)/#([\w-]+)"', html)
    assert len(targets) >= 3
    for path, anchor in targets:
        assert f'id="{anchor}"' in page(site, path)


def test_its_works_are_files_whole_and_for_each_page(small_lab: Path) -> None:
    site = build(small_lab, strict=True)
    whole = {path.suffix for path in (site / "evidence").iterdir()} - {".html"}
    assert whole == {".bib", ".ris", ".json"}
    items = json.loads((site / "evidence/evidence.json").read_text("utf-8"))
    assert [item["id"] for item in items] == ["card2017", "klein2007", "ohno1988"]
    own = (site / "essays/why-we-wait/why-we-wait-sources.bib").read_text("utf-8")
    assert own.count("@") == 3 and "10.1136/bmjqs-2016-005849" in own
    html = page(site, "essays/why-we-wait")
    for ending in ("bib", "ris", "json"):
        assert f'href="why-we-wait-sources.{ending}"' in html
    assert 'href="../../evidence/"' in html


def test_what_only_a_draft_cites_is_on_no_page_and_in_no_file(small_lab: Path) -> None:
    with (small_lab / "essays/references.bib").open("a", encoding="utf-8") as file:
        file.write("\n@book{quiet2026, title = {Not yet}, author = {Q, A}, year = {2026}}\n")
    text = (small_lab / "essays/why-we-wait.md").read_text("utf-8")
    held = text.replace("title: Why we wait", "title: Held back\ndraft: true")
    held = held.replace("number: 1", "number: 2").replace("@ohno1988", "@ohno1988; @quiet2026")
    (small_lab / "essays/held.md").write_text(held, encoding="utf-8")
    site = build(small_lab)
    assert CITED.findall(page(site)) == ["card2017", "klein2007", "ohno1988"]
    for path in (site / "evidence").iterdir():
        assert "quiet2026" not in path.read_text("utf-8"), path
    assert "Held back" not in page(site)
    assert "quiet2026" in CITED.findall(page(build(small_lab, serving=True)))


def test_who_cites_nothing_has_no_such_page(small_lab: Path) -> None:
    for path in [*small_lab.rglob("*.md")]:
        text = re.sub(
            r"\[[^\[\]]*@[^\[\]]*\]|^sources:.*\n(?:  - .*\n)*",
            "",
            path.read_text("utf-8"),
            flags=re.M,
        )
        path.write_text(text.replace("\\bibliography", ""), encoding="utf-8")
    site = build(small_lab)
    assert not (site / "evidence").exists()
    assert "evidence/" not in (site / "index.html").read_text("utf-8")


def test_a_labs_own_words_stand_above_it(small_lab: Path) -> None:
    folder = small_lab / "docs/evidence"
    folder.mkdir()
    (folder / "index.md").write_text("# What we stand on\n\nRead these.\n", encoding="utf-8")
    html = page(build(small_lab, strict=True))
    assert "What we stand on" in html and "Read these." in html and html.count("<h1") == 1
    assert len(CITED.findall(html)) == 3


@pytest.mark.parametrize("style", ["vancouver", "chicago-notes", "ieee"])
def test_no_number_or_note_is_left_in_a_line(small_lab: Path, style: str) -> None:
    change(
        small_lab / "mkdocs.yml",
        "- labpress/citations",
        f"- labpress/citations:\n      csl_file: {style}",
    )
    html = page(build(small_lab))
    lines = re.findall(r'<p class="ref">(.*?)</p>', html)
    assert len(lines) == 3 and all(
        line.startswith(("Card", "A. J. Card", "Klein", "G. Klein", "Ohno", "T. Ohno"))
        for line in lines
    ), lines
