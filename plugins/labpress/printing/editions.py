"""Editions: which cards and decks a lab has to print, and each of them as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from labpress.content import Card, Essay, Item, Stage, Toolkit
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing.decks import (
    Deck,
    deck_of,
    deck_of_blanks,
    deck_of_card,
    deck_of_cards,
    deck_of_front_matter,
)
from labpress.printing.faces import Printable, card_face
from labpress.printing.layouts import Layout
from labpress.printing.manifests import PrintedCard, printed
from labpress.printing.offers import layouts_of
from labpress.printing.paper import Paper
from labpress.printing.printed import Printed
from labpress.printing.quoted import Quoted
from labpress.printing.store import store_of
from labpress.printing.subjects import Subject, of_essay, of_library, of_stage, of_toolkit
from labpress.printing.typesetting import PLAIN, faults_of, set_deck
from labpress.problems import Problem, in_order

Group = Toolkit | Essay | Stage | None
"""What has a deck of its own; None is the whole library."""


class Editions:
    """What can be printed of an open lab. `site_url` stands for the lab's own where it is given:
    the address on which the site is being served. A `preview` prints none, since it will go."""

    def __init__(
        self, lab: Lab, pandoc: Pandoc, site_url: str | None = None, *, preview: bool = False
    ) -> None:
        settings = lab.settings
        given = settings.site_url if site_url is None else site_url
        address = None if preview else given
        self._lab, self._quoted = lab, Quoted(lab, pandoc)
        self._paper = Paper(
            address,
            settings.site_name,
            settings.licence,
            settings.language,
            settings.stages,
            fonts=settings.fonts,
            store=store_of(settings.root),
            tables=lab.tables,
        )
        # every card is in several decks, each of which is made in several layouts
        self._face = cache(self._face_of)

    def card(self, card: Card, layout: Layout = PLAIN) -> Printed:
        """One card, front and back."""
        paper = self._paper.speaking(card.lang)
        return set_deck(deck_of_card(card, self._face, paper, layout), paper, layout)

    def deck(self, of: Group, layout: Layout = PLAIN, start: int | None = None) -> Printed:
        """The cards of a toolkit, an essay, a stage or (None) the whole library behind its front
        matter. A run sheet begins at `start`, in minutes after midnight, or at 0:00."""
        subject, cards = self._subject(of)
        paper, title = self._paper, self._quoted.title
        return self._set(deck_of(subject, cards, self._face, paper, layout, title, start), layout)

    def cards(self, cards: tuple[Card, ...], layout: Layout = PLAIN) -> Printed:
        """Any choice of cards in one PDF, without front matter."""
        return self._set(deck_of_cards(cards, self._face, self._paper, layout), layout)

    def printed(self, card: Card) -> PrintedCard:
        """What a card says in print, for comparing it with an older one."""
        return printed(card, self._face(card).face, self._paper)

    def blank(self, layout: Layout = PLAIN) -> Printed:
        """A card to write on."""
        return self._set(deck_of_blanks(self._paper, layout), layout)

    def prepare(self) -> None:
        """Formats the citations of all cards. After that, several threads may print at once."""
        self._quoted.prepare()

    def measure(self, cards: tuple[Card, ...], layout: Layout) -> None:
        """Measures some cards of a larger deck ahead of it, so that the wait can be told of."""
        faults_of(deck_of_cards(cards, self._face, self._paper, layout), self._paper, layout)

    def fit(self) -> tuple[Problem, ...]:
        """What keeps the lab's cards and decks from being printed as it offers them: each is
        measured in every format that mkdocs.yml asks for. No PDF is made."""
        problems = set(self._paper.problems())
        for layout in layouts_of(self._lab.settings.pdfs):
            if self._cards:
                deck = deck_of_cards(self._cards, self._face, self._paper, layout)
                problems.update(faults_of(deck, self._paper, layout))
            for subject, cards in map(self._subject, self.groups):
                deck = deck_of_front_matter(subject, cards, self._paper, layout, self._quoted.title)
                problems.update(faults_of(deck, self._paper, layout))
        return in_order(problems)

    @property
    def groups(self) -> tuple[Group, ...]:
        """All that has a deck of its own on the site: as mkdocs.yml asks, where it has any card.
        A single card needs none for an essay, a stage or the library."""
        settings, of = self._lab.settings, self._lab.catalogue.of
        known: dict[str, Sequence[Group]] = {
            "toolkits": [item for item in of("toolkit") if isinstance(item, Toolkit)],
            "essays": [item for item in of("essay") if isinstance(item, Essay)],
            "stages": settings.stages,
            "library": (None,),
        }
        asked = [group for kind in settings.decks for group in known[kind]]
        shown = (group for group in asked if not (isinstance(group, Item) and group.draft))
        least = {group: 1 if isinstance(group, Toolkit) else 2 for group in shown}
        return tuple(group for group in least if len(self.cards_of(group)) >= least[group])

    def cards_of(self, of: Group) -> tuple[Card, ...]:
        """The cards of a toolkit in its order, those that an essay asks to try in the order in
        which it does, those of a stage or (None) all by code; each once. Drafts only of a draft."""
        if of is None or isinstance(of, Stage):
            return tuple(card for card in self._cards if of is None or of.id in card.stages)
        named = self._steps(of) if isinstance(of, Toolkit) else self._asked(of)
        cards = (card for card in named if isinstance(card, Card))
        return tuple(dict.fromkeys(card for card in cards if of.draft or not card.draft))

    def _set(self, deck: Deck, layout: Layout) -> Printed:
        return set_deck(deck, self._paper, layout)

    def _face_of(self, card: Card) -> Printable:
        paper = self._paper.speaking(card.lang)
        return card_face(card, paper, partial(self._quoted.words, card), self._quoted.title)

    def _steps(self, toolkit: Toolkit) -> list[Item | None]:
        find = self._lab.catalogue.find
        return [find("card", step.name) for step in toolkit.items if step.kind == "card"]

    def _asked(self, essay: Essay) -> list[Item | None]:
        asks = (mark for mark in essay.body.marks if mark.kind == "try-this")
        return [self._lab.catalogue.target_of(essay, mark) for mark in asks]

    def _subject(self, of: Group) -> tuple[Subject, tuple[Card, ...]]:
        cards = self.cards_of(of)
        if of is None:
            return of_library(cards, self._paper), cards
        if isinstance(of, Stage):
            return of_stage(of, cards, self._paper), cards
        if isinstance(of, Toolkit):
            return of_toolkit(of, cards, self._paper), cards
        return of_essay(of, cards, self._paper), cards

    @property
    def _cards(self) -> tuple[Card, ...]:
        cards = (item for item in self._lab.catalogue.of("card") if isinstance(item, Card))
        return tuple(card for card in cards if not card.draft and self._lab.is_listed(card))
