"""MkDocs' files for what is printed: PDFs of cards, decks, essays and books, beside their pages."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from threading import Lock

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from labpress.content import Card, Essay, Item, Project
from labpress.mkdocs_plugins.session import Session
from labpress.printing import Editions, Essays, Offer, Printed, offers_of, store_of
from labpress.printing.editions import Group
from labpress.problems import Level, Problem, in_order
from labpress.site import Download, stage_path

log = get_plugin_logger(__name__)

Made = tuple[str, Download, Printed]
"""The page that offers a file (see Session.downloads), how it does, and the file."""
MANY = 60
"""Decks of more cards are made one at a time: each keeps all processors busy, and takes a few
megabytes a card."""
BLANKS = ("a4", "letter", "a3")
"""In which of the offers there are cards to write on."""


def add_editions(session: Session, files: Files, config: MkDocsConfig) -> None:
    """Makes every PDF, adds it to the site beside its page, and lets the page offer it. Beside the
    PDF of a deck lies its manifest."""
    problems: list[Problem] = []
    for page, download, printed in _Press(session, config).all():
        problems += printed.problems
        if printed.pdf:
            session.downloads[page] = (*session.downloads.get(page, ()), download)
            files.append(File.generated(config, download.path, content=printed.pdf))
            if printed.manifest is not None and len(printed.manifest.cards) > 1:
                beside = download.path.removesuffix(".pdf") + ".json"
                files.append(File.generated(config, beside, content=printed.manifest.json()))
    store_of(session.lab.settings.root).prune()
    for problem in in_order(set(problems) - session.said):
        (log.info if problem.level is Level.ADVICE else log.warning)("%s", problem)


class _Press:
    """Makes what one build prints."""

    def __init__(self, session: Session, config: MkDocsConfig) -> None:
        self._session = session
        self._offers = offers_of(session.lab.settings.pdfs)
        preview, url = bool(session.preview), config.site_url or ""
        self._editions = Editions(session.lab, session.pandoc, url, preview=preview)
        self._alone = Lock()
        self._items = [item for item in session.lab.items if session.serving or not item.draft]

    def all(self) -> Iterator[Made]:
        """Texts first, since that is what their pages offer first; then cards and decks, several
        at a time: Typst lets other threads run while it works."""
        yield from self._texts()
        self._editions.prepare()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            yield from pool.map(lambda make: make(), self._jobs())

    def _jobs(self) -> Iterator[Callable[[], Made]]:
        """What is to be made of cards, in the order in which pages offer it."""
        groups = self._editions.groups
        for card in (item for item in self._items if isinstance(item, Card)):
            yield from (partial(self._card, card, offer) for offer in self._offers)
        for group in groups:
            yield from (partial(self._deck, group, offer) for offer in self._offers)
        if None in groups:
            blanks = (offer for offer in self._offers if offer.name in BLANKS)
            yield from (partial(self._blank, offer) for offer in blanks)

    def _texts(self) -> Iterator[Made]:
        essays = [item for item in self._items if isinstance(item, Essay)]
        projects = [item for item in self._items if isinstance(item, Project)]
        if not essays:
            return
        session = self._session
        items = [*essays, *projects]
        preview = bool(session.preview)
        press = Essays(
            session.lab, session.pandoc, items, session.url, public=True, preview=preview
        )
        for essay in essays:
            yield self._made(
                essay, f"{essay.slug}.pdf", self._say("essay", essay), press.essay(essay)
            )
        for project in projects:
            own = session.ask().essays_of(project)
            if len(own) > 1:
                book = press.book(project.title, own, project, project.challenge, project)
                label = self._say("book", project, n=len(own))
                yield self._made(project, f"{project.slug}.pdf", label, book)

    def _card(self, card: Card, offer: Offer) -> Made:
        printed = self._editions.card(card, offer.filled())
        file = offer.file(card.slug)
        say = self._session.say(card.lang)
        return self._made(card, file, offer.label(say), printed, offer.note_of_one(say), offer)

    def _deck(self, group: Group, offer: Offer) -> Made:
        many = len(self._editions.cards_of(group)) > MANY
        with self._alone if many else nullcontext():
            printed = self._editions.deck(group, offer.layout)
        if isinstance(group, Item):
            file = offer.file(f"{group.slug}-cards")
            kind = self._say("of-essay", group) if isinstance(group, Essay) else ""
            say = self._session.say(group.lang)
            return self._made(group, file, offer.label(say), printed, offer.note(say), offer, kind)
        stem = f"{stage_path(group.id)}{group.id}" if group else "cards/all"
        return self._listed(offer.file(f"{stem}-cards"), offer, printed, self._say("all"))

    def _blank(self, offer: Offer) -> Made:
        printed = self._editions.blank(offer.filled())
        file = f"cards/blank-cards-{offer.name}.pdf"
        return self._listed(file, offer, printed, self._say("blank"))

    def _made(
        self,
        item: Item,
        name: str,
        label: str,
        printed: Printed,
        note: str = "",
        offer: Offer | None = None,
        group: str = "",
    ) -> Made:
        """Beside the page, under a name that still says what it is in a folder of downloads."""
        own = self._session.files[item.path]
        folder = posixpath.dirname(own.dest_uri)
        if not own.use_directory_urls:
            folder = posixpath.join(folder, item.slug)
        path = posixpath.join(folder, name)
        return _offered(item.path, path, label, printed, note, offer, group)

    def _listed(self, path: str, offer: Offer, printed: Printed, group: str) -> Made:
        """What a page of the list or of a stage offers, for many cards together."""
        page = f"{posixpath.dirname(path)}/"
        say = self._session.say()
        return _offered(page, path, offer.label(say), printed, offer.note(say), offer, group)

    def _say(self, name: str, item: Item | None = None, **values: object) -> str:
        """What a page offers, in its own language."""
        say = self._session.say(item.lang if item else "")
        return say.plain(f"offers.{name}", **values)


def _offered(
    page: str,
    path: str,
    label: str,
    printed: Printed,
    note: str,
    offer: Offer | None,
    group: str,
) -> Made:
    sheet = bool(offer and offer.places)
    download = Download(path, label, printed.pages, len(printed.pdf), note, group, sheet)
    return page, download, printed
