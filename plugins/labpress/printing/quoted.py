"""Quoted: what cards say that stands elsewhere: citations in plain words, and titles of items."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from labpress.citations import Formatter, PageCitations, parse_cluster
from labpress.citations.styles import names_authors, style_text
from labpress.content import Card
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing.faces import SECTIONS, as_cluster

CITED = re.compile(r'<labpress-cite(?: (?!n=)[\w-]+="[^"]*")* n="(\d+)"')
"""Exact, because markdown/ writes its own elements in one form only."""
Clusters = Callable[[Card], tuple[str, ...]]


class Quoted:
    """What the cards of a lab quote."""

    def __init__(self, lab: Lab, pandoc: Pandoc) -> None:
        self._lab, self._pandoc = lab, pandoc

    def prepare(self) -> None:
        """Formats the citations of all cards. After that, several threads may ask: the one process
        that formats serves one at a time."""
        _ = self._citations

    def words(self, card: Card, source: str) -> str:
        """The plain words of a cluster as the author of `card` wrote it. Two cards may say the same
        in other words: `2018a` counts afresh on each."""
        return self._citations.get((card.path, source), source)

    @cached_property
    def _citations(self) -> Mapping[tuple[str, str], str]:
        """Every cluster that any card needs, formatted in one batch, each card on its own.

        Sources are named by author and year whatever the site's style: a number would lead to a
        list of references, and a note to the foot of a page, which a card has no room for.
        """
        cards = [item for item in self._lab.items if isinstance(item, Card)]
        own = self._lab.settings.style
        style = own if own and names_authors(style_text(own)) else None
        cited = self._formatted(cards, cited_in, style)
        return cited | self._formatted(cards, sources_of, None)

    def _formatted(
        self, cards: Sequence[Card], clusters: Clusters, style: Path | None
    ) -> dict[tuple[str, str], str]:
        pages = {
            card.path: PageCitations(tuple(map(parse_cluster, clusters(card))), lang=card.lang)
            for card in cards
            if clusters(card)
        }
        if not pages:
            return {}
        language = self._lab.settings.language
        made = Formatter(self._pandoc, self._lab.bibliography, style, language).format(pages)
        return {
            (card.path, source): _plain(text)
            for card in cards
            if card.path in made
            for source, text in zip(clusters(card), made[card.path].citations, strict=True)
        }

    def title(self, name: str) -> str:
        """The title of an item named as `essay:impact`, unless it is held back."""
        kind, _, slug = name.partition(":")
        item = self._lab.catalogue.find(kind, slug)
        return item.title if item and not item.draft else name


def cited_in(card: Card) -> tuple[str, ...]:
    """Every cluster in what is printed of `card`, for which printing asks `cite`."""
    sections = (card.section(name) for name in SECTIONS.values())
    printed = {int(n) for part in sections if part is not None for n in CITED.findall(part.html)}
    return tuple(mark.text for mark in card.body.marks if mark.kind == "cite" and mark.n in printed)


def sources_of(card: Card) -> tuple[str, ...]:
    """The sources of `card` as the clusters for which printing asks `cite`."""
    return tuple(map(as_cluster, card.sources))


def _plain(text: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", text))
