"""Web: an HTML page read into a Manuscript: its article alone, without menus, scripts and forms."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from labpress.importing.archive import ImportFault
from labpress.importing.manuscript import Manuscript, words
from labpress.importing.names import folded
from labpress.importing.notes import plain
from labpress.pandoc import Pandoc
from labpress.problems import PandocError

LARGEST = 2_000_000
"""Characters of a page that is still read."""

_ARTICLES = ("article", "main")
_LEFT_OUT = frozenset(
    ["script", "style", "nav", "aside", "form", "footer", "template", "noscript", "svg", "iframe"]
)
_VOID = frozenset(
    [
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "source",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "param",
        "track",
    ]
)
_META = {
    "author": "authors",
    "dc.creator": "authors",
    "citation_author": "authors",
    "description": "summary",
    "og:description": "summary",
    "keywords": "tags",
    "date": "date",
    "dc.date": "date",
    "article:published_time": "date",
    "citation_publication_date": "date",
}
SOURCE = "taken from the page's head"


def read_web(
    data: bytes, pandoc: Pandoc, get: Callable[[str], bytes | None], mapping: Mapping[str, str]
) -> Manuscript:
    """The manuscript in an HTML page. `get` gives the bytes of a picture beside it, `mapping` our
    fields for what its `<meta>` elements are called, beyond those that are plain."""
    try:
        text = plain(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise ImportFault("the page is not saved as UTF-8 (save it again as UTF-8)") from fault
    if not text.strip():
        raise ImportFault("the file is empty")
    if len(text) > LARGEST:
        raise ImportFault(f"the page has more than {LARGEST:,} characters (save its article alone)")
    page = _Page({**_META, **mapping})
    page.feed(text)
    page.close()
    inner = page.article or page.body
    try:
        answer = pandoc.ask("manuscript", text="".join(inner), format="html-native_spans")
    except PandocError as fault:
        raise ImportFault(f"the page cannot be read: {fault}") from fault
    document = json.loads(answer["document"])
    fields: dict[str, Any] = {name: value for name, value in page.fields.items() if value}
    if page.title.strip():
        fields["core_title"] = " ".join(page.title.split())
    sources = dict.fromkeys(page.fields, SOURCE)
    blocks = [block for block in document["blocks"] if block.get("t") != "Null"]
    title = words(document["meta"].get("title", {}))
    return Manuscript(blocks, {**fields, **({"title": title} if title else {})}, sources,
                      picture=lambda name: _picture(name, get))  # fmt: skip


def _picture(name: str, get: Callable[[str], bytes | None]) -> bytes | None:
    """A picture that lies beside the page or is written into it."""
    if not name.startswith("data:"):
        return get(unquote(name))
    head, _, packed = name.partition(",")
    try:
        return base64.b64decode(packed) if head.endswith(";base64") else None
    except (binascii.Error, ValueError):
        return None


@dataclass
class _Page(HTMLParser):
    """Takes a page apart: what its head says, its article, and its whole body without menus."""

    known: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    article: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    _out: list[str] = field(default_factory=list)
    _in: int = 0
    _title: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag == "title":
            self._title = not self.title
        elif tag in _LEFT_OUT:
            self._out.append(tag)
        elif not self._out:
            if tag in _ARTICLES:
                self._in += 1
            said = "".join(f' {name}="{escape(value)}"' for name, value in values.items())
            self._say(f"<{tag}{said}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._title = False
        elif tag in _LEFT_OUT:
            if tag in self._out:
                del self._out[self._out.index(tag) :]
        elif not self._out and tag not in _VOID:
            self._say(f"</{tag}>")
            if tag in _ARTICLES and self._in:
                self._in -= 1

    def handle_data(self, data: str) -> None:
        if self._title:
            self.title += data
        elif not self._out:
            self._say(escape(data))

    def _say(self, text: str) -> None:
        self.body.append(text)
        if self._in:
            self.article.append(text)

    def _meta(self, values: dict[str, str]) -> None:
        named = (values.get("name") or values.get("property", "")).casefold()
        name = self.known.get(folded(named), self.known.get(named, ""))
        said = " ".join(values.get("content", "").split())
        if not name or not said:
            return
        if name in ("authors", "tags"):
            parts = said.split(",") if name == "tags" else [said]
            self.fields.setdefault(name, []).extend(part.strip() for part in parts if part.strip())
        else:
            self.fields.setdefault(name, said[:10] if name == "date" else said)
