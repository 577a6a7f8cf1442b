"""Repairs: HTML made fit for pandoc, whose reader drops folded blocks and media without a word,
glues the labels of tabs together and knows nothing of our footnotes, formulas and boxes.

What is left for `export.lua` to turn into pandoc's own elements is marked by `data-` attributes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from labpress.articles import folds, pieces
from labpress.articles.filling import Node, element
from labpress.articles.losses import Losses
from labpress.markdown.html_tree import Element

_KNOWN_NAMES = """
    a b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em
    figcaption figure footer h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p q s samp section
    small span strong sub sup table tbody td tfoot th thead tr u ul var
"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
_KEPT_NAMES = """
    href src alt start type colspan rowspan style width height lang dir data-box data-look
    data-cluster data-refs
"""
_KEPT = frozenset(_KEPT_NAMES.split())
_CLASS_NAMES = "ref-number cite-note smallcaps pull pull-quote pullquote said-by echo"
_CLASSES = frozenset(_CLASS_NAMES.split())
_DROPPED = frozenset(("source", "track", "wbr", "label", "input", "script", "style", "template"))


@dataclass
class Repairs:
    """Repairs of one item's text. `anchors` are the ids that its own links lead to; the others go.
    `abbreviations`, where it is not None, are those already explained: the next is, too.
    `address` makes that of a file beside the text one that works anywhere."""

    losses: Losses
    anchors: frozenset[str]
    abbreviations: set[str] | None = None
    plain: str = ""
    address: Callable[[str], str] = str

    def all(self, nodes: Iterable[Node]) -> list[Node]:
        """`nodes` repaired, with all that is below them."""
        found: list[Node] = []
        for node in nodes:
            if folds.has(node, "footnote-backref") and found and isinstance(found[-1], str):
                found[-1] = found[-1].rstrip("\u00a0")  # what kept the way back on its line
            found += self._one(node)
        return found

    def _one(self, node: Node) -> Sequence[Node]:
        if isinstance(node, str):
            return [node]
        special = self._special(node)
        if special is not None:
            return special
        if node.tag in _DROPPED:
            return self.all(node.children) if node.tag == "label" else []
        inside = self.all(node.children)
        if node.tag not in _KNOWN:
            self.losses.say(
                f"<{node.tag}> cannot go along, so only the words in it do",
                "see whether anything is missed",
                words=f"<{node.tag}",
            )
            return inside
        return [self._plain(node, inside)]

    def _special(self, node: Element) -> Sequence[Node] | None:
        """What a node of a kind of its own becomes; None for all others."""
        for name in node.classes:
            if name in _BY_CLASS:
                found = _BY_CLASS[name](self, node)
                if found is not None:
                    return found
        return _BY_TAG[node.tag](self, node) if node.tag in _BY_TAG else None

    def _plain(self, node: Element, inside: list[Node]) -> Element:
        kept = {name: value for name, value in node.attributes.items() if name in _KEPT}
        hidden = {folds.ECHO} if node.attributes.get("aria-hidden") == "true" else set[str]()
        classes = " ".join(sorted((node.classes & _CLASSES) | hidden))
        own = node.attributes.get("id", "")
        is_heading = len(node.tag) == 2 and node.tag[1].isdigit()
        if classes:
            kept["class"] = classes
        if own in self.anchors or (is_heading and own):
            if is_heading or node.tag in ("div", "span", "section"):
                kept["id"] = own
            else:  # the reader loses the id of a paragraph
                inside = [element("span", id=own), *inside]
        return Element(node.tag, kept, inside)


def _nothing(repairs: Repairs, node: Element) -> Sequence[Node]:
    return []


Repair = Callable[[Repairs, Element], Sequence[Node] | None]
_BY_CLASS: dict[str, Repair] = {
    "headerlink": _nothing,
    "footnote-backref": _nothing,
    "admonition": lambda repairs, node: folds.box(repairs, node, "admonition-title"),
    "tabbed-set": folds.tabs,
    "highlight": folds.listing,
    "said": folds.said,
    "arithmatex": pieces.formula,
    "footnote": folds.notes,
}
_BY_TAG: dict[str, Repair] = {
    "details": folds.opened,
    "pre": folds.listing,
    "code": pieces.code,
    "sup": pieces.note,
    "abbr": pieces.abbreviation,
    "input": pieces.task,
    "svg": pieces.drawing,
    "picture": lambda repairs, node: repairs.all(node.children),
    **dict.fromkeys(pieces.MEDIA, pieces.media),
}
