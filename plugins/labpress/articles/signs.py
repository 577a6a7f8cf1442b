"""Signs: the signs of notes and raised numbers of citations close to their words, as pandoc and
paper would leave them where the writer's blank is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labpress.articles.nodes import Node
from labpress.markdown.html_tree import Element

CLOSING = re.compile(r"[.,;:!?)\]”’»…]+")
"""What the sign of a note comes after."""


def close_up(before: list[Node], cited: Sequence[Node]) -> None:
    """Takes the blank off the end of `before` where the citation after it begins with a sign."""
    first = cited[0] if cited else ""
    last = before[-1] if before else None
    if isinstance(last, str) and (_is_note(first) or _is_raised(first)):
        before[-1] = last.rstrip()


def after_closing(nodes: Sequence[Node]) -> list[Node]:
    """`nodes` with each sign of a note after the marks that close its words."""
    found: list[Node] = []
    for node in nodes:
        close = CLOSING.match(node) if found and isinstance(node, str) else None
        if close and isinstance(node, str) and _is_note(found[-1]):
            found[-1:] = [close[0], found[-1], node[close.end() :]]
        else:
            found.append(node)
    return found


def _is_note(node: Node) -> bool:
    return isinstance(node, Element) and "cite-note" in node.classes


def _is_raised(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "sup"
