"""Cited work: what a page cites, in the words of schema.org."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labpress.citations.ris_text import plain
from labpress.site.addresses import doi_address, outside

CITED = {
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "dataset": "Dataset",
    "webpage": "WebPage",
    "motion_picture": "Movie",
}
OTHER = "CreativeWork"
"""Whatever schema.org has no closer word for."""


def cited_work(work: Mapping[str, Any]) -> dict[str, Any]:
    """A work of the bibliography, a CSL item: who wrote what, when, and where it stands."""
    issued = work.get("issued")
    parts = (issued.get("date-parts") or [[""]])[0] if isinstance(issued, Mapping) else [""]
    return said(
        {
            "@type": CITED.get(str(work.get("type")), OTHER),
            "name": plain(str(work.get("title", ""))),
            "author": [_signed(name) for name in work.get("author", ())],
            "datePublished": str(parts[0]),
            "url": doi_address(str(work.get("DOI", ""))) or outside(str(work.get("URL", ""))),
        }
    )


def _signed(name: Mapping[str, str]) -> dict[str, str]:
    if whole := name.get("literal"):
        return {"@type": "Organization", "name": whole}
    parts = ("given", "non-dropping-particle", "family")
    return {"@type": "Person", "name": " ".join(name[part] for part in parts if name.get(part))}


def said(known: Mapping[str, Any]) -> dict[str, Any]:
    """What of `known` says something."""
    return {name: value for name, value in known.items() if value}
