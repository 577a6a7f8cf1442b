"""A Word file from inside: what Word, a screen reader and a search on a disk find in it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest

from exported_files import PNG, SVG, Single, parts_of, words
from labpress.content import Item
from labpress.exporting import Exports
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.problems import Level
from little_labs import OpenLab, card, essay

NUMERIC = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0">
<info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout prefix="[" suffix="]" delimiter=",">{cite}</layout></citation>
<bibliography second-field-align="flush"><layout>
<text variable="citation-number" suffix="."/><text variable="title"/></layout></bibliography>
</style>"""
BIB = "@book{ohno1988, author={Ohno, T.}, title={The {System}}, year={1988}}\n"


def test_what_the_file_says_of_itself(single: Single) -> None:
    parts = parts_of(single(essay("Text.", "Of <this> & that")).word)
    core = parts["docProps/core.xml"]
    assert "<dc:title>Of &lt;this&gt; &amp; that</dc:title>" in core
    assert "<dc:creator>The Lab team</dc:creator>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert core.count("2018-08-01T00:00:00Z") == 2
    assert '<w:lang w:val="en-GB"' in parts["word/styles.xml"]


def test_the_same_text_gives_the_same_bytes(single: Single) -> None:
    body = "A note.[^1] ![A point](p.png)\n\n[^1]: It says."
    first, second = (single(essay(body), {"essays/p.png": PNG}) for _ in range(2))
    assert first.word == second.word
    with zipfile.ZipFile(BytesIO(first.word)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_part_is_xml_and_every_style_is_known(everything: Lab, pandoc: Pandoc) -> None:
    item = everything.catalogue.find("essay", "everything")
    assert item is not None
    made = Exports(everything, pandoc, [item], lambda content, form: PNG).word(item)
    parts = parts_of(made.files["everything.docx"])
    for part in parts.values():
        etree.fromstring(part)
    known = set(re.findall(r'w:styleId="([^"]+)"', parts["word/styles.xml"]))
    for name in ("word/document.xml", "word/footnotes.xml", "word/footer1.xml"):
        used = set(re.findall(r'w:(?:p|r|tbl)Style w:val="([^"]+)"', parts[name]))
        assert used <= known, name
    assert {"Box", "BoxLabel", "BoxTitle", "TableText"} <= known


CASES = {
    # what is written: what must stand in word/document.xml
    "a table's first row is repeated on each page": (
        "| A | B |\n|---|---|\n| 1 | 2 |",
        [r'<w:tr><w:trPr><w:cantSplit /><w:tblHeader w:val="on" />.*>A<.*>1<'],
    ),
    "a picture has its words": (
        "![A <point>](p.png)",
        ['<wp:inline [^>]*distL="0".*descr="A &lt;point&gt;"'],
    ),
    "a figure": (
        "<figure markdown>\n![Point](p.png)\n<figcaption>Seen.</figcaption>\n</figure>",
        [r'"CaptionedFigure".*descr="Point".*"ImageCaption".*Seen\.'],
    ),
    "a table in a figure has its caption above": (
        "<figure markdown>\n\n| A |\n|---|\n| 1 |\n\n<figcaption>Seen.</figcaption>\n</figure>",
        [r'"TableCaption".*Seen\..*<w:tbl>.*>A<'],
    ),
    "a link within the text stays within": (
        "[End](#end)\n\n## End { #end }",
        ['w:anchor="end"', 'w:bookmarkStart [^>]*w:name="end"'],
    ),
    "a citation leads to its reference": (
        "Said [@ohno1988].",
        ['w:anchor="ref-ohno1988"', 'w:name="ref-ohno1988"', r'"Bibliography".*1988'],
    ),
    "a foreign word has its language": ('<span lang="cy">Da</span>', ['<w:lang w:val="cy"']),
    "a box": (
        '!!! tip "Mind"\n    So.',
        [
            r'<w:tblStyle w:val="Box" />.*<w:tr><w:trPr><w:cantSplit /></w:trPr>',
            r'"BoxLabel".*>Mind<.*"BoxText".*>So\.<',
        ],
    ),
    "a folded block is open": (
        '??? note "Fold"\n    In it.',
        [r'"Box".*"BoxLabel".*>Fold<.*"BoxText".*>In it\.<'],
    ),
    "tabs one after the other": (
        '=== "One"\n\n    First.\n\n=== "Two"\n\n    Second.',
        [r'"TabLabel".*>One<.*>First\.<.*"TabLabel".*>Two<.*>Second\.<'],
    ),
    "a formula": ("$a^2$", ["<m:oMath>"]),
    "code has its own style": ("```py\nx = 1\n```", [r'"SourceCode".*x = 1']),
    "an abbreviation is explained once": (
        "QI and QI.\n\n*[QI]: Quality improvement",
        [r"QI.*\(.*Quality.*improvement.*\).*and QI\."],
    ),
    "an abbreviation that the text explains is left alone": (
        "Quality improvement (QI).\n\n*[QI]: Quality improvement",
        [r"improvement \(QI\)\."],
    ),
    "a card": (
        "Do.\n\n/// try-this | five-whys\nHere.\n///",
        [r'"Box" .*Try this in Discover · QL-01.*"BoxTitle".*Five whys'],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_word(single: Single, case: str) -> None:
    text, expected = CASES[case]
    files = {
        "essays/p.png": PNG,
        "essays/r.bib": BIB,
        "docs/cards/five-whys.md": card("QL-01", "Five whys"),
    }
    made = single(essay(text), files)
    document = parts_of(made.word)["word/document.xml"]
    for pattern in expected:
        assert re.search(pattern, document, re.DOTALL), document
    assert made.problems == ()


def test_footnotes_are_footnotes(single: Single) -> None:
    body = "One[^a] and two[^b].\n\n[^a]: First, with *em*.\n[^b]: Second[^c].\n[^c]: Inner."
    parts = parts_of(single(essay(body)).word)
    assert parts["word/document.xml"].count("<w:footnoteReference ") == 2
    notes = re.sub("<[^>]+>", "", parts["word/footnotes.xml"])
    assert "First, with em." in notes
    assert "Second (Inner.)." in notes
    assert "↩" not in notes and "\u00a0" not in notes


@pytest.mark.parametrize(
    ("kind", "cite", "expected"),
    [
        ("in-text", '<text variable="citation-number"/>', r"\[.*1.*\].*1\..*<w:tab ?/>.*System"),
        ("note", '<text variable="title"/>', "<w:footnoteReference "),
    ],
)
def test_styles_of_numbers_and_of_notes(
    open_files: OpenLab, pandoc: Pandoc, kind: str, cite: str, expected: str
) -> None:
    lab = open_files({"essays/a.md": essay("Said [@ohno1988]."), "essays/r.bib": BIB})
    style = lab.settings.root / "style.csl"
    style.write_text(NUMERIC.format(kind=kind, cite=cite), encoding="utf-8")
    lab = replace(lab, settings=replace(lab.settings, style=style))
    item = lab.catalogue.of("essay")[0]
    made = Exports(lab, pandoc, [item], lambda content, form: b"").word(item)
    document = parts_of(made.files["a.docx"])["word/document.xml"]
    assert re.search(expected, document, re.DOTALL), document


def test_a_card_lists_its_sources_though_its_text_cites_none(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    files = {"docs/cards/a.md": card("QL-01", "A", "sources: ohno1988"), "essays/r.bib": BIB}
    lab = open_files(files)
    item = lab.catalogue.of("card")[0]
    made = Exports(lab, pandoc, [item], lambda content, form: b"").word(item)
    text = re.sub("<[^>]+>", "", parts_of(made.files["a.docx"])["word/document.xml"])
    assert "Ohno, T. (1988)" in text
    assert "QL-01 · 20–60 minutes · 2–8 people" in text


PICTURES = {
    "p.svg": (SVG.encode(), "", True),
    "broken.svg": (b"none", "Word cannot show 'broken.svg'", False),
    "p.avif": (b"avif", "Word cannot show 'p.avif'", False),
    "gone.png": (None, "there is no picture 'essays/gone.png'", False),
    "../../outside.png": (PNG, "there is no picture '../outside.png'", False),
    "https://example.org/p.png": (None, "is on another site", False),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_that_word_shows_and_those_it_does_not(single: Single, name: str) -> None:
    content, said, shown = PICTURES[name]
    files = {f"essays/{name}": content} if content is not None else {}
    made = single(essay(f"Above.\n\n![What it shows]({name})"), files)
    document = parts_of(made.word)["word/document.xml"]
    assert ("<w:drawing>" in document) is shown
    assert ("[Picture: What it shows]" in re.sub("<[^>]+>", "", document)) is not shown
    assert [p.line for p in made.problems] == ([] if shown else [10])
    assert all(said in problem.message for problem in made.problems)


LOSSES = {
    "a film": ('A.\n\n<video controls src="f.mp4"></video>', "a film cannot go along"),
    "a drawing": ('A.\n\n<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', "a drawing written"),
    "a formula": ("A.\n\nThen $\\frac{a$.", "the formula \\frac{a cannot be set"),
}


@pytest.mark.parametrize("case", LOSSES)
def test_what_is_lost_is_said_with_its_place(single: Single, case: str) -> None:
    text, said = LOSSES[case]
    (problem,) = single(essay(text)).problems
    assert said in problem.message
    assert (problem.path, problem.line) == ("essays/it.md", 10)


def test_without_an_address_links_are_words_and_that_is_said(
    open_files: OpenLab, pandoc: Pandoc
) -> None:
    files = {"essays/it.md": essay("See [five](card:a)."), "docs/cards/a.md": card("QL-01")}
    lab = open_files(files)
    lab = replace(lab, settings=replace(lab.settings, site_url=""))
    item = lab.catalogue.of("essay")[0]
    made = Exports(lab, pandoc, [item], lambda content, form: b"").word(item)
    assert "w:hyperlink" not in parts_of(made.files["it.docx"])["word/document.xml"]
    (problem,) = made.problems
    assert (problem.path, problem.level) == ("mkdocs.yml", Level.ADVICE)


@pytest.mark.parametrize("draft", [False, True])
def test_a_draft_is_seen_only_from_a_draft(single: Single, draft: bool) -> None:
    text = essay("Do.\n\n/// try-this | five-whys\n///")
    text = text.replace("\n---\n\n", "\ndraft: yes\n---\n\n", 1) if draft else text
    hidden = card("QL-01", "A secret title", "draft: yes")
    made = single(text, {"docs/cards/five-whys.md": hidden})
    document = re.sub("<[^>]+>", "", parts_of(made.word)["word/document.xml"])
    assert ("A secret title" in document) is draft
    assert ("Not published" in document) is draft
    assert ["cannot be shown" in p.message for p in made.problems] == ([] if draft else [True])


def test_no_word_of_the_example_lab_is_lost(
    pandoc: Pandoc, reread: Callable[[bytes, str], str], example_lab: Lab
) -> None:
    chosen: list[Item] = [
        *example_lab.catalogue.of("essay")[:3],
        *example_lab.catalogue.of("card")[:3],
        *example_lab.catalogue.of("toolkit")[:1],
        *example_lab.catalogue.of("project")[:1],
        *example_lab.catalogue.of("output")[:2],
    ]
    exports = Exports(example_lab, pandoc, chosen, lambda content, form: PNG)
    for item in chosen:
        made = exports.word(item)
        found = words(reread(made.files[f"{item.slug}.docx"], "markdown"))
        assert words(item.body.plain) <= found, item.path
        assert made.problems == (), item.path
