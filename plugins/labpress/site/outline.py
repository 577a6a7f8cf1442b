"""Outline: a page's contents, where a work that a heading names has its words, not its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.citations.noting import noted

if TYPE_CHECKING:
    from labpress.citations import Formatted
    from labpress.markdown import Body, Heading


def outline(body: Body, formatted: Formatted | None) -> tuple[Heading, ...]:
    """The contents of `body`. Citations in brackets are not in them."""
    cites = [mark for mark in body.marks if mark.kind == "cite"]
    if formatted is None or not any("heading" in mark.within for mark in cites):
        return body.contents
    words: dict[str, list[tuple[str, str]]] = {}
    for mark, html in zip(cites, formatted.citations, strict=False):
        if "heading" in mark.within and not mark.text.startswith("["):
            said = Markup(noted(html).before).striptags()
            words.setdefault(mark.anchor, []).append((" ".join(mark.text.split()), said))
    return tuple(_named(body.contents, words))


def _named(
    headings: Iterable[Heading], words: Mapping[str, list[tuple[str, str]]]
) -> Iterator[Heading]:
    for heading in headings:
        name = heading.name
        for written, said in words.get(heading.id, ()):
            name = name.replace(written, said, 1)
        yield replace(heading, name=name, children=tuple(_named(heading.children, words)))
