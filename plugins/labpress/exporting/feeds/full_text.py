"""Full text: all of an item as HTML that can be read in any feed reader: no scripts, forms or
players, and every address in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from labpress.articles import Articles
from labpress.articles.citing import list_of, without_notes, words_of
from labpress.articles.filling import Node, element
from labpress.catalogue import Ask
from labpress.citations import Formatted
from labpress.content import Card, Item, Output
from labpress.markdown.html_tree import Element, as_html

_KEPT_NAMES = """
    a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span
    strong sub summary sup table tbody td tfoot th thead tr u ul var
"""
KEPT = frozenset(_KEPT_NAMES.split())
ATTRIBUTES = frozenset(("href", "src", "alt", "colspan", "rowspan", "start", "lang", "dir", "open"))
_GONE_NAMES = """
    audio button canvas embed form iframe input math object script select source style svg template
    textarea track video
"""
GONE = frozenset(_GONE_NAMES.split())
"""What goes with all that is in it; of other elements that are not kept, the words stay."""

HEADS = ("Box Label", "Box Title")
"""What heads a box, by the names that articles give."""


def full_text(item: Item, articles: Articles, cited: Formatted, page: str) -> tuple[str, Ask]:
    """The text of `item`, whose page is at `page`, with its citations in words and its works; and
    the door through which it asked for all that it says of other items."""

    def picture(source: str, line: int | None) -> str:
        return articles.addresses.of_link(item, source)

    losses = articles.losses(item)
    maker = articles.maker(item, losses, words_of(without_notes(cited)), list_of(cited), picture)
    nodes = [*_lead(item, page, articles), *maker.opening(), *maker.text(), *maker.references()]
    return "".join(map(as_html, _plain(nodes, page))), maker.ask


def _lead(item: Item, page: str, articles: Articles) -> Sequence[Node]:
    """What the page says above the text: a card's purpose; where an output is to be had."""
    if isinstance(item, Card):
        return [element("p", item.purpose)]
    if isinstance(item, Output):
        address = item.url or articles.addresses.of_link(item, item.file) if item.file else item.url
        link = [element("p", element("a", item.title, href=address))] if address else []
        return [element("p", item.summary), *link]
    return []


def _plain(nodes: Iterable[Node], page: str) -> list[Node]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(node)
        elif node.tag not in GONE and not node.classes & {"headerlink", "footnote-backref"}:
            inside = _plain(node.children, page)
            found += [_bare(node, inside, page)] if node.tag in KEPT else inside
    return found


def _bare(node: Element, inside: list[Node], page: str) -> Element:
    """`node` with the attributes that mean something anywhere. Ids are no longer unique among the
    entries of a reader, so a link within the text leads to its page."""
    kept = {name: value for name, value in node.attributes.items() if name in ATTRIBUTES}
    if kept.get("href", "").startswith("#"):
        kept["href"] = page + kept["href"]
    if "data-box" in node.attributes:  # a feed has no style sheet of ours to draw a box
        return Element("blockquote", kept, inside)
    if node.attributes.get("data-look") in HEADS:
        return Element("p", kept, [element("strong", *_words(inside))])
    return Element(node.tag, kept, inside)


def _words(nodes: Iterable[Node]) -> Iterator[Node]:
    """What stands in the paragraphs of a box's head."""
    for node in nodes:
        yield from node.children if isinstance(node, Element) and node.tag == "p" else [node]
