"""Named styles: which there are, what each makes of one work, and what is said of no style."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from labpress.citations import (
    Bibliography,
    Entry,
    Formatter,
    NoStyle,
    PageCitations,
    find_style,
    parse_cluster,
)
from labpress.citations.styles import FOLDER, NAMED, style_text
from labpress.pandoc import Pandoc
from labpress.problems import SettingsError

STYLES = sorted(FOLDER.glob("*.csl"))
CSL = "{http://purl.org/net/xbiblio/csl}"
REED: dict[str, Any] = {
    "id": "reed2016",
    "type": "article-journal",
    "title": "The problem with plan–do–study–act cycles",
    "author": [{"family": "Reed", "given": "Julie E."}, {"family": "Card", "given": "Alan J."}],
    "issued": {"date-parts": [[2016]]},
    "container-title": "BMJ Quality & Safety",
    "volume": "25",
    "page": "147-152",
}


def _words(html: str) -> str:
    text = "".join(ElementTree.fromstring(f"<p>{html}</p>").itertext())
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("name", "cited", "reference"),
    [
        (
            "apa",
            "(Reed & Card, 2016, p. 3)",
            "Reed, J. E., & Card, A. J. (2016). The problem with plan–do–study–act cycles. BMJ "
            "Quality & Safety, 25, 147–152.",
        ),
        (
            "harvard",
            "(Reed and Card, 2016, p. 3)",
            "Reed, J.E. and Card, A.J. (2016) ‘The problem with plan–do–study–act cycles’, BMJ "
            "Quality & Safety, 25, pp. 147–152.",
        ),
        (
            "vancouver",
            "(1)",
            "1. Reed JE, Card AJ. The problem with plan–do–study–act cycles. BMJ Quality & Safety. "
            "2016;25:147–52.",
        ),
        (
            "chicago-author-date",
            "(Reed and Card 2016, 3)",
            "Reed, Julie E., and Alan J. Card. 2016. ‘The Problem with Plan–Do–Study–Act Cycles’. "
            "BMJ Quality & Safety 25: 147–52.",
        ),
        (
            "chicago-notes",
            "Julie E. Reed and Alan J. Card, ‘The Problem with Plan–Do–Study–Act Cycles’, BMJ "
            "Quality & Safety 25 (2016): 3.",
            "Reed, Julie E., and Alan J. Card. ‘The Problem with Plan–Do–Study–Act Cycles’. BMJ "
            "Quality & Safety 25 (2016): 147–52.",
        ),
        (
            "ieee",
            "[1, p. 3]",
            "[1] J. E. Reed and A. J. Card, ‘The problem with plan–do–study–act cycles’, BMJ "
            "Quality & Safety, vol. 25, pp. 147–152, 2016.",
        ),
        (
            "bmj",
            "[1]",
            "1 Reed JE, Card AJ. The problem with plan–do–study–act cycles. BMJ Quality & Safety. "
            "2016;25:147–52.",
        ),
    ],
)
def test_each_name_is_a_style(pandoc: Pandoc, name: str, cited: str, reference: str) -> None:
    style = find_style(name, Path())
    assert isinstance(style, Path)
    works = Bibliography({"reed2016": Entry("reed2016", "r.bib", 1, REED)})
    page = PageCitations((parse_cluster("[@reed2016, p. 3]"),), style=style)
    made = Formatter(pandoc, works).format({"page": page})["page"]
    assert (_words(made.citations[0]), _words(made.references[0].html)) == (cited, reference)


def test_a_label_stands_behind_the_names_that_a_style_leaves_open(pandoc: Pandoc) -> None:
    book = {"container-title": "Books", "publisher": "OUP", "editor": [{"family": "Doe"}]}
    item = {**REED, **book, "type": "chapter", "volume": ""}
    works = Bibliography({"reed2016": Entry("reed2016", "r.bib", 1, item)})
    page = PageCitations((parse_cluster("@reed2016"),), style=FOLDER / "nlm-citation-sequence.csl")
    made = Formatter(pandoc, works).format({"page": page})["page"]
    assert "cycles. In: Doe, editor. Books. OUP; 2016." in _words(made.references[0].html)


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("APA", "apa"),
        ("Chicago Notes", "chicago-notes-bibliography"),
        ("harvard-cite-them-right", "harvard-cite-them-right"),
        ("vancouver.csl", "nlm-citation-sequence"),
    ],
)
def test_a_name_may_be_written_otherwise(tmp_path: Path, written: str, file: str) -> None:
    assert find_style(written, tmp_path) == FOLDER / f"{file}.csl"


def test_a_file_of_the_labs_own_counts_more_than_a_name(tmp_path: Path) -> None:
    (tmp_path / "apa").write_text((FOLDER / "bmj.csl").read_text("utf-8"), encoding="utf-8")
    assert find_style("apa", tmp_path) == tmp_path / "apa"


@pytest.mark.parametrize(
    ("written", "message", "hint"),
    [
        (
            "vancuover",
            "there is no file 'vancuover', and no style of that name comes with Labpress",
            "did you mean 'vancouver'? the names are apa, bmj, chicago-author-date, chicago-notes, "
            "harvard, ieee, vancouver",
        ),
        (
            "styles/x.csl",
            "there is no file 'styles/x.csl', and no style of that name comes with Labpress",
            "the names are apa, bmj, chicago-author-date, chicago-notes, harvard, ieee, vancouver",
        ),
    ],
)
def test_a_name_that_is_none(tmp_path: Path, written: str, message: str, hint: str) -> None:
    assert find_style(written, tmp_path) == NoStyle(message, hint)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'x.csl' is no CSL style: no element found: line 1, column 0"),
        ("<style/>", "'x.csl' is no CSL style"),
        (f'<style xmlns="{CSL[1:-1]}"/>', "'x.csl' is no CSL style"),
        ('<link href="http://x.org/nature" rel="independent-parent"/>', "use nature.csl"),
    ],
)
def test_a_file_that_is_no_style(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.csl").write_text(text, encoding="utf-8")
    found = find_style("x.csl", tmp_path)
    assert isinstance(found, NoStyle)
    assert found.message.endswith(message)
    assert found.hint == "get the style from https://www.zotero.org/styles"


def test_a_style_that_only_names_a_shipped_one_is_that_one(tmp_path: Path) -> None:
    style = tmp_path / "bmj-open.csl"
    link = '<link href="http://www.zotero.org/styles/bmj" rel="independent-parent"/>'
    style.write_text(f"<style><info>{link}</info></style>", encoding="utf-8")
    assert find_style("bmj-open.csl", tmp_path) == style
    assert style_text(style) == (FOLDER / "bmj.csl").read_text("utf-8")


def test_a_style_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=re.escape(f"{tmp_path} cannot be read")):
        style_text(tmp_path)


def test_every_shipped_file_has_a_name() -> None:
    assert sorted(f"{file}.csl" for file in NAMED.values()) == [path.name for path in STYLES]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: str(path.stem))
def test_each_says_whose_it_is_and_its_licence(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.get("version") == "1.0"
    rights = root.findtext(f"{CSL}info/{CSL}rights", "")
    assert "Creative Commons Attribution-ShareAlike 3.0 License" in rights
    told = (FOLDER / "LICENSE-styles.txt").read_text("utf-8")
    assert path.name in told
    for name in root.findall(f"{CSL}info/*/{CSL}name"):
        assert str(name.text) in told
