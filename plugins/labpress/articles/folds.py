"""Folds: blocks that pandoc would drop or run together: boxes, folded blocks, tabs, code, notes.

Each takes the repairs that it is part of and the element, and gives what stands for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from labpress.articles.filling import Node, boxed, element
from labpress.markdown.html_tree import Element, words_of

if TYPE_CHECKING:
    from labpress.articles.repairs import Repairs

ECHO = "echo"
"""The class of what the text says anyway, and which is not to be read aloud a second time."""


def box(repairs: Repairs, node: Element, title: str) -> Sequence[Node]:
    """An admonition, or a folded block laid open: its title and what it holds."""
    heads = [child for child in _elements(node) if _is(child, title)]
    rest = [child for child in node.children if child not in heads]
    words = [element("p", *repairs.all(head.children)) for head in heads if _words(head)]
    kinds = sorted(node.classes - {"admonition"})
    kind = kinds[0] if kinds else node.tag
    return [boxed(kind, ("Box Label", words), ("Box Text", repairs.all(rest)))]


def opened(repairs: Repairs, node: Element) -> Sequence[Node] | None:
    """A folded block laid open."""
    return box(repairs, node, "summary")


def said(repairs: Repairs, node: Element) -> Sequence[Node]:
    """Somebody's words as a quotation, with who says them as its last paragraph."""
    quotes = [child for child in _elements(node) if _is(child, "blockquote")]
    names = [child for child in _elements(node) if _is(child, "figcaption")]
    words = [element("p", *repairs.all(name.children), class_="said-by") for name in names]
    inside = [part for quote in quotes for part in repairs.all(quote.children)]
    own = {"class": f"{ECHO} pull"} if "pull" in node.classes else {}
    return [Element("blockquote", own, [*inside, *words])]


def tabs(repairs: Repairs, node: Element) -> Sequence[Node]:
    """Each tab's label and what it holds, one after the other."""
    labels = [found for found in node.within() if found.tag == "label"]
    contents = next((c for c in node.children if has(c, "tabbed-content")), None)
    blocks = [c for c in _elements(contents) if has(c, "tabbed-block")]
    found: list[Node] = []
    for number, block in enumerate(blocks):
        label = repairs.all(labels[number].children) if number < len(labels) else []
        words = label or [f"Tab {number + 1}"]
        found.append(element("div", element("p", *words), data_look="Tab Label"))
        found += repairs.all(block.children)
    return found


def listing(repairs: Repairs, node: Element) -> Sequence[Node] | None:
    """A block of code without its colours and line numbers, its title before it."""
    code = [found for found in (node, *node.within()) if found.tag == "pre"]
    if not code:
        return None
    spans = (found for found in node.within() if found.tag == "span")
    titles = [found for found in spans if "filename" in found.classes]
    languages = [c.removeprefix("language-") for c in node.classes if c.startswith("language-")]
    # of a listing with numbers the last one is the code
    text = words_of(code[-1]).removesuffix("\n")
    listing = element("pre", element("code", text), class_=" ".join(languages[:1]))
    title = [element("p", words_of(one)) for one in titles]
    return [element("div", *title, data_look="Tab Label"), listing] if title else [listing]


def notes(repairs: Repairs, node: Element) -> Sequence[Node]:
    """The texts of the footnotes, which pandoc puts where their signs stand."""
    items = [found for found in node.within() if found.tag == "li"]
    named = (item for item in items if item.attributes.get("id", "").startswith("fn:"))
    return [
        element("div", *repairs.all(item.children), data_notes=item.attributes["id"])
        for item in named
    ]


def _is(node: Element, title: str) -> bool:
    return node.tag == title or title in node.classes


def has(node: Node, name: str) -> bool:
    """Whether `node` is an element of that class."""
    return isinstance(node, Element) and name in node.classes


def _words(node: Node) -> str:
    return words_of(node).strip()


def _elements(node: Node | None) -> list[Element]:
    return [c for c in node.children if isinstance(c, Element)] if isinstance(node, Element) else []
