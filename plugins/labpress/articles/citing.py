"""Citing: what citations and references become, in words for Word and as written for Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from labpress.articles.filling import Node, element
from labpress.citations import Formatted
from labpress.markdown import Mark
from labpress.markdown.html_tree import parse_html

Cite = Callable[[int, Mark], Sequence[Node]]
"""The nodes of a citation, by its place among the item's citations."""


def words_of(cited: Formatted) -> Cite:
    """Citations in words, as the style has them."""

    def cite(place: int, mark: Mark) -> Sequence[Node]:
        known = place < len(cited.citations)
        return parse_html(cited.citations[place]).children if known else [mark.text]

    return cite


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
