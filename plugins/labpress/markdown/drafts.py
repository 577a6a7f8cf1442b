"""Drafts: one walk through the tree in reading order finds every citation, card, link, image,
heading and list, with its line. Their words are read later, when the tree is final."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from labpress.markdown.body import OWN_SCHEMES
from labpress.markdown.elements import Own
from labpress.markdown.places import line_at, line_of, run_on, unstamp_element
from labpress.markdown.words import written

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXTS = frozenset({"p", "li", "td", "th", "dd", "dt", "figcaption", "caption", "summary", "label"})
_BOXES = frozenset({"div", "section", "article", "aside", "blockquote", "figure", "details"})
_RUNNING = _TEXTS.union(_HEADINGS)
_BLOCKS = _RUNNING | _BOXES
_AROUND = {"a": "link", **dict.fromkeys(_HEADINGS, "heading")}
_OWN_ORDER = {
    "labpress-cite": ("keys", "source"),
    "labpress-card": ("slug", "edition"),
    "labpress-link": ("to",),
    "labpress-bibliography": ("full",),
    "labpress-chart": ("data",),
}
_DRAFTED = frozenset(("a", "img", "ol", *_HEADINGS, *_OWN_ORDER))


@dataclass(slots=True)
class Draft:
    """A mark whose words are not final yet. `block` is the element its context is read from,
    `own` what an own element says before an attribute list can change it, `within` what a citation
    stands in."""

    kind: str
    key: str
    line: int | None
    element: etree.Element
    block: etree.Element | None
    own: dict[str, str]
    within: frozenset[str] = frozenset()


class Walk(Treeprocessor):
    """Right after the inline stage, before attribute lists, smart quotes, abbreviations and the
    contents: drafts the marks, reads the stamps and takes them out."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.start(1)

    def start(self, first: int) -> None:
        """To be called before each text, which begins on line `first` of its file."""
        self.drafts: list[Draft] = []
        self.lines: dict[etree.Element, int] = {}  # of headings
        self.texts: list[tuple[str, int, etree.Element]] = []  # kind, line
        self._quoted = 0  # block quotes around here
        self._around: list[str] = []  # headings, links and notes around here
        self._line = first  # runs along with the text
        self._notes: dict[str, etree.Element] = {}

    def run(self, root: etree.Element) -> None:
        lists = [div[1] for div in root.iter("div") if _is_notes(div)]
        self._notes = {note.get("id", ""): note for ol in lists for note in ol}
        self._visit(root, None, None)
        for name in list(self._notes):  # written but never called
            self._footnote(name)

    def _visit(
        self, element: etree.Element, block: etree.Element | None, before: etree.Element | None
    ) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            block = element
        if tag in _RUNNING:
            self._text(element)
        self._quoted += tag == "blockquote"
        if tag in _DRAFTED:
            self._draft(element, block, before)
        around = _AROUND.get(tag)  # a link to a card is none when it is drafted
        if around:
            self._around.append(around)
        self._line = run_on(element.text, self._line)
        previous: etree.Element | None = None
        for child in element:
            if child.tag == "div" and _is_notes(child):
                continue
            self._visit(child, block, previous)
            self._line = run_on(child.tail, self._line)
            if child.tag == "sup" and len(child) and child[0].get("class") == "footnote-ref":
                self._footnote(child[0].get("href", "#")[1:])
            # two cards in a row have the same reason, and no figure is one
            if child.tag not in ("labpress-card", "figure"):
                previous = child
        if around:
            self._around.pop()
        self._quoted -= tag == "blockquote"
        unstamp_element(element)

    def _text(self, element: etree.Element) -> None:
        """Notes an element that holds running text, with the line of its first word."""
        words = "".join(element.itertext()) if len(element) else element.text or ""
        line = line_at(words, len(words) - len(words.lstrip())) or self._line
        self.texts.append((self._kind(str(element.tag)), line, element))

    def _kind(self, tag: str) -> str:
        if tag in _HEADINGS:
            return "heading"
        return "cell" if tag in ("td", "th") else "quote" if self._quoted else "text"

    def _footnote(self, name: str) -> None:
        """A footnote is read where it is first called."""
        note, line = self._notes.pop(name, None), self._line
        if note is not None:
            outside, self._around = self._around, ["note"]
            self._visit(note, note, None)
            self._line, self._around = line, outside

    def _draft(
        self, el: etree.Element, block: etree.Element | None, before: etree.Element | None
    ) -> None:
        match el.tag:
            case "labpress-cite" if isinstance(el, Own):
                self._add("cite", el.get("keys", ""), el.line, el, block)
                self._line += el.get("source", "").count("\n")
            case "labpress-card" if isinstance(el, Own):
                self._add("try-this", el.get("slug", ""), el.line, el, _reason(el, before))
            case "labpress-bibliography" if isinstance(el, Own):
                self._add("bibliography", el.get("full", ""), el.line, el, None)
            case "labpress-chart" if isinstance(el, Own):
                self._add("chart", el.get("data", ""), el.line, el, block)
            case "a" if el.get("href"):
                self._link(el, block)
            case "img" if el.get("src"):
                alt = el.get("alt", "")
                line = line_of(el.get("src", "")) or line_of(alt)
                line = line - alt.count("\n") if line else None
                self._add("image", written(el.get("src", "")), line, el, block)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.lines[el] = _first_line(el) or self._line
                self._add("heading", "", self.lines[el], el, el)
            case "ol":
                self._add("list", el.get("start", "1"), _first_line(el), el, before)

    def _link(self, el: etree.Element, block: etree.Element | None) -> None:
        if el.get("class") in ("footnote-ref", "footnote-backref"):
            return
        href, words = el.get("href", ""), "".join(el.itertext())
        line = line_of(href)
        line = line - words.count("\n") if line else line_of(words)
        url = written(href)
        scheme, _, name = url.partition(":")
        if scheme in OWN_SCHEMES:
            el.tag, el.attrib = "labpress-link", {"to": url}
            self._add(scheme, name, line, el, block)
        else:
            self._add("link", url, line, el, block)

    def _add(
        self,
        kind: str,
        key: str,
        line: int | None,
        element: etree.Element,
        block: etree.Element | None,
    ) -> None:
        self._line = line or self._line
        own = {name: element.get(name, "") for name in _OWN_ORDER.get(str(element.tag), ())}
        within = frozenset(self._around) if kind == "cite" else frozenset[str]()
        self.drafts.append(Draft(kind, key, self._line, element, block, own, within))


def _is_notes(div: etree.Element) -> bool:
    """Whether `div` is the list of footnotes, as Python-Markdown makes it."""
    return (
        div.tag == "div"
        and div.get("class") == "footnote"
        and [child.tag for child in div] == ["hr", "ol"]
        and all(note.get("id", "").startswith("fn") for note in div[1])
    )


def _reason(card: etree.Element, before: etree.Element | None) -> etree.Element | None:
    """The block that says why `card` stands here: the one before it, else the card's own words."""
    found = _last_text(before) if before is not None else None
    return found if found is not None else next(_texts(card), None)


def _last_text(element: etree.Element) -> etree.Element | None:
    """The last block of running text in `element`; a heading has none, and gives no reason."""
    return next(iter(reversed(list(_texts(element)))), None)


def _texts(element: etree.Element) -> Iterator[etree.Element]:
    return (el for el in element.iter() if el.tag in _TEXTS and "".join(el.itertext()).strip())


def _first_line(element: etree.Element) -> int | None:
    """The line of the first stamp in an element's texts, targets or citations."""
    for el in element.iter():
        if isinstance(el, Own) and el.line:
            return el.line
        for text in (el.text, el.get("href"), el.get("src"), el.tail if el is not element else ""):
            if (line := line_of(text or "")) is not None:
                return line
    return None
