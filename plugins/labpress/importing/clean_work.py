"""Clean works: what a service said of a work, without what no reference needs."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

from labpress.citations.identifiers import is_web_address

NAMES = ("author", "editor", "translator", "director", "container-author", "collection-editor")
DATES = ("issued", "original-date", "event-date")
TEXTS = (
    *("title", "container-title", "collection-title", "collection-number", "volume", "issue"),
    *("page", "number", "number-of-pages", "edition", "publisher", "publisher-place", "genre"),
    *("event-title", "event-place", "medium", "version", "DOI", "ISBN", "ISSN", "PMID", "URL"),
    "language",
)
TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
}
"""What DOI agencies call works, where it is not CSL's word."""
KEPT = re.compile(r"</?(?:i|b|sub|sup)>")
MARKUP = re.compile(r"<[^<>]*>")
RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/", re.IGNORECASE)


def clean_work(work: Mapping[str, Any]) -> dict[str, Any]:
    """A CSL item of `work`: its type, names, dates and what tells where it is. Abstracts, lists of
    references, licences and the like are left out, and so is an address that only repeats the
    DOI or is none."""
    kind = str(work.get("type", ""))
    found: dict[str, Any] = {"type": TYPES.get(kind, kind) or "document"}
    for name in NAMES:
        if people := [one for one in map(_name, _listed(work.get(name))) if one]:
            found[name] = people
    for name in DATES:
        if date := _date(work.get(name)):
            found[name] = date
    for name in TEXTS:
        if text := _text(work.get(name)):
            found[name] = text
    if "DOI" in found:
        found["DOI"] = RESOLVER.sub("", found["DOI"])
    url = found.get("URL", "")
    if url and (RESOLVER.match(url) or not is_web_address(url)):
        del found["URL"]
    return found


def _name(name: object) -> dict[str, str]:
    parts = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
    if not isinstance(name, Mapping):
        return {}
    known = {part: _text(name.get(part)) for part in parts}
    if whole := _text(name.get("name")):  # what Crossref calls an organisation's
        known["literal"] = whole
    return {part: text for part, text in known.items() if text}


def _date(date: object) -> dict[str, Any]:
    if not isinstance(date, Mapping):
        return {}
    spans = [
        [int(part) for part in span if str(part).isdecimal()]
        for span in _listed(date.get("date-parts"))
        if isinstance(span, list)
    ]
    if spans and all(spans):
        return {"date-parts": spans}
    said = _text(date.get("literal") or date.get("raw"))
    return {"literal": said} if said else {}


def _text(value: object) -> str:
    """A text in one line, the first of several, with no markup but that which CSL knows."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    text = MARKUP.sub(lambda tag: tag[0] if KEPT.fullmatch(tag[0]) else "", str(value))
    return " ".join(html.unescape(text).split())


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
