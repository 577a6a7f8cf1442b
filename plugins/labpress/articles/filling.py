"""Filling: an item's HTML with its marks filled in for a text that leaves the site: links and
pictures with addresses that work anywhere, citations in words, each card in a box."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from labpress import charts
from labpress.articles.addresses import Addresses
from labpress.articles.charting import Drawn, chart_figure, chart_in, picture
from labpress.articles.losses import Losses
from labpress.articles.nodes import Node, boxed, element, linked
from labpress.articles.signs import after_closing, close_up
from labpress.catalogue import Ask
from labpress.content import Card, Item, said_stage, said_time
from labpress.markdown import Mark
from labpress.markdown.elements import OWN
from labpress.markdown.html_tree import Element, parse_html, words_of

__all__ = ["Filling", "Node", "boxed", "card_box", "element", "linked"]

WRITTEN = re.compile(r"labpress:(\d+)")


@dataclass
class Filling:
    """What the marks of one item become. The three callables are the medium's own: the nodes of a
    citation (by its place among the item's citations), those of the references, and where a
    picture is (by its address as written; "" where it cannot be shown). `attach` takes a file that
    a link leads to along and says where; "" for what is no file of the lab. `drawn` takes a picture
    made here; where there is none, a chart is its data."""

    item: Item
    ask: Ask
    addresses: Addresses
    losses: Losses
    cite: Callable[[int, Mark], Sequence[Node]]
    references: Callable[[], Sequence[Node]]
    picture: Callable[[str, int | None], str]
    attach: Callable[[str], str] | None = None
    drawn: Drawn | None = None
    marks: dict[int, Mark] = field(init=False)
    _order: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.marks = {mark.n: mark for mark in self.item.body.marks}
        cites = [mark.n for mark in self.item.body.marks if mark.kind == "cite"]
        self._order = {n: place for place, n in enumerate(cites)}

    def section(self, html: str, line: int | None) -> list[Node]:
        """The nodes of a section's HTML that begins on `line`."""
        self.losses.reach(line)
        return self._all(parse_html(html).children)

    def _all(self, nodes: Iterable[Node]) -> list[Node]:
        found: list[Node] = []
        for node in nodes:
            filled = self._one(node)
            if isinstance(node, Element) and node.tag == "labpress-cite":
                close_up(found, filled)
            found += filled
        return after_closing(found)

    def _one(self, node: Node) -> Sequence[Node]:
        if isinstance(node, str):
            return [node]
        number = node.attributes.get("n", "") if node.tag in OWN else ""
        address = WRITTEN.fullmatch(node.attributes.get("href") or node.attributes.get("src", ""))
        mark = self.marks.get(int(number or (address[1] if address else -1)))
        if chart := chart_in(node):
            return self._chart(node, chart)
        if "film-captions" in node.classes:
            return self._captions(node)
        if mark is None:
            if node.tag == "img":  # of HTML that Markdown has not read
                own = node.attributes
                return self._image(node, own.get("src", ""), own.get("alt", ""), None)
            return [Element(node.tag, node.attributes, self._all(node.children))]
        self.losses.reach(mark.line)
        if not number:
            return self._written(node, mark)
        match node.tag:
            case "labpress-cite":
                return self.cite(self._order[mark.n], mark)
            case "labpress-bibliography":
                return self.references()
            case "labpress-card":
                return self._card(mark, node)
            case _:
                return self._link(mark, self._all(node.children))

    def _card(self, mark: Mark, node: Element) -> Sequence[Node]:
        card = self.ask.target(self.item, mark)
        why = self._all(node.children)
        if isinstance(card, Card):
            return [card_box(card, why, self.ask, self.addresses)]
        self.losses.say(
            f"the card '{mark.key}' cannot be shown, so only its name goes along",
            "see whether there is such a card and whether it is a draft",
        )
        return [element("p", self.ask.say.plain("try.missing", name=mark.key)), *why]

    def _chart(self, figure: Element, node: Element) -> Sequence[Node]:
        mark, say = self.marks[int(node.attributes["n"])], self.ask.say
        self.losses.reach(mark.line)
        chart = self.ask.chart(self.item, mark)
        shown = picture(chart, mark, self.drawn, say) if chart else element("p", mark.key)
        beside = self.attach(mark.key) if self.attach else ""
        address = beside or self.addresses.of_link(self.item, mark.key)
        data = linked([posixpath.basename(mark.key)], address) if address else []
        signals = charts.shifts(chart, say) if chart else ""
        words = [*self._all(node.children), element("p", signals)]
        return [chart_figure(figure, shown, words, data, say)]

    def _link(self, mark: Mark, words: list[Node]) -> Sequence[Node]:
        target = self.ask.target(self.item, mark)
        if target is None:
            return words or [mark.key]
        address = self.addresses.of_item(target, mark.key.partition("#")[2])
        return linked(words or [target.title], address)

    def _written(self, node: Element, mark: Mark) -> Sequence[Node]:
        if node.tag == "img":
            return self._image(node, mark.key, mark.text, mark.line)
        inside = self._all(node.children)
        if node.tag != "a":
            address = self.addresses.of_link(self.item, mark.key)
            return [Element(node.tag, {**node.attributes, "src": address}, inside)]
        target = self.ask.target(self.item, mark)
        if target is not None and not mark.key.startswith("#"):
            return linked(inside, self.addresses.of_item(target, mark.key.partition("#")[2]))
        beside = self.attach(mark.key) if self.attach else ""
        return linked(inside, beside or self.addresses.of_link(self.item, mark.key))

    def _captions(self, node: Element) -> Sequence[Node]:
        """The file of a film's captions by what it is; none on paper, where no film plays."""
        if not self.attach:
            return []
        links = (
            Element("a", one.attributes, [self.ask.say("book.captions")])
            for one in node.within()
            if one.tag == "a"
        )
        return [element("p", *self._all(links))]

    def _image(self, node: Element, written: str, alt: str, line: int | None) -> Sequence[Node]:
        source = self.picture(written, line)
        if source:
            return [Element("img", {**node.attributes, "src": source})]
        words = self.ask.say.plain("book.no-picture", alt=alt or written)
        return linked([words], written if written.startswith(("https:", "http:")) else "")


def card_box(card: Card, why: list[Node], ask: Ask, addresses: Addresses) -> Element:
    """A card as it stands in a text: title, purpose, the writer's words, facts and address."""
    address = addresses.of_item(card)
    stage = ask.stage(card.stages[0]) if card.stages else None
    say = ask.say
    label = say.plain("try.word")
    if stage:
        label = say.plain("try.stage", stage=said_stage(stage, say).word)
    people = say.plain("card.some-people", range=card.people.text) if card.people else ""
    places = str(say.listed([say.known("places", place) for place in card.setting], either=True))
    facts = " · ".join(fact for fact in (said_time(card.time, say), people, places) if fact)
    own = any(words_of(node).strip() for node in why)
    return boxed(
        "try-this",
        ("Box Label", [element("p", " · ".join(part for part in (label, card.code) if part))]),
        ("Box Title", [element("p", *linked([card.title], address))]),
        ("Box Text", [element("p", card.purpose)]),
        ("Box Text", why if own else []),
        ("Box Text", [element("p", facts)] if facts else []),
        ("Box Text", [element("p", *linked([address], address))] if address else []),
    )
