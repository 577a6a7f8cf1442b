"""Citing: what citations and references become, in words for Word and as written for Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from labpress.articles.filling import Node, element
from labpress.citations import Formatted
from labpress.citations.noting import within_note
from labpress.markdown import Mark
from labpress.markdown.html_tree import Element, parse_html

Cite = Callable[[int, Mark], Sequence[Node]]
"""The nodes of a citation, by its place among the item's citations."""


def words_of(cited: Formatted) -> Cite:
    """Citations in words, as the style has them."""

    def cite(place: int, mark: Mark) -> Sequence[Node]:
        if place >= len(cited.citations):
            return [mark.text]
        nodes = parse_html(cited.citations[place]).children
        return _unlinked(nodes) if "link" in mark.within else nodes

    return cite


def _unlinked(nodes: Iterable[Node]) -> list[Node]:
    """`nodes` as they may stand in a link; what is in a note does not stand in it."""
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str) or "cite-note" in node.classes:
            found.append(node)
        elif node.tag == "a":
            found += _unlinked(node.children)
        else:
            found.append(Element(node.tag, node.attributes, _unlinked(node.children)))
    return found


def without_notes(cited: Formatted) -> Formatted:
    """`cited` for where no note can be: what would be one is in brackets."""
    inline = tuple(within_note(html, "word", "") for html in cited.citations)
    return Formatted(inline, cited.references)


def written_in(keys: set[str]) -> Cite:
    """Citations as they were written; somebody's handle, which looks like one, as its words."""

    def cite(place: int, mark: Mark) -> Sequence[Node]:
        if not mark.text.startswith("[") and not keys & set(mark.key.split()):
            return [mark.text]
        return [element("span", data_cluster=mark.text)]

    return cite


def list_of(cited: Formatted) -> list[Node]:
    """The references, each under the id that its citations lead to."""
    return [
        element(
            "div",
            element("p", *parse_html(one.html).children),
            data_look="Bibliography",
            id=f"ref-{one.key}",
        )
        for one in cited.references
    ]
