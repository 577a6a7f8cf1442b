"""Marks: a Body's HTML with its numbered marks filled in for the screen.

A mark that leads nowhere stays as visible words with the class `unresolved`; the checks have
reported it with its place, so nothing is said here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import Card
from labpress.site.chart_figure import chart_figure
from labpress.site.piece import Piece
from labpress.site.reference import Cited, references_html
from labpress.site.try_this import try_this

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item
    from labpress.markdown import Mark
    from labpress.wording import Wording

# The Body writes its own elements and attributes in one form, so these are exact.
OWN = re.compile(
    r"<labpress-(?P<name>cite|card|link|bibliography|chart)\b(?P<attributes>[^>]*)>"
    r"(?P<inner>.*?)</labpress-(?P=name)>",
    re.DOTALL,
)
WRITTEN = re.compile(r'\b(?P<name>href|src)="labpress:(?P<n>\d+)"')
ADDRESS = Piece('{}="{}"')
WAY = Piece('<a href="{}">{}</a>')
NUMBER = re.compile(r'\bn="(\d+)"')
LINK = re.compile(r'<a class="cite"( id="[^"]*")[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Resolver:
    """What filling in needs: the page's item, the door to the others, and how addresses become.

    `link` turns an address as written in Markdown into one that works on the page, `href` does so
    for a path on the site. `printed` tells of a card's path whether it can be had on paper.
    """

    item: Item
    ask: Ask
    cited: Cited
    link: Callable[[str], str]
    href: Callable[[str], str]
    printed: Callable[[str], bool]

    def resolve(self, html: str) -> str:
        """`html` with every mark of the item's body filled in."""
        marks = {mark.n: mark for mark in self.item.body.marks}
        cites = [mark.n for mark in self.item.body.marks if mark.kind == "cite"]
        order = {n: place for place, n in enumerate(cites)}

        filled = {"card": self._card, "link": self._link, "chart": self._chart}

        def own(match: re.Match[str]) -> str:
            number = NUMBER.search(match["attributes"])
            mark = marks.get(int(number[1])) if number else None
            if mark is None:
                return str(unresolved(Markup(match["inner"]).striptags(), self.ask.say))
            if match["name"] == "cite":
                return str(self._citation(mark, order[mark.n]))
            if match["name"] == "bibliography":
                return str(references_html(self.cited.references, self.ask.say))
            # what a writer adds to a card may hold marks of its own
            inner = Markup(OWN.sub(own, match["inner"]))
            return str(filled[match["name"]](mark, inner))

        whole = OWN.sub(own, html)
        if '="labpress:' not in whole:  # as in most texts, and to look for it takes long
            return whole
        return WRITTEN.sub(lambda match: self._written(match, marks), whole)

    def _citation(self, mark: Mark, place: int) -> Markup:
        citations: Sequence[Markup] = self.cited.citations
        if place >= len(citations):
            return unresolved(mark.text or mark.key, self.ask.say)
        is_note = "data-note" in citations[place]
        # a link cannot stand in a link; that a note has one comes after it
        return (
            unlinked(citations[place])
            if "link" in mark.within and not is_note
            else citations[place]
        )

    def _card(self, mark: Mark, why: Markup) -> Markup:
        card = self.ask.target(self.item, mark)
        if not isinstance(card, Card):
            return unresolved(self.ask.say("try.missing", name=mark.key), self.ask.say, block=True)
        on_paper = self.printed(card.path)
        return try_this(card, why, mark, self.ask, self.href, on_paper=on_paper)

    def _link(self, mark: Mark, words: Markup) -> Markup:
        target = self.ask.target(self.item, mark)
        if target is None:
            return unresolved(words.striptags() or mark.key, self.ask.say)
        anchor = mark.key.partition("#")[2]
        address = self.href(self.ask.url(target)) + (f"#{anchor}" if anchor else "")
        return WAY(address, words.strip() or target.title)

    def _chart(self, mark: Mark, words: Markup) -> Markup:
        chart = self.ask.chart(self.item, mark)
        if chart is None:
            return unresolved(mark.key, self.ask.say, block=True) + words
        return chart_figure(chart, mark, words, self.ask.say, self.link)

    def _written(self, match: re.Match[str], marks: dict[int, Mark]) -> str:
        mark = marks.get(int(match["n"]))
        address = self.link(mark.key) if mark else "#"
        return str(ADDRESS(match["name"], address))


def unlinked(citation: Markup) -> Markup:
    """A citation whose works keep their ids, to which their references lead, but are no links."""
    # as plain text: a Markup would escape what stands between its parts
    return Markup(LINK.sub(r"<span\1>\2</span>", str(citation)))


def unresolved(words: str, say: Wording, block: bool = False) -> Markup:
    """Words whose target is not there: seen, read aloud, and not a link."""
    inside = Markup('<span class="unresolved">{} <small>{}</small></span>').format(
        words, say("references.not-found")
    )
    return Markup("<p>{}</p>").format(inside) if block else inside
