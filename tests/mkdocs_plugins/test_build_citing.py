"""Real labs whose pages say how to cite them: in words, as files, and in their heads, which readers
that others made understand."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from pybtex.database import parse_string
from trafilatura.metadata import extract_metadata

from built_labs import build, change
from heads import Head
from little_labs import SMALL, essay

ESSAY = "essays/why-we-wait"
AUTHORS = """- name: The Lab team
  kind: organisation
- name: Ana López
  kind: person
  orcid: 0000-0002-1825-0097
"""
LINE = re.compile(r'<p class="cite-line" id="lp-cite-text">(.*?)</p>')
TITLE = '</script><script>alert(1)</script> & "it" \\input{x} 100 %'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small lab, whose essay has two authors and a title that means harm."""
    return made(tmp_path_factory.mktemp("citing"))


def made(folder: Path) -> Path:
    lab = folder / "lab"
    shutil.copytree(SMALL, lab, ignore=shutil.ignore_patterns(".labpress"))
    (lab / "docs" / "authors.yml").write_text(AUTHORS, encoding="utf-8")
    why = lab / "essays" / "why-we-wait.md"
    change(why, "authors: The Lab team", "authors: [Ana López, The Lab team]")
    bad = essay("Text.", json.dumps(TITLE)).replace("The Lab team", "<b>Bob</b>")
    (lab / "essays" / "bad.md").write_text(bad, encoding="utf-8")
    return build(lab, strict=True)


def page(site: Path, folder: str) -> str:
    return (site / folder / "index.html").read_text(encoding="utf-8")


def line(site: Path, folder: str) -> str:
    """The line to copy, as a reader sees it."""
    found = LINE.search(page(site, folder))
    assert found
    return unescape(re.sub(r"<[^>]*>", "", found[1]))


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        (
            ESSAY,
            "López, A., & The Lab team. (2018). Why we wait. The small lab. "
            "https://small.example/essays/why-we-wait/",
        ),
        (
            "outputs/waiting-room-notes",
            "The small lab. (2018). Notes from the waiting room [Report]. "
            "https://small.example/outputs/waiting-room-notes/",
        ),
    ],
)
def test_a_page_says_how_to_cite_it_in_the_labs_style(site: Path, folder: str, said: str) -> None:
    assert re.sub(r", (August|August 14)\)", ")", line(site, folder)) == said


def test_a_card_says_its_code_and_version(site: Path) -> None:
    assert "Five whys [Method card QL-01, version 1]." in line(site, "cards/five-whys")


def test_the_line_is_in_the_style_that_the_lab_has_chosen(small_lab: Path) -> None:
    change(small_lab / "mkdocs.yml", "labpress/citations", "labpress/citations: {csl_file: ieee}")
    assert line(build(small_lab), ESSAY).startswith("The Lab team, ‘Why we wait’")


def test_files_for_reference_managers_lie_beside_the_page(site: Path) -> None:
    text = page(site, ESSAY)
    links = re.findall(r'<a href="(cite-[^"]*)" download>([^<]*)</a>', text)
    stem = "cite-why-we-wait"
    assert links == [
        (f"{stem}.bib", "BibTeX"),
        (f"{stem}.ris", "RIS"),
        (f"{stem}.json", "CSL-JSON"),
    ]
    for name, _ in links:
        written = (site / ESSAY / name).read_bytes().decode("utf-8")
        assert written.split() == unescape(re.sub(r"<[^>]*>", "", _shown(text, name))).split()


def _shown(text: str, name: str) -> str:
    forms = {"bib": "bibtex", "ris": "ris", "json": "csljson"}
    found = re.search(
        rf'<pre id="lp-cite-{forms[name.rpartition(".")[2]]}"[^>]*>(.*?)</pre>', text, re.S
    )
    assert found
    return found[1]


def test_pybtex_reads_our_bibtex(site: Path) -> None:
    text = (site / ESSAY / "cite-why-we-wait.bib").read_text(encoding="utf-8")
    ((key, entry),) = parse_string(text, "bibtex").entries.items()
    assert key == "why-we-wait-2018"
    assert [str(one) for one in entry.persons["author"]] == [
        "López, Ana",
        "{The Lab team}",
    ]
    assert entry.fields["year"] == "2018" and entry.fields["title"].lower() == "why we wait"
    assert entry.fields["url"] == "https://small.example/essays/why-we-wait/"


def test_csl_json_and_ris(site: Path) -> None:
    (work,) = json.loads((site / ESSAY / "cite-why-we-wait.json").read_text(encoding="utf-8"))
    assert work["author"] == [{"family": "López", "given": "Ana"}, {"literal": "The Lab team"}]
    assert work["type"] == "webpage" and work["issued"] == {"date-parts": [[2018, 8]]}
    ris = (site / ESSAY / "cite-why-we-wait.ris").read_bytes().decode("utf-8").split("\r\n")
    assert ris[0] == "TY  - ELEC" and "TI  - Why we wait" in ris and "ER  - " in ris


@pytest.mark.parametrize("folder", [ESSAY, "cards/five-whys", "outputs/waiting-room-notes"])
def test_a_reader_of_heads_finds_the_work(site: Path, folder: str) -> None:
    """By the tags alone, and by the linked data alone."""
    text = page(site, folder)
    title = unescape(re.findall(r'property="og:title" content="([^"]*)"', text)[0])
    bare = re.sub(r"<script.*?</script>|<title>.*?</title>|<link[^>]*>", "", text, flags=re.S)
    tags = re.sub(r'<meta (?!name="citation)[^>]*>|<body.*', "", bare, flags=re.S)
    found = extract_metadata(f"{tags}<body><p>Text.</p></body></html>")
    assert found.title == title and found.author and str(found.date).startswith("20")
    data = re.findall(r"<script type=.application/ld.json.*?</script>", text, re.S)
    alone = extract_metadata(f"<html><head>{data[0]}</head><body><p>Text.</p></body></html>")
    assert alone.sitename == "The small lab"


def test_zotero_saves_the_work(site: Path) -> None:
    item = Head(page(site, ESSAY)).zotero
    assert item.type == "webpage"
    assert item.authors == [("Ana", "López"), ("The Lab", "team")]
    assert item.fields == {
        "title": "Why we wait",
        "date": "2018/08",
        "publisher": "The small lab",
        "url": "https://small.example/essays/why-we-wait/",
        "language": "en-GB",
    }
    assert item.tags == ["waiting"]
    assert item.pdf == "https://small.example/essays/why-we-wait/why-we-wait.pdf"
    assert (site / ESSAY / "why-we-wait.pdf").is_file()
    report = Head(page(site, "outputs/waiting-room-notes")).zotero
    assert report.type == "report" and report.fields["institution"] == "The small lab"


def test_scholar_learns_what_an_essay_cites(site: Path) -> None:
    cited = Head(page(site, ESSAY)).all("citation_reference")
    assert len(cited) == 3
    assert cited[0].startswith("citation_title=The problem with")
    assert "citation_author=Card, Alan J.;" in cited[0]
    assert cited[0].endswith("citation_doi=10.1136/bmjqs-2016-005849")


def test_linked_data_says_what_the_page_is(site: Path) -> None:
    found = Head(page(site, ESSAY)).data
    assert found["@type"] == "ScholarlyArticle" and found["@id"] == found["url"]
    assert [one["@type"] for one in found["author"]] == ["Person", "Organization"]
    assert len(found["citation"]) == 3
    card = Head(page(site, "cards/five-whys")).data
    assert card["@type"] == "HowTo" and len(card["step"]) == 3 and card["totalTime"] == "PT1H"
    assert [one["name"] for one in card["supply"]] == ["paper", "pens"]


def test_hostile_words_stay_words(site: Path) -> None:
    text = page(site, "essays/bad")
    head = Head(text)
    assert head.data["headline"] == head.all("citation_title")[0] == TITLE
    assert head.data["author"][0]["name"] == "<b>Bob</b>"
    assert "<script>alert" not in text and "<b>Bob" not in text
    entries = parse_string((site / "essays/bad/cite-bad.bib").read_text("utf-8"), "bibtex").entries
    assert len(entries) == 1


def test_drafts_are_cited_by_those_who_write_them_only(small_lab: Path) -> None:
    (small_lab / "essays" / "new.md").write_text(
        essay("Text.").replace("date:", "draft: yes\ndate:"), encoding="utf-8"
    )
    assert not list(build(small_lab).rglob("cite-new*"))
    assert "lp-cite-bibtex" in page(build(small_lab, serving=True), "essays/new")


def test_a_lab_without_an_address_gives_none(small_lab: Path) -> None:
    change(small_lab / "mkdocs.yml", "site_url: https://small.example/", "site_url: ''")
    site = build(small_lab)
    assert line(site, ESSAY) == "The Lab team. (2018, August). Why we wait. The small lab."
    assert Head(page(site, ESSAY)).zotero.pdf == ""


def test_pages_that_are_no_folders_have_their_files_in_one(small_lab: Path) -> None:
    change(small_lab / "mkdocs.yml", "theme:", "use_directory_urls: false\ntheme:")
    site = build(small_lab)
    text = (site / "essays" / "why-we-wait.html").read_text(encoding="utf-8")
    (path,) = re.findall(r'<a href="([^"]*cite-[^"]*)" download>BibTeX', text)
    assert (site / "essays" / path).is_file()
