"""Terms: on paper, where nothing can be pressed, a note says what a term means where it stands
first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from labpress.articles.nodes import Node, element
from labpress.catalogue import Ask, Glossary, Term
from labpress.content import Item
from labpress.markdown.html_tree import Element

_SILENT_NAMES = """
    a abbr aside cite code dfn figure footer h1 h2 h3 h4 h5 h6 kbd math pre samp summary svg table
    var
"""
SILENT = frozenset(_SILENT_NAMES.split())
"""Elements in which no term has a note: headings, links, code, and where none can stand."""
TERM = "fn:lp-term-"
"""What the names of these notes begin with."""
MARKED = frozenset(("footnote", "arithmatex", "pull", "film"))


def noted(nodes: list[Node], item: Item, ask: Ask) -> list[Node]:
    """`nodes`, the text of `item`, with a note at the first use of each term of the glossary."""
    glossary, terms = ask.terms_in(item)
    if not terms:
        return nodes
    notes = _Notes(glossary, set(terms), [])
    made = notes.all(nodes)
    items = (
        element("li", element("p", element("b", term.name), f": {term.meaning}"), id=_name(term))
        for term in notes.found
    )
    return [*made, element("div", element("ol", *items), class_="footnote")]


def _name(term: Term) -> str:
    return f"{TERM}{term.id}"


@dataclass
class _Notes:
    """Terms that are still `left`, and those `found`, in the order of the text."""

    glossary: Glossary
    left: set[Term]
    found: list[Term]

    def all(self, nodes: Iterable[Node]) -> list[Node]:
        """`nodes` with the signs of notes."""
        return [made for node in nodes for made in self._one(node)]

    def _one(self, node: Node) -> list[Node]:
        if isinstance(node, str):
            return self._text(node)
        own = node.attributes
        if node.tag in SILENT or "data-box" in own or not MARKED.isdisjoint(node.classes):
            return [node]
        return [Element(node.tag, own, self.all(node.children))]

    def _text(self, text: str) -> list[Node]:
        made: list[Node] = []
        last = 0
        for match in self.glossary.pattern.finditer(text) if self.left else ():
            term = self.glossary.term(match[0])
            if term in self.left and term is not None:
                self.left.remove(term)
                self.found.append(term)
                sign = element("a", "*", class_="footnote-ref", href=f"#{_name(term)}")
                made += [text[last : match.end()], element("sup", sign)]
                last = match.end()
        return [*made, text[last:]] if last < len(text) else made
