"""Scholar: what the head of a page says to Google Scholar and to reference managers: the tags of
Highwire Press, and the name that Zotero has for the kind of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from labpress.citations.ris_text import plain

Tag = tuple[str, str]
"""The name of a `meta` and its content."""

ZOTERO = {
    "webpage": "webpage",
    "report": "report",
    "motion_picture": "videoRecording",
    "dataset": "dataset",
    "speech": "presentation",
}
"""Its own names of the kinds that we publish; from the tags alone it takes all for journals."""
FIELDS = {
    "citation_journal_title": "container-title",
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_pages": "page",
    "citation_publisher": "publisher",
    "citation_isbn": "ISBN",
    "citation_doi": "DOI",
}
"""What is told of a work that a page cites, besides its title, authors and date."""


def scholar_tags(
    work: Mapping[str, Any],
    pdf: str,
    keywords: Iterable[str],
    cited: Iterable[Mapping[str, Any]],
) -> tuple[Tag, ...]:
    """What is known of `work`, a CSL item of the lab's own; `pdf` is the full address of its text
    on paper, `cited` are the works that it cites."""
    kind = str(work["type"])
    # what nobody signs has the lab as its author, and names it once
    lab = work.get("publisher") or next(_names(work), "")
    where = "citation_technical_report_institution" if kind == "report" else "citation_publisher"
    known = (
        ("citation_title", work["title"]),
        *(("citation_author", _one(name)) for name in work.get("author", ())),
        ("citation_publication_date", _date(work)),
        (where, lab),
        ("citation_doi", work.get("DOI", "")),
        ("citation_language", work.get("language", "")),
        ("citation_fulltext_html_url", work.get("URL", "")),
        ("citation_public_url", work.get("URL", "")),
        ("citation_pdf_url", pdf),
        *(("citation_keywords", keyword) for keyword in keywords),
        ("z:itemType", ZOTERO.get(kind, "")),
        *(("citation_reference", _reference(one)) for one in cited),
    )
    return tuple((name, str(value)) for name, value in known if value)


def _names(work: Mapping[str, Any]) -> Iterator[str]:
    """`Last, First` of people; the names of organisations whole."""
    for name in work.get("author", ()):
        family, given = _parts(name)
        yield name.get("literal") or (f"{family}, {given}" if given else family)


def _one(name: Mapping[str, str]) -> str:
    """A name that is read as one. Zotero takes `Two words, Two words` for the names of two people,
    so such a person is called as in a sentence."""
    family, given = _parts(name)
    if " " in family and " " in given:
        return f"{given} {family}"
    return next(_names({"author": [name]}))


def _parts(name: Mapping[str, str]) -> tuple[str, str]:
    family = (name.get("non-dropping-particle"), name.get("family"))
    return " ".join(filter(None, family)), name.get("given", "")


def _date(work: Mapping[str, Any]) -> str:
    """`2018/08/14`, and never more than is known."""
    issued = work.get("issued")
    parts = (issued.get("date-parts") or [[]])[0] if isinstance(issued, Mapping) else []
    return "/".join(f"{int(part):02}" for part in parts if str(part).isdecimal())


def _reference(work: Mapping[str, Any]) -> str:
    known = [
        ("citation_title", work.get("title", "")),
        *(("citation_author", name) for name in _names(work)),
        ("citation_publication_date", _date(work)),
        *((tag, work.get(field, "")) for tag, field in FIELDS.items()),
    ]
    return ";".join(f"{tag}={_whole(value)}" for tag, value in known if value)


def _whole(value: object) -> str:
    """A value without markup and without the sign that would end it."""
    return plain(str(value)).replace(";", ",")
