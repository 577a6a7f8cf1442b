"""Copies that pages offer: where mkdocs.yml says so, of what is published, never in `serve`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from built_labs import Command, built

ALL = "{docx,zip,json}"


def build(lab: Path, downloads: str, command: Command = "build", **options: Any) -> Path:
    """The site of a lab, built `--strict` with those copies."""
    path = lab / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    given = f"  - labpress/library:\n      downloads: {downloads}\n"
    path.write_text(text.replace("  - labpress/library\n", given), encoding="utf-8")
    config = load_config(str(path), strict=True, **options)
    return built(config, command)


def copies(site: Path) -> list[str]:
    found = [*site.rglob("*.docx"), *site.rglob("*.zip"), *site.rglob("*.json")]
    names = sorted(path.relative_to(site).as_posix() for path in found)
    # no copy of a page: a deck's manifest, how to cite it, what it cites, and what all pages cite
    others = re.compile(r"-(?:cards|sources)\.json$|(?:^|/)cite-|^evidence/")
    own = [name for name in names if not others.search(name)]
    return [name for name in own if not name.startswith(("search/", "assets/"))]


def test_each_page_offers_its_copies_with_their_size(small_lab: Path) -> None:
    site = build(small_lab, "[docx, md, json]")
    for folder in ("essays/why-we-wait", "cards/five-whys", "outputs/waiting-room-notes"):
        name = folder.rpartition("/")[2]
        page = (site / folder / "index.html").read_text(encoding="utf-8")
        for ending in ("docx", "zip", "json"):
            size = (site / folder / f"{name}.{ending}").stat().st_size
            kept = f"{max(1, round(size / 1000))}\u00a0kB"
            link = rf'href="{name}\.{ending}"[^>]*>.*?[^<]+<span>\(\w+, {kept}\)</span></a>'
            assert re.search(link, page), (folder, ending)
    card = (site / "cards/five-whys/index.html").read_text(encoding="utf-8")
    assert card.index('href="five-whys.pdf"') < card.index('href="five-whys.docx"')


def test_only_the_forms_that_are_asked_for(small_lab: Path) -> None:
    found = copies(build(small_lab, "[docx]"))
    assert "essays/why-we-wait/why-we-wait.docx" in found
    assert {name.rpartition(".")[2] for name in found} == {"docx"}


def test_none_by_default_and_none_in_serve(small_lab: Path) -> None:
    assert copies(build(small_lab, "[]")) == []
    text = (small_lab / "mkdocs.yml").read_text(encoding="utf-8")
    (small_lab / "mkdocs.yml").write_text(text.replace("[]", "[docx]"), encoding="utf-8")
    assert copies(build(small_lab, "[docx]", command="serve")) == []


def test_a_draft_has_no_copy(small_lab: Path) -> None:
    path = small_lab / "docs" / "outputs" / "waiting-room-notes.md"
    text = path.read_text(encoding="utf-8")
    path.with_name("secret.md").write_text(text.replace("---\n", "---\ndraft: yes\n", 1))
    assert not any("secret" in name for name in copies(build(small_lab, "[docx, md, json]")))


def test_a_copy_beside_a_page_that_is_a_file(small_lab: Path) -> None:
    site = build(small_lab, "[docx]", use_directory_urls=False)
    page = (site / "essays/why-we-wait.html").read_text(encoding="utf-8")
    (link,) = re.findall(r'href="([^"]+\.docx)"', page)
    assert (site / "essays" / link).is_file()


def test_an_unknown_form_is_said(small_lab: Path) -> None:
    with pytest.raises(Abort):
        build(small_lab, "[word]")
