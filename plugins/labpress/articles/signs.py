"""Signs: the signs of notes and raised numbers of citations close to their words, as pandoc and
paper would leave them where the writer's blank is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from labpress.articles.nodes import Node
from labpress.markdown.html_tree import Element

CLOSING = re.compile(r"[.,;:!?)\]”’»…]+")
"""What the sign of a note comes after."""

GAP = "\u00a0"
RUNNING = frozenset(("a", "b", "em", "i", "mark", "q", "strong"))
"""Elements of words that a sign comes after."""


def close_up(before: list[Node], cited: Sequence[Node]) -> None:
    """Takes the blank off the end of `before` where the citation after it begins with a sign."""
    first = cited[0] if cited else ""
    last = before[-1] if before else None
    if isinstance(last, str) and (_is_note(first) or _is_raised(first)):
        before[-1] = last.rstrip()


def after_closing(nodes: Sequence[Node]) -> list[Node]:
    """`nodes` with each sign of a note after the marks that close its words, and apart from the
    sign beside it: 1 and 2 are not 12."""
    found: list[Node] = []
    for node in (part for whole in nodes for part in _parted(whole)):
        sign = found[-1] if found and _is_note(found[-1]) else None
        close = CLOSING.match(node) if sign and isinstance(node, str) else None
        if sign and close and isinstance(node, str):
            rest = node[close.end() :]
            found[-1:] = [close[0], sign, rest] if rest else [close[0], sign]
        elif sign and (_is_note(node) or _is_own(node)):
            found += [GAP, node]
        else:
            found.append(node)
    return found


def _parted(node: Node) -> list[Node]:
    """`node`, and the sign with which its words end as a node of its own."""
    if not isinstance(node, Element) or node.tag not in RUNNING or not node.children:
        return [node]
    last = node.children[-1]
    if not _is_note(last):
        return [node]
    return [Element(node.tag, node.attributes, node.children[:-1]), last]


def _is_note(node: Node) -> bool:
    return isinstance(node, Element) and "cite-note" in node.classes


def _is_own(node: Node) -> bool:
    """Whether this is the sign of a note of the writer's own."""
    return _is_raised(node) and any(
        isinstance(child, Element) and "footnote-ref" in child.classes
        for child in getattr(node, "children", ())
    )


def _is_raised(node: Node) -> bool:
    return isinstance(node, Element) and node.tag == "sup"
