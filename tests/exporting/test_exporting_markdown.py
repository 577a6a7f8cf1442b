"""The way out of our dialect: what pandoc alone makes of the files, and which files there are."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypandoc
import pytest

from exported_files import PNG
from labpress.content import Item
from labpress.exporting import Exported, Exports
from labpress.lab import Lab, open_lab
from labpress.pandoc import Pandoc
from little_labs import OpenLab, card, essay

ExportsOf = Callable[[Lab, Item], Exports]
BIB = """
@string{press = {A Press}}
@book{ohno1988, author={Ohno, T.}, title={The {System}}, year={1988}, publisher=press}
@collection{whole, editor={Ed, A.}, title={The Whole}, year={2001}, publisher=press}
@incollection{part, author={Part, B.}, title={A Part}, crossref={whole}, pages={1--2}}
@book{unused, author={No, N.}, title={Never Cited}, year={1999}}
"""
JSON = """[
{"id": "data", "type": "book", "title": "From JSON", "issued": {"date-parts": [[2010]]},
 "author": [{"family": "Son", "given": "J."}]},
{"id": "other", "type": "book", "title": "Not cited", "issued": {"date-parts": [[2011]]}}
]"""


def by_pandoc(exported: Exported, folder: Path, name: str) -> str:
    """What pandoc alone makes of the files in an empty folder, warnings taken as errors."""
    for file, content in exported.files.items():
        path = folder / "alone" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    command = [pypandoc.get_pandoc_path(), "--citeproc", "--fail-if-warnings", "-t", "html", name]
    done = subprocess.run(command, cwd=folder / "alone", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture
def markdown_of(
    open_files: OpenLab, exports_of: ExportsOf, tmp_path: Path, pandoc: Pandoc
) -> Callable[[str], Exported]:
    """Makes Markdown of one essay in a lab with two bibliographies and a card."""

    def made(text: str) -> Exported:
        (tmp_path / "essays").mkdir()
        (tmp_path / "essays" / "p.png").write_bytes(PNG)
        (tmp_path / "essays" / "r.json").write_text(JSON, encoding="utf-8")
        sources = card("QL-01", "Five whys", "sources: [ohno1988, data]")
        files = {"essays/it.md": text, "essays/r.bib": BIB, "docs/cards/five-whys.md": sources}
        lab = open_files(files)
        settings = lab.settings
        bibs = (*settings.bib_files, settings.essays_dir / "r.json")
        lab = open_lab(replace(settings, bib_files=bibs), pandoc)
        item = lab.catalogue.of("essay")[0]
        return exports_of(lab, item).markdown(item)

    return made


def test_pandoc_alone_sets_the_citations(
    markdown_of: Callable[[str], Exported], tmp_path: Path
) -> None:
    body = "A [see @part, p. 2; @data] and @ohno1988 [p. 3], says @nobody.[^1]\n\n[^1]: [-@data]."
    exported = markdown_of(essay(body))
    html = re.sub("<[^>]+>", "", by_pandoc(exported, tmp_path, "it.md"))
    assert "A (see Part, 2001, p. 2; Son, 2010) and Ohno (1988, p. 3), says @nobody." in html
    assert "The whole" in html and "Never Cited" not in html
    assert html.rindex("Ohno, T. (1988)") > html.index("References")


def test_only_what_is_cited_goes_along(markdown_of: Callable[[str], Exported]) -> None:
    files = markdown_of(essay("A [@part; @data].")).files
    assert list(files) == ["it.md", "references.bib", "references.json", "style.csl"]
    bib = files["references.bib"].decode()
    assert "@incollection{part" in bib and "@collection{whole" in bib and "@string{press" in bib
    assert "unused" not in bib and "ohno1988" not in bib
    assert b"From JSON" in files["references.json"]
    assert b"Not cited" not in files["references.json"]


def test_a_text_without_sources_has_no_bibliography(
    markdown_of: Callable[[str], Exported], tmp_path: Path
) -> None:
    exported = markdown_of(essay("Plain. ![A point](p.png)"))
    assert list(exported.files) == ["it.md", "figures/p.png"]
    assert 'alt="A point"' in by_pandoc(exported, tmp_path, "it.md")


def test_references_stand_where_the_writer_wants_them(
    markdown_of: Callable[[str], Exported], tmp_path: Path
) -> None:
    body = "A [@part].\n\n## Sources\n\n\\bibliography\n\n## After\n\nThe end."
    html = by_pandoc(markdown_of(essay(body)), tmp_path, "it.md")
    assert html.index("Sources") < html.index('id="ref-part"') < html.index("After")


def test_the_whole_bibliography(markdown_of: Callable[[str], Exported], tmp_path: Path) -> None:
    body = "A [@part].\n\n\\full_bibliography"
    html = by_pandoc(markdown_of(essay(body)), tmp_path, "it.md")
    assert all(f'id="ref-{key}"' in html for key in ("part", "unused", "data", "other"))


@pytest.mark.parametrize(
    "title",
    ["A *star* & $money$", "Why: we @fail [@x]", "`code` <b>", "# No", "1. First", "a_b_c ^up^"],
)
def test_a_title_is_words_and_no_markdown(
    markdown_of: Callable[[str], Exported], tmp_path: Path, title: str
) -> None:
    exported = markdown_of(essay("Text.").replace("An essay", f"'{title}'"))
    for name, content in exported.files.items():
        (tmp_path / name).write_bytes(content)
    command = [pypandoc.get_pandoc_path(), "-s", "-t", "plain", "--wrap=none", "it.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[0] == title


def test_a_card_lists_its_sources(
    open_files: OpenLab, exports_of: ExportsOf, tmp_path: Path
) -> None:
    files = {"docs/cards/a.md": card("QL-01", "A", "sources: ohno1988"), "essays/r.bib": BIB}
    lab = open_files(files)
    item = lab.catalogue.of("card")[0]
    html = by_pandoc(exports_of(lab, item).markdown(item), tmp_path, "a.md")
    assert 'id="ref-ohno1988"' in html
