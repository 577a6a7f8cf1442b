"""Editions: a lab's cards and decks ready to be printed, with their citations in plain words."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from labpress.citations import Formatter, PageCitations, parse_cluster
from labpress.content import Card, Toolkit
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing.decks import fit, fit_cover, print_card, print_cards, print_deck
from labpress.printing.faces import cited_in, sources_of
from labpress.printing.paper import Paper
from labpress.printing.printed import Printed
from labpress.problems import Problem, in_order

Clusters = Callable[[Card], tuple[str, ...]]


class Editions:
    """What can be printed of an open lab. `site_url` stands for the lab's own where it is given:
    the address on which the site is being served. A `preview` prints none, since it will go."""

    def __init__(
        self, lab: Lab, pandoc: Pandoc, site_url: str | None = None, *, preview: bool = False
    ) -> None:
        settings = lab.settings
        given = settings.site_url if site_url is None else site_url
        address = None if preview else given
        self._lab, self._pandoc = lab, pandoc
        self._paper = Paper(
            address,
            settings.site_name,
            settings.licence,
            settings.language,
            settings.stages,
            fonts=settings.fonts,
        )

    def card(self, card: Card) -> Printed:
        """One card, front and back."""
        return print_card(card, self._paper, self._words_of, self._title_of)

    def deck(self, toolkit: Toolkit) -> Printed:
        """A toolkit's cards in its order, each once, behind a cover."""
        return print_deck(
            toolkit, self.cards_of(toolkit), self._paper, self._words_of, self._title_of
        )

    def cards(self, cards: tuple[Card, ...]) -> Printed:
        """Any choice of cards in one PDF, without a cover."""
        return print_cards(cards, self._paper, self._words_of, self._title_of)

    def fit(self) -> tuple[Problem, ...]:
        """What keeps the lab's cards and decks from being printed as they are. No PDF is made."""
        covers = (
            fit_cover(toolkit, self.cards_of(toolkit), self._paper, self._title_of)
            for toolkit in self._lab.catalogue.of("toolkit")
            if isinstance(toolkit, Toolkit) and not toolkit.draft
        )
        cards = fit(self._cards, self._paper, self._words_of, self._title_of)
        return in_order([*cards, *chain.from_iterable(covers)])

    def cards_of(self, toolkit: Toolkit) -> tuple[Card, ...]:
        """The cards of a toolkit in its order, each once; drafts only in a draft."""
        steps = (step for step in toolkit.items if step.kind == "card")
        named = (self._lab.catalogue.find("card", step.name) for step in steps)
        cards = (card for card in named if isinstance(card, Card))
        return tuple(dict.fromkeys(card for card in cards if toolkit.draft or not card.draft))

    @property
    def _cards(self) -> tuple[Card, ...]:
        cards = (item for item in self._lab.catalogue.of("card") if isinstance(item, Card))
        return tuple(card for card in cards if not card.draft)

    def _words_of(self, source: str) -> str:
        """The plain words of a cluster as its author wrote it."""
        return self._citations.get(source, source)

    @cached_property
    def _citations(self) -> Mapping[str, str]:
        """Every cluster that any card needs, formatted in one batch, each card on its own.

        Sources are named by author and year whatever the site's style: a number would lead to a
        list of references, which a card has no room for.
        """
        cards = [item for item in self._lab.items if isinstance(item, Card)]
        cited = self._formatted(cards, cited_in, self._lab.settings.style)
        return cited | self._formatted(cards, sources_of, None)

    def _formatted(
        self, cards: Sequence[Card], clusters: Clusters, style: Path | None
    ) -> dict[str, str]:
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
            source: _plain(text)
            for card in cards
            if card.path in made
            for source, text in zip(clusters(card), made[card.path].citations, strict=True)
        }

    def _title_of(self, name: str) -> str:
        """The title of an item named as `essay:impact`, unless it is held back."""
        kind, _, slug = name.partition(":")
        item = self._lab.catalogue.find(kind, slug)
        return item.title if item and not item.draft else name


def _plain(text: str) -> str:
    return html.unescape(re.sub("<[^>]+>", "", text))
