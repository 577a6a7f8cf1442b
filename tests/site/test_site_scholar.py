"""What heads tell reference managers and Google Scholar of a work, and of what it cites."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from labpress.site.scholar import scholar_tags

WORK = {"type": "webpage", "title": "Why we fail", "author": [{"literal": "The Lab"}]}


def said(name: str, work: Mapping[str, Any], **more: Any) -> list[str]:
    tags = scholar_tags(
        {**WORK, **work}, more.get("pdf", ""), more.get("words", ()), more.get("cited", ())
    )
    return [content for tag, content in tags if tag == name]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ({"family": "Card", "given": "Alan J."}, "Card, Alan J."),
        ({"literal": "NHS, England and Wales"}, "NHS, England and Wales"),
        ({"family": "Plato"}, "Plato"),
        (
            {"family": "Ven", "given": "Andrew", "non-dropping-particle": "Van de"},
            "Van de Ven, Andrew",
        ),
        # with a comma Zotero would save two people
        ({"family": "Van de Ven", "given": "Andrew H."}, "Andrew H. Van de Ven"),
    ],
)
def test_each_author_has_a_tag_with_the_last_name_first(author: dict[str, str], name: str) -> None:
    other = {"literal": "The Lab"}
    assert said("citation_author", {"author": [author, other]}) == [name, "The Lab"]


@pytest.mark.parametrize(
    ("parts", "date"),
    [([2018], "2018"), ([2018, 8], "2018/08"), ([2018, 8, 3], "2018/08/03"), ([], "")],
)
def test_a_date_is_as_scholar_wants_it_and_no_longer_than_is_known(
    parts: list[int], date: str
) -> None:
    found = said("citation_publication_date", {"issued": {"date-parts": [parts]}})
    assert found == ([date] if date else [])


def test_a_report_names_its_institution_and_a_page_its_publisher() -> None:
    report = {"type": "report", "publisher": "The Lab"}
    assert said("citation_technical_report_institution", report) == ["The Lab"]
    assert said("citation_publisher", report) == []
    assert said("citation_publisher", {"publisher": "Lab of labs"}) == ["Lab of labs"]
    assert said("citation_publisher", {}) == ["The Lab"]


@pytest.mark.parametrize(
    ("kind", "zotero"),
    [("webpage", "webpage"), ("motion_picture", "videoRecording"), ("speech", "presentation")],
)
def test_zotero_is_told_the_kind(kind: str, zotero: str) -> None:
    assert said("z:itemType", {"type": kind}) == [zotero]


def test_what_is_not_known_has_no_tag() -> None:
    names = {name for name, _ in scholar_tags(WORK, "", (), ())}
    assert names == {"citation_title", "citation_author", "citation_publisher", "z:itemType"}


def test_pdf_doi_and_keywords() -> None:
    work = {"DOI": "10.1000/1", "URL": "https://lab.example/a/"}
    assert said("citation_pdf_url", work, pdf="https://lab.example/a/a.pdf") == [
        "https://lab.example/a/a.pdf"
    ]
    assert said("citation_doi", work) == ["10.1000/1"]
    assert said("citation_fulltext_html_url", work) == ["https://lab.example/a/"]
    assert said("citation_keywords", work, words=["care", "peer; support"]) == [
        "care",
        "peer; support",
    ]


def test_a_cited_work_is_one_tag_that_none_of_its_words_can_end() -> None:
    cited = {
        "type": "article-journal",
        "title": "One; <i>two</i>\nR&amp;D < 3",
        "author": [{"family": "Card", "given": "Alan J."}, {"literal": "The Lab"}],
        "issued": {"date-parts": [[2017]]},
        "container-title": "BMJ",
        "volume": "26",
        "page": "1-2",
        "DOI": "10.1000/2",
    }
    (reference,) = said("citation_reference", {}, cited=[cited])
    assert reference.split(";") == [
        "citation_title=One, two R&D < 3",
        "citation_author=Card, Alan J.",
        "citation_author=The Lab",
        "citation_publication_date=2017",
        "citation_journal_title=BMJ",
        "citation_volume=26",
        "citation_pages=1-2",
        "citation_doi=10.1000/2",
    ]
