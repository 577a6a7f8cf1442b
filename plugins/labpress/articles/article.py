"""Article: an item as one text that can stand alone: what its page has around the writer's text,
such as the key points, the references and what is known about it, as HTML for pandoc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from labpress.articles.addresses import Addresses
from labpress.articles.facts import EDITORIAL, date_line, facts, steps, table
from labpress.articles.filling import Filling, Node, boxed, element
from labpress.articles.repairs import Repairs
from labpress.catalogue import Ask
from labpress.content import Item, Toolkit
from labpress.markdown.html_tree import Element, as_html


@dataclass(frozen=True, slots=True)
class Article:
    """The text as HTML, and what pandoc calls its metadata: texts and lists of texts."""

    html: str
    meta: dict[str, Any]


@dataclass
class Maker:
    """Makes the article of one item. `explain` puts the meanings of abbreviations in the text,
    `public` leaves out what only editors need to know."""

    item: Item
    ask: Ask
    addresses: Addresses
    filling: Filling
    explain: bool
    public: bool

    @property
    def hidden(self) -> frozenset[str]:
        """The fields that do not go along."""
        return EDITORIAL if self.public else frozenset()

    def whole(self) -> Article:
        """All that a reader without the site needs."""
        end = [*self.references(), *self.about()]
        return Article(self._html([*self.opening(), *self.text(), *end]), self.meta())

    def bare(self) -> Article:
        """The text and its references alone, for a file that has the fields by themselves."""
        nodes = [*self.opening(marked=False), *self.text(), *self.references()]
        return Article(self._html(nodes), self.meta())

    def meta(self) -> dict[str, Any]:
        """Title and the like; empty ones are left out."""
        item = self.item
        summary = getattr(item, "purpose", "") or getattr(item, "challenge", "")
        meta = {
            "title": item.title,
            "subtitle": getattr(item, "subtitle", "") or getattr(item, "summary", "") or summary,
            "author": list(getattr(item, "authors", ())),
            "date": date_line(item, self.ask.say),
            "lang": item.lang or self.addresses.settings.language,
            "keywords": list(item.tags),
        }
        return {name: value for name, value in meta.items() if value}

    def opening(self, marked: bool = True) -> list[Node]:
        """What stands before the text: that it is a draft, its picture, its key points."""
        item, found = self.item, list[Node]()
        if item.draft and marked:
            words = element("p", self.ask.say.plain("book.draft"))
            found.append(element("div", words, data_look="Mark of Draft"))
        image = getattr(item, "image", "")
        if image:
            found.append(self._image(image))
        if points := getattr(item, "key_points", ()):
            listed = element("ul", *(element("li", point) for point in points))
            label = [element("p", self.ask.say.plain("article.key-points"))]
            found.append(boxed("key-points", ("Box Label", label), ("Box Text", [listed])))
        return found

    def _image(self, image: str) -> Element:
        line = self.item.lines.get("image", (None,))[0]
        source = self.filling.picture(image, line)
        alt, credit = getattr(self.item, "image_alt", ""), getattr(self.item, "image_credit", "")
        shown: Node = (
            element("img", src=source, alt=alt)
            if source
            else self.ask.say.plain("book.no-picture", alt=alt)
        )
        caption = [element("figcaption", credit)] if credit else []
        return element("figure", shown, *caption) if source else element("p", shown)

    def text(self) -> list[Node]:
        """The writer's text, of a toolkit with its steps."""
        nodes = [
            node
            for section in self.item.body.sections
            for node in self.filling.section(section.html, section.line)
        ]
        if isinstance(self.item, Toolkit):
            heading = element("h2", self.ask.say.plain("book.order"), id="in-this-order")
            nodes += [heading, steps(self.item, self.ask, self.addresses)]
        return nodes

    def references(self) -> list[Node]:
        """The references under a heading; nothing where the text has them in a place of its own."""
        if any(mark.kind == "bibliography" for mark in self.item.body.marks):
            return []
        references = list(self.filling.references())
        heading = element("h2", self.ask.say.plain("references.title"), id="references")
        return [heading, *references] if references else []

    def about(self) -> list[Node]:
        """All that is known of the item and its text does not show, as a table."""
        say = self.ask.say
        rows: list[list[Sequence[Node]]] = [
            [[label], nodes]
            for label, nodes in facts(self.item, self.ask, self.addresses, self.hidden)
        ]
        if address := self.addresses.of_item(self.item):
            rows.append([[say.plain("book.page")], [element("a", address, href=address)]])
        if not rows:
            return []
        heading = element("h2", say.plain(f"book.about-{self.item.kind}"), id="about-this-text")
        return [heading, table((say.plain("book.field"), say.plain("book.value")), rows)]

    def repaired(self, nodes: list[Node]) -> list[Node]:
        """`nodes` as a medium takes them that knows only plain blocks."""
        anchors = {link[1:] for link in _links(nodes) if link.startswith("#")}
        known = set[str]() if self.explain else None
        repairs = Repairs(
            self.filling.losses,
            frozenset(anchors),
            known,
            self.item.body.plain,
            lambda link: self.addresses.of_link(self.item, link),
        )
        return repairs.all(nodes)

    def _html(self, nodes: list[Node]) -> str:
        return "".join(map(as_html, self.repaired(nodes)))


def _links(nodes: Iterable[Node]) -> Iterator[str]:
    """The addresses of all links in `nodes` and below them."""
    for node in nodes:
        if isinstance(node, Element):
            yield node.attributes.get("href", "")
            yield from _links(node.children)
