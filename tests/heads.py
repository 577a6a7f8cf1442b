"""A page's head as programs read it that are not ours: Zotero by its rules, and JSON-LD."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

FIELDS = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_publisher": "publisher",
    "citation_doi": "DOI",
    "citation_public_url": "url",
    "citation_language": "language",
}
"""What Zotero makes of the tags of Highwire Press."""


@dataclass
class Item:
    """What Zotero's translator "Embedded Metadata" saves of a page."""

    type: str = "webpage"
    fields: dict[str, str] = field(default_factory=dict)
    authors: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pdf: str = ""


class Head(HTMLParser):
    """The tags of a page's head, in their order, and its linked data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.metas: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self._in_data = False
        self._open = True
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._open = self._open and tag != "body"
        if self._open and tag == "meta" and "name" in values:
            self.metas.append((values["name"], values.get("content", "")))
        if tag == "script" and values.get("type") == "application/ld+json":
            self._in_data = True
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in_data = self._in_data and tag != "script"

    @property
    def data(self) -> dict[str, Any]:
        """The one piece of linked data that a page has."""
        (text,) = self.scripts
        found: dict[str, Any] = json.loads(text)
        return found

    def all(self, name: str) -> list[str]:
        """What the tags of that name say."""
        return [content for own, content in self.metas if own == name]

    @property
    def zotero(self) -> Item:
        """The item that Zotero saves. A name with a comma is a person's, last name first, unless
        several words stand on both sides of it: then it is taken for two names."""
        item = Item()
        for name, content in self.metas:
            if name in FIELDS:
                item.fields[FIELDS[name]] = " ".join(content.split())
            elif name == "citation_author":
                item.authors += [_split(one) for one in _names(content)]
            elif name == "citation_keywords":
                item.tags += [tag.strip() for tag in content.split(";")]
            elif name == "z:itemType":
                item.type = content
            elif name == "citation_pdf_url" and not item.pdf:
                item.pdf = content
        return item


def _names(content: str) -> list[str]:
    names = re.split(r"\s*;\s*", content)
    parts = re.split(r"\s*,\s*", content)
    if len(names) == 1 and len(parts) > 1 and all(" " in part for part in parts[:2]):
        return parts
    return names


def _split(name: str) -> tuple[str, str]:
    """First and last name; of a name without a comma the last word is the last name."""
    last, comma, first = name.partition(",")
    if not comma:
        first, _, last = name.rpartition(" ")
    return first.strip(), last.strip()
