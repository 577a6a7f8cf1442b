"""Data: an item as JSON for other programs: its fields, text in sections, links and works."""

from __future__ import annotations

import json
from typing import Any

from labpress.articles.article import Maker
from labpress.citations import Formatted
from labpress.content import Item
from labpress.exporting.values import fields_of
from labpress.lab import Lab
from labpress.markdown import Mark
from labpress.markdown.html_tree import Element, as_html, parse_html, words_of

VERSION = 1
"""Raised when what was there is called or written otherwise; not when something is new."""
NO_LINKS = ("cite", "heading", "list", "bibliography", "image")


def json_of(item: Item, lab: Lab, maker: Maker, formatted: Formatted, keys: list[str]) -> str:
    """The whole item as a JSON text, the same each time."""
    clusters = [mark for mark in item.body.marks if mark.kind == "cite"]
    data = {
        "schema_version": VERSION,
        "kind": item.kind,
        "slug": item.slug,
        "path": item.path,
        "url": maker.addresses.of_item(item),
        "lang": item.lang or lab.settings.language,
        "site": {"name": lab.settings.site_name, "url": lab.settings.site_url},
        "fields": fields_of(item, maker.ask, maker.hidden),
        "sections": _sections(item, maker),
        "links": [_link(mark, maker) for mark in item.body.marks if mark.kind not in NO_LINKS],
        "citations": [
            {"source": mark.text, "keys": mark.key.split(), "line": mark.line, "html": html}
            for mark, html in zip(clusters, formatted.citations, strict=False)
        ],
        "references": [
            {"key": one.key, "html": one.html, "text": _words(one.html)}
            for one in formatted.references
        ],
        "works": [dict(lab.known_to(item)[key].csl) for key in keys],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _sections(item: Item, maker: Maker) -> list[dict[str, Any]]:
    found = []
    for section in item.body.sections:
        nodes = maker.filling.section(section.html, section.line)
        html = "".join(map(as_html, nodes)).strip()
        text = _words(html)
        found.append({"name": section.name, "id": section.id, "html": html, "text": text})
    return [section for section in found if section["html"]]


def _link(mark: Mark, maker: Maker) -> dict[str, Any]:
    target = maker.ask.target(maker.item, mark)
    known = {"kind": target.kind, "slug": target.slug, "title": target.title} if target else {}
    anchor = mark.key.partition("#")[2]
    address = (
        maker.addresses.of_item(target, anchor)
        if target
        else maker.addresses.of_link(maker.item, mark.key)
        if mark.kind == "link"
        else ""
    )
    said = {"as": mark.kind, "written": mark.key, "text": mark.text, "line": mark.line}
    return {**said, "url": address, "to": known or None}


def _words(html: str) -> str:
    """The plain words of some HTML, a paragraph a line."""
    lines = " ".join(_text(parse_html(html)).split(" ")).splitlines()
    return "\n".join(words for line in lines if (words := " ".join(line.split())))


def _text(node: Element | str) -> str:
    if isinstance(node, str):
        return node.replace("\n", " ")
    if node.classes & {"footnote-ref", "footnote-backref", "headerlink"}:
        return ""
    if node.tag == "pre":
        return words_of(node) + "\n"
    inside = "".join(map(_text, node.children))
    return inside if node.tag in _INLINE else f"{inside}\n"


_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
     "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var")
)  # fmt: skip
