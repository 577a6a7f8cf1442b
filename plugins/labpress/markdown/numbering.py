"""Numbers: figures and tables with a caption are counted in reading order, and a link without words
of its own takes the name of what it leads to: `[](#fig-line)` becomes "Figure 2".

It is done here, once, so that screen, paper, Word and the checks agree.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from labpress.markdown.body import UNKNOWN
from labpress.markdown.captions import SAID
from labpress.markdown.drafts import Walk
from labpress.markdown.elements import Report
from labpress.markdown.words import plain_text
from labpress.problems import Level, did_you_mean
from labpress.wording import Wording, wording

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NUMBER = "#"
"""A link of this text takes the number alone: `Figures [#](#a) and [#](#b)`."""
_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
_WRITTEN = re.compile(
    r"(?P<open><(?P<tag>figure|table)\b(?P<own>[^>]*)>)(?P<inner>.*?)</(?P=tag)\s*>", re.S | re.I
)
_CAPTION = re.compile(r"<(?:figcaption|caption)\b[^>]*>(?:\s*<p>)?", re.I)
_ID = re.compile(r"""\bid\s*=\s*["']?([^"'\s>]+)""", re.I)


class Numbers(Treeprocessor):
    """After the contents have given headings their ids, before the marks get their words."""

    def __init__(self, md: Markdown, walk: Walk, report: Report) -> None:
        super().__init__(md)
        self._walk, self._report = walk, report
        self.start(wording("en"))

    def start(self, say: Wording) -> None:
        """To be called before each text, with the words of its language."""
        self._words = say
        self._counts = {"figure": 0, "table": 0}
        self._named: dict[str, tuple[str, str]] = {}  # id -> its name, its number

    def run(self, root: etree.Element) -> None:
        self._visit(root)
        links = {draft.element: draft.line for draft in self._walk.drafts if draft.kind == "link"}
        for link, line in links.items():
            target = link.get("href", "")
            words = (link.text or "").strip()
            if target.startswith("#") and not len(link) and words in ("", _NUMBER):
                link.text = self._name(target[1:], words, line, root)

    def _visit(self, element: etree.Element) -> None:
        """Names what can be referred to in `element`; a figure in a figure has no number."""
        for child in element:
            caption = _caption_of(child)
            if caption is not None:
                own, line = child.get("id", ""), self._line_in(child)
                self._label(caption, self._count(_kind_of(child), own, line))
            elif child.tag in _HEADINGS:
                self._name_section(child)
            else:
                self._written(child)
                self._visit(child)

    def _line_in(self, element: etree.Element) -> int | None:
        """The line of the first thing in `element` that has one."""
        inside = set(element.iter())
        return next((draft.line for draft in self._walk.drafts if draft.element in inside), None)

    def _count(self, kind: str, own: str, line: int | None = None) -> str:
        """Counts one more of `kind`, called `own` if that is not ""; its label."""
        self._counts[kind] += 1
        n = self._counts[kind]
        if own in self._named:
            message = f"two things on this page are called '#{own}'"
            self._report(Level.ERROR, line, message, "give one of them another name")
        elif own:
            self._named[own] = (self._say(f"essay.{kind}", n=n), self._say("essay.number", n=n))
        return self._say(f"essay.{kind}-label", n=n)

    def _name_section(self, heading: etree.Element) -> None:
        name = self._say("essay.section", name=plain_text(heading, self.md))
        self._named.setdefault(heading.get("id", ""), (name, ""))

    def _label(self, caption: etree.Element, label: str) -> None:
        place = caption[0] if len(caption) and caption[0].tag == "p" else caption
        bold = etree.Element("b", {"class": "label"})
        bold.text, bold.tail = label, " " + (place.text or "").lstrip()
        place.text = ""
        place.insert(0, bold)

    def _written(self, element: etree.Element) -> None:
        """Labels the captions in HTML that the writer wrote and Markdown has set aside."""
        if not element.text or "\x02" not in element.text:
            return
        for found in _STASHED.finditer(element.text):
            at = int(found[1])
            held = self.md.htmlStash.rawHtmlBlocks[at]
            if isinstance(held, str) and "caption" in held.lower():
                self.md.htmlStash.rawHtmlBlocks[at] = _WRITTEN.sub(self._labelled, held)

    def _labelled(self, found: re.Match[str]) -> str:
        caption = _CAPTION.search(found["inner"])
        if caption is None:
            return found[0]
        inner, own = found["inner"], _ID.search(found["own"])
        kind = "table" if "<table" in inner.lower() else found["tag"].lower()
        label = f'<b class="label">{self._count(kind, own[1] if own else "")}</b> '
        end = caption.end()
        return f"{found['open']}{inner[:end]}{label}{inner[end:].lstrip()}</{found['tag']}>"

    def _name(self, target: str, words: str, line: int | None, root: etree.Element) -> str:
        """What a reference to `target` is called; what has no name is said."""
        name, number = self._named.get(target, ("", ""))
        found = number if words == _NUMBER else name
        if found:
            return found
        there = any(element.get("id") == target for element in root.iter())
        if name or there:
            message = f"'#{target}' has no number"
            hint = "give it a caption, or write words into the square brackets"
        else:
            message = f"nothing on this page is called '#{target}'"
            known = ", ".join(f"#{id}" for id, (_, n) in self._named.items() if n)
            hint = did_you_mean(target, self._named) or (
                f"known: {known}" if known else "name a figure: `/// figure | its-name`"
            )
        self._report(Level.ERROR, line, message, hint)
        return UNKNOWN

    def _say(self, key: str, **values: object) -> str:
        return self._words.plain(key, **values)


def _caption_of(element: etree.Element) -> etree.Element | None:
    """The caption of a figure or table; somebody's words in a figure have a name, no caption."""
    if element.tag == "figure" and SAID not in element.get("class", "").split():
        return next((child for child in _near(element) if child.tag == "figcaption"), None)
    return next(iter(element.findall("caption")), None) if element.tag == "table" else None


def _near(element: etree.Element) -> Iterator[etree.Element]:
    """The children of `element`, and those of the paragraphs that Markdown put round some."""
    for child in element:
        yield child
        yield from child if child.tag == "p" else ()


def _kind_of(element: etree.Element) -> str:
    tables = (el for el in element.iter("table") if "highlighttable" not in el.get("class", ""))
    return "table" if next(tables, None) is not None else "figure"
