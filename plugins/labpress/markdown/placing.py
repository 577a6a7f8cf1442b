"""Placing: elements put where their placeholders stand in a text, the last step of the inline
stage, to the letter as Python-Markdown has it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown.util import INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

Node = etree.Element | str
"""What an inline pattern has found: an element, or words that stand for it."""
Placed = tuple[etree.Element, list[str]]
"""An element that was found, and the tags around it."""


def placed_in(
    text: str,
    parent: etree.Element,
    nodes: Mapping[str, Node],
    around: list[str],
    *,
    behind: bool = False,
) -> list[Placed]:
    """What the placeholders in `text` stand for, in order, by their names in `nodes`.

    The words between them go into `parent` (or `behind` it), or behind what is before them.
    """
    placed: list[Placed] = []
    start = 0
    while (at := text.find(INLINE_PLACEHOLDER_PREFIX, start)) >= 0:
        match = INLINE_PLACEHOLDER_RE.search(text, at)
        node = nodes.get(match[1]) if match else None
        if match is None or node is None:  # somebody wrote what only looks like one
            end = at + len(INLINE_PLACEHOLDER_PREFIX)
            _add(text[start:end], placed, parent, behind)
            start = end
            continue
        _add(text[start:at], placed, parent, behind)
        start = match.end()
        if isinstance(node, str):
            _add(node, placed, parent, behind)
        else:
            _place_within(node, nodes, around)
            placed.append((node, around[:]))
    rest = text[start:]
    _add(AtomicString(rest) if isinstance(text, AtomicString) else rest, placed, parent, behind)
    return placed


def _place_within(node: etree.Element, nodes: Mapping[str, Node], around: list[str]) -> None:
    """The same for the texts in and behind `node` and its children."""
    for part in [node, *node]:
        if part.tail and part.tail.strip():
            text, part.tail = part.tail, None
            at = 0 if part is node else list(node).index(part) + 1
            for one, _ in reversed(placed_in(text, part, nodes, around, behind=True)):
                node.insert(at, one)
        if part.text and part.text.strip():
            text, part.text = part.text, None
            for one, _ in reversed(placed_in(text, part, nodes, around)):
                part.insert(0, one)


def _add(text: str, placed: list[Placed], parent: etree.Element, behind: bool) -> None:
    """Puts `text` behind the last element that was placed, or into or behind `parent`."""
    if not text:
        return
    if placed:
        placed[-1][0].tail = _joined(placed[-1][0].tail, text)
    elif behind:
        parent.tail = _joined(parent.tail, text)
    else:
        parent.text = _joined(parent.text, text)


def _joined(before: str | None, text: str) -> str:
    return before + text if before else text
