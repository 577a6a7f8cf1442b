"""Front: the metadata at the head of a text in pandoc's Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from labpress.articles.article import Maker
from labpress.articles.sources import cluster_of
from labpress.content import Card
from labpress.exporting.values import fields_of


def front_matter(
    maker: Maker, known: Mapping[str, Any], bibliographies: list[str]
) -> dict[str, Any]:
    """What is `known` of the text, what pandoc needs to find its works, and all of our fields under
    one name of ours."""
    item = maker.item
    meta: dict[str, Any] = {
        **known,
        "labpress": {"kind": item.kind, **fields_of(item, maker.ask, maker.hidden)},
    }
    date = getattr(item, "date", None)
    meta["date"] = date.iso if date else ""
    if bibliographies:
        meta |= {"bibliography": bibliographies, "csl": "style.csl", "link-citations": True}
        if isinstance(item, Card) and item.sources:
            meta["nocite"] = cluster_of(item)
        if any(mark.kind == "bibliography" and mark.key == "full" for mark in item.body.marks):
            meta["nocite"] = "@*"
    return {name: value for name, value in meta.items() if value}
