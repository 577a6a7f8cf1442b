"""Kept: the texts and files of feeds from an earlier build, as long as nothing that they say has
changed. What is new in a lab are a few texts; its feeds hold a hundred."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from labpress.articles import Articles
from labpress.catalogue import Ask
from labpress.citations import Formatted
from labpress.content import Item
from labpress.exporting.feeds.feed import Entry, Feed
from labpress.exporting.feeds.full_text import full_text
from labpress.lab.made_by import made_by
from labpress.objects import Objects, dumped, loaded
from labpress.store import key_of

IN_LAB = Path(".labpress", "feeds")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
LARGEST = 64 * 2**20


class KeptTexts:
    """The full texts of items and the files of feeds. Each text is kept with the questions that it
    asked of its lab: it is good while every answer is the same."""

    def __init__(self, articles: Articles, kept: Objects) -> None:
        self._articles, self._kept = articles, kept
        self._digests: dict[str, str] = {}

    def text(self, item: Item, cited: Formatted, page: str) -> str:
        """What `full_text` gives."""
        key = self._key(item, cited, page)
        known = self._known(key, item)
        if known is not None:
            return known
        html, ask = full_text(item, self._articles, cited, page)
        self._kept.put(key, dumped((html, tuple(ask.asked.items()))))
        return html

    def file(self, feed: Feed, address: str, write: Callable[[Feed, str], bytes]) -> bytes:
        """The file that `write` makes of `feed`, to be found at `address`."""
        own = _digest(replace(feed, entries=())), *map(self._digest_of, feed.entries)
        key = key_of(made_by(), write.__module__, address, own)
        known = self._kept.get(key)
        if known is None:
            known = write(feed, address)
            self._kept.put(key, known)
        return known

    def prune(self) -> None:
        """Takes away what is too old, or too much."""
        self._kept.prune(LARGEST)

    def _digest_of(self, entry: Entry) -> str:
        """A digest of an entry, which stands in several feeds, each in several formats."""
        if entry.url not in self._digests:
            about = _digest(replace(entry, html=""))
            self._digests[entry.url] = (
                f"{about} {sha256(entry.html.encode('utf-8', 'surrogatepass')).hexdigest()}"
            )
        return self._digests[entry.url]

    def _known(self, key: str, item: Item) -> str | None:
        packed = self._kept.get(key)
        if packed is None:
            return None
        ask: Ask = self._articles.ask(item.lang, drafts=item.draft)
        try:
            html, asked = loaded(packed)
            same = all(ask.again(question) == answer for question, answer in asked)
        except LookupError:  # what a question was about has gone
            return None
        return str(html) if same else None

    def _key(self, item: Item, cited: Formatted, page: str) -> str:
        seen = self._articles.lab.catalogue.seen(item)
        told = (item.body.digest, _digest(cited), page, self._common)
        return key_of(made_by(), item.path, seen, *told)

    @cached_property
    def _common(self) -> str:
        """What a text says that it asks nobody for: where the site is, and its words."""
        lab = self._articles.lab
        settings, tables = lab.settings, lab.tables
        folders = [settings.relative(one) for one in (settings.docs_dir, settings.essays_dir)]
        words = sorted((lang, sorted(table.items())) for lang, table in tables.own.items())
        return _digest(settings.site_url, settings.language, folders, tables.default, words)


def _digest(*values: object) -> str:
    """A digest of plain values, the same in every process."""
    return sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()
