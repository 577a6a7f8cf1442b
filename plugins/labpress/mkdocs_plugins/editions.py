"""MkDocs' files for what is printed: the PDF of each card and of each toolkit's deck."""

from __future__ import annotations

import posixpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from labpress.content import Card, Item, Toolkit
from labpress.mkdocs_plugins.session import Session
from labpress.printing import Editions, Printed
from labpress.problems import Level, Problem, in_order
from labpress.site import Download

log = get_plugin_logger(__name__)


def add_editions(session: Session, files: Files, config: MkDocsConfig) -> None:
    """Makes every PDF, adds it to the site beside its page, and lets the page offer it."""
    preview = bool(session.preview)
    editions = Editions(session.lab, session.pandoc, config.site_url or "", preview=preview)
    problems: list[Problem] = []
    for item in session.lab.items:
        printed = _printed(editions, item) if session.serving or not item.draft else None
        if printed is None:
            continue
        problems += printed.problems
        if printed.pdf:
            download = _download(session, item, printed)
            session.downloads[item.path] = (download,)
            files.append(File.generated(config, download.path, content=printed.pdf))
    for problem in in_order(set(problems) - session.said):
        (log.info if problem.level is Level.ADVICE else log.warning)("%s", problem)


def _printed(editions: Editions, item: Item) -> Printed | None:
    if isinstance(item, Card):
        return editions.card(item)
    if isinstance(item, Toolkit) and editions.cards_of(item):
        return editions.deck(item)
    return None


def _download(session: Session, item: Item, printed: Printed) -> Download:
    """Beside the page, under a name that still says what it is in a folder of downloads."""
    deck = isinstance(item, Toolkit)
    name = f"{item.slug}-cards.pdf" if deck else f"{item.slug}.pdf"
    folder = posixpath.dirname(session.files[item.path].dest_uri)
    if not session.files[item.path].use_directory_urls:
        folder = posixpath.join(folder, item.slug)
    label = "Deck, A6" if deck else "Card, A6"
    note = "Cover and cards, each front and back" if deck else "Front and back, 105 × 148 mm"
    path = posixpath.join(folder, name)
    return Download(path, label, printed.pages, len(printed.pdf), note)
