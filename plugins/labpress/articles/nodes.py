"""Nodes: the elements that a text which leaves the site is made of."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.markdown.html_tree import Element

Node = Element | str


def element(tag: str, *children: Node, **attributes: str) -> Element:
    """An element; `class_` and `data_box` stand for `class` and `data-box`."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    return Element(tag, names, list(children))


def linked(words: list[Node], address: str) -> Sequence[Node]:
    """`words` as a link, or as they are where there is no address."""
    return [element("a", *words, href=address)] if address else words


def boxed(kind: str, *parts: tuple[str, Sequence[Node]]) -> Element:
    """A box of that kind; each part has the name of its style."""
    named = (element("div", *nodes, data_look=style) for style, nodes in parts if nodes)
    return element("div", *named, data_box=kind)
