"""Feeds: the channels of an open lab made into feeds, each text made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urljoin

from labpress.articles import Articles
from labpress.catalogue import Ask
from labpress.citations import Formatted
from labpress.content import Item
from labpress.content.timeline import published, updated
from labpress.exporting.feeds.channels import Channel
from labpress.exporting.feeds.feed import Entry, Feed, Picture
from labpress.exporting.feeds.formats import Format
from labpress.exporting.feeds.kept import KeptTexts
from labpress.lab import Lab
from labpress.objects import Objects
from labpress.pandoc import Pandoc
from labpress.wording import Wording

NOTHING = Formatted((), ())


class Feeds:
    """Makes the feeds of a lab, which must have a `site_url`.

    `url` gives an item's path on the site, and `page` that of the page which stands in a folder;
    `formatted` the citations of items by path, `pictures` those that stand for their pages; `kept`
    has what was made before.
    """

    def __init__(
        self,
        lab: Lab,
        pandoc: Pandoc,
        ask: Ask,
        say: Wording,
        page: Callable[[str], str],
        description: str,
        formatted: Mapping[str, Formatted],
        pictures: Mapping[str, Picture],
        kept: Objects | None = None,
    ) -> None:
        self._lab, self._ask, self._say, self._page = lab, ask, say, page
        self._description = description
        self._formatted, self._pictures = formatted, pictures
        self._base = lab.settings.site_url.rstrip("/") + "/"
        articles = Articles(lab, pandoc, lab.items, ask.url, public=True)
        self._texts = KeptTexts(articles, kept or Objects(None))
        self._made: dict[str, Entry] = {}

    def feed(self, channel: Channel) -> Feed:
        """What is new in one channel."""
        settings = self._lab.settings
        return Feed(
            title=self.title(channel),
            description=self._about(channel),
            maker=settings.site_name,
            page=urljoin(self._base, self._page(channel.folder)),
            base=self._base + channel.folder,
            lang=settings.language,
            entries=tuple(map(self._entry, channel.items)),
        )

    def file(self, feed: Feed, form: Format, address: str) -> bytes:
        """A feed in one of the formats, to be found at `address`."""
        return self._texts.file(feed, address, form.write)

    def prune(self) -> None:
        """Takes away of what is kept what is too old, or too much."""
        self._texts.prune()

    def title(self, channel: Channel) -> str:
        """What a reader's list of feeds shows."""
        lab = self._lab.settings.site_name
        if channel.kind == "all":
            return lab
        return self._say.plain(f"feeds.title-{channel.kind}", lab=lab, name=channel.name)

    def _about(self, channel: Channel) -> str:
        lab = self._lab.settings.site_name
        if channel.kind == "all" and self._description:
            return self._description
        return self._say.plain(f"feeds.about-{channel.kind}", lab=lab, name=channel.name)

    def _entry(self, item: Item) -> Entry:
        if item.path not in self._made:
            self._made[item.path] = self._entry_of(item)
        return self._made[item.path]

    def _entry_of(self, item: Item) -> Entry:
        url = urljoin(self._base, self._ask.url(item))
        first, last = published(item), updated(item)
        assert first and last  # a channel has no item without a date
        return Entry(
            url=url,
            title=item.title,
            summary=getattr(item, "summary", "") or getattr(item, "purpose", ""),
            html=self._texts.text(item, self._formatted.get(item.path, NOTHING), url),
            published=first,
            updated=last,
            lang=item.lang or self._lab.settings.language,
            authors=tuple(self._ask.author(name) for name in getattr(item, "authors", ())),
            tags=tuple(item.tags),
            image=self._pictures.get(item.path),
        )
