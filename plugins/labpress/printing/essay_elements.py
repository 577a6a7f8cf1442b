"""Essay elements: finding one's way in the tree of a text's HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from labpress.articles.filling import Node
from labpress.markdown.html_tree import Element


def is_tag(node: Node, tag: str) -> TypeGuard[Element]:
    """Whether `node` is an element of that name."""
    return isinstance(node, Element) and node.tag == tag


def terms_in(node: Element) -> Iterator[Element]:
    """The terms and meanings of a list, some of which may be grouped."""
    for child in node.children:
        if isinstance(child, Element):
            yield from [child] if child.tag in ("dt", "dd") else terms_in(child)


def all_within(nodes: Iterable[Node]) -> Iterator[Element]:
    """All elements in `nodes`, in their order."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from node.within()


def is_sign(element: Element) -> bool:
    """Whether a note is called there."""
    return "cite-note" in element.classes or "data-note" in element.attributes


def without_signs(nodes: Iterable[Node]) -> Iterator[Node]:
    """`nodes` without the notes that they call."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif not is_sign(node):
            yield Element(node.tag, node.attributes, list(without_signs(node.children)))
