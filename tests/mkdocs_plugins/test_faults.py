"""The faults of mkdocs-bibtex, each with the test that Labpress has none of it: a lab is built as
mkdocs-bibtex would build it, and its pages are read."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from built_labs import build
from labpress.lab import open_lab
from labpress.mkdocs_plugins.host import read_settings
from labpress.pandoc import Pandoc

BIB = r"""
@article{under_score, author = {Low, Ann}, title = {Under}, journal = {J}, year = {2001},
  doi = {10.1000/a_b~c}}
@article{percent, author = {Per, Cent}, title = {Of 50\% [all] of it, and the rest}, journal = {J},
  year = {2002}}
@book{jones2019, author = {Jones, A.}, title = {Zebra}, year = {2019}}
@book{jones2019b, author = {Jones, A.}, title = {Apple}, year = {2019}}
@book{a:b.c/d-e, author = {Odd, Key}, title = {Odd}, year = {2003}}
@book{smith2020, author = {Smith, Jo}, title = {Smith}, year = {2020}}
"""
PAGES = {
    "index": "# Home\n\n[@jones2019b] and [@jones2019].\n",
    "dois": "# DOIs\n\n[@under_score]\n",
    "titles": "# Titles\n\n[@percent]\n",
    "text": """# Text

`[@jones2019]` and $[@jones2019]$ and <span title="[@jones2019]">x</span> and
[x](https://x.example/@jones2019) and me@jones2019.example and [a link](index.md "@jones2019").

<!-- [@jones2019] -->

    [@jones2019] in code
""",
    "alone": "# Alone\n\n[@jones2019]\n",
    "both": "# Both\n\n[@jones2019] and [@jones2019b].\n",
    "affixes": "# Affixes\n\n[see @smith2020, pp. 3-5, and more] and [-@smith2020].\n",
    "in-text": "# In text\n\n@jones2019b and @jones2019 say so.\n",
    "keys": """# Keys

[@a:b.c/d-e] and [@{a:b.c/d-e}] and [see
@smith2020] and [see [here] @jones2019].
""",
    "links": "# Links\n\n[text @smith2020](https://x.example/)\n",
    "notes": "# Notes\n\nMine.[^smith2020] Theirs [@smith2020].\n\n[^smith2020]: My own note.\n",
}
STYLES = ("", "ieee", "chicago-notes")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The site of the lab in each of three families of style, by the name of the style."""
    logger = logging.getLogger("mkdocs")
    before, logger.handlers[:] = logger.handlers[:], []
    yield {style: build(lab_in(tmp_path_factory.mktemp("lab"), style)) for style in STYLES}
    logger.handlers[:] = before


def lab_in(folder: Path, style: str, pages: dict[str, str] = PAGES) -> Path:
    (folder / "docs").mkdir()
    (folder / "refs.bib").write_text(BIB, "utf-8")
    for name, text in pages.items():
        (folder / "docs" / f"{name}.md").write_text(text, "utf-8")
    options = f"{{bib_file: refs.bib{f', csl_file: {style}' if style else ''}}}"
    plugins = f"plugins:\n  - labpress/library\n  - labpress/citations: {options}\n"
    (folder / "mkdocs.yml").write_text(f"site_name: A lab\ntheme: labpress\n{plugins}", "utf-8")
    return folder


def page_of(sites: dict[str, Path], name: str, style: str = "") -> str:
    folder = "" if name == "index" else f"{name}/"
    html = (sites[style] / f"{folder}index.html").read_text("utf-8")
    return html[html.index("<h1") : html.index("</main>")]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def test_dois_with_an_underscore_or_a_tilde_become_dead_links(sites: dict[str, Path]) -> None:
    assert 'href="https://doi.org/10.1000/a_b~c"' in page_of(sites, "dois")


def test_titles_with_a_percent_or_brackets_are_cut(sites: dict[str, Path]) -> None:
    assert "Of 50% [all] of it, and the rest" in words(page_of(sites, "titles"))


def test_code_math_attributes_comments_and_link_targets_are_rewritten(
    sites: dict[str, Path],
) -> None:
    html = page_of(sites, "text")
    assert "<code>[@jones2019]</code>" in html and "[@jones2019] in code" in html
    assert 'title="[@jones2019]"' in html and 'href="https://x.example/@jones2019"' in html
    assert "me@jones2019.example" in html
    assert "ref-jones2019" not in html and "Jones" not in html


def test_output_depends_on_the_order_of_pages_and_loses_year_letters(
    sites: dict[str, Path],
) -> None:
    assert "(Jones, 2019)" in words(page_of(sites, "alone"))
    assert "(Jones, 2019b) and (Jones, 2019a)" in words(page_of(sites, "both"))
    assert "(Jones, 2019a) and (Jones, 2019b)" in words(page_of(sites, "index"))


def test_numeric_styles_are_ignored(sites: dict[str, Path]) -> None:
    assert "[1] and [2]" in words(page_of(sites, "both", "ieee"))


def test_note_styles_are_ignored(sites: dict[str, Path]) -> None:
    html = page_of(sites, "both", "chicago-notes")
    assert "Zebra" in words(html) and "(Jones" not in words(html)
    assert html.count('class="footnote-ref"') == 2


def test_locators_and_affixes_are_lost(sites: dict[str, Path]) -> None:
    html = words(page_of(sites, "affixes"))
    assert "(see Smith, 2020, pp. 3–5, and more) and (2020)" in html


def test_an_author_date_citation_gets_a_footnote_number_after_it(sites: dict[str, Path]) -> None:
    html = page_of(sites, "alone")
    assert "footnote" not in html and "<sup" not in html


def test_an_in_text_key_pastes_the_reference_and_breaks_on_keys_that_begin_alike(
    sites: dict[str, Path],
) -> None:
    html = words(page_of(sites, "in-text"))
    assert "Jones (2019a) and Jones (2019b) say so." in html
    assert html.count("Apple") == 1


def test_keys_with_signs_braces_wrapped_lines_and_nested_brackets_are_missed(
    sites: dict[str, Path],
) -> None:
    html = words(page_of(sites, "keys"))
    said = "(Odd, 2003) and (Odd, 2003) and (see Smith, 2020) and (see [here] Jones, 2019)."
    assert said in html


def test_a_link_with_a_citation_in_its_text_is_broken(sites: dict[str, Path]) -> None:
    html = page_of(sites, "links")
    assert "Smith" in words(html)
    assert re.search(r'<a [^>]*href="https://x\.example/"', html)
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html, re.DOTALL)


def test_an_unknown_key_gives_a_traceback_and_no_place(tmp_path: Path, pandoc: Pandoc) -> None:
    pages = {"index": "# Home\n\nText.\n\nMore [@smith2021, p. 3].\n"}
    lab = open_lab(read_settings(lab_in(tmp_path, "", pages) / "mkdocs.yml"), pandoc)
    said = [str(problem) for problem in lab.problems if "unknown" in problem.message]
    assert said == ["docs/index.md:5: unknown citation '@smith2021' (did you mean 'smith2020'?)"]
    assert "smith2021" in lab.format_citations(pandoc)["docs/index.md"].citations[0]


def test_the_ids_of_footnotes_clash_with_the_authors_own(sites: dict[str, Path]) -> None:
    for style in STYLES:
        html = page_of(sites, "notes", style)
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert sorted(ids) == sorted(set(ids))
        assert "My own note." in words(html) and "Smith" in words(html)


def test_code_that_shows_a_command_is_rewritten(tmp_path: Path, pandoc: Pandoc) -> None:
    pages = {"index": "# Home\n\n`\\bibliography` and:\n\n    \\bibliography\n\n[@smith2020]\n"}
    lab = open_lab(read_settings(lab_in(tmp_path, "", pages) / "mkdocs.yml"), pandoc)
    assert lab.items[0].body.html.count("\\bibliography") == 2


def test_pandoc_is_started_for_each_page(
    tmp_path: Path, pandoc: Pandoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = pandoc.ask

    def noted(task: str, **request: object) -> dict[str, object]:
        asked.append(task)
        return ask(task, **request)

    lab = open_lab(read_settings(lab_in(tmp_path, "") / "mkdocs.yml"), pandoc)
    monkeypatch.setattr(pandoc, "ask", noted)
    lab.format_citations(pandoc)
    assert asked.count("citations") <= 1
