"""`labpress/sharing`: pictures for links, feeds, the catalogue as data, robots.txt."""

from __future__ import annotations

from typing import ClassVar

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from labpress.exporting import FORMATS
from labpress.mkdocs_plugins.feed_files import add_feeds, add_lab_data
from labpress.mkdocs_plugins.plainly import plainly
from labpress.mkdocs_plugins.robots import add_robots
from labpress.mkdocs_plugins.session import find_session

NAME = "labpress/sharing"


class SharingConfig(base.Config):
    """It makes a picture for each page's link, feeds for those who follow the lab, and lab.json."""

    HELP: ClassVar[dict[str, str]] = {
        "pictures": "Make a picture for every page, shown where its link is sent. An item's own "
        "`image` is taken instead where it fits.",
        "feeds": "The formats of feeds: `rss`, `atom`, `json`. An empty list makes none.",
        "feed_items": "How many of the newest texts a feed holds.",
        "lab_json": "Publish `lab.json`, the catalogue as data, with its schema.",
    }

    pictures = c.Type(bool, default=True)
    feeds = c.ListOfItems(c.Choice(tuple(FORMATS)), default=list(FORMATS))
    feed_items = c.Type(int, default=20)
    lab_json = c.Type(bool, default=True)


class SharingPlugin(BasePlugin[SharingConfig]):
    """Each hook is a call or two."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Finds the lab now, so that a wrong order of plugins is said before anything is built."""
        find_session(config, NAME)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Tells search engines where the sitemap is."""
        add_robots(find_session(config, NAME), files, config)
        return files

    @event_priority(-60)  # after citations, PDFs and copies, which feeds and data tell of
    @plainly
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Makes what pages then name in their heads."""
        session, own = find_session(config, NAME), self.config
        if own.pictures:
            # what draws them is all of printing, which a lab without pictures does not wait for
            from labpress.mkdocs_plugins.sharing_files import add_pictures  # noqa: PLC0415

            add_pictures(session, files, config)
        if own.feeds:
            add_feeds(session, files, config, own.feeds, own.feed_items)
        if own.lab_json:
            add_lab_data(session, files, config)
