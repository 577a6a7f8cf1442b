"""`labpress/reading-time`: how long an essay takes, at its head, in lists and as a tag."""

from __future__ import annotations

from typing import ClassVar

from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from labpress.content import Essay, reading_time
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.session import find_session


class ReadingTimeConfig(base.Config):
    """It says how long an essay takes: from 300 words a minute down to 175. It has no options."""

    HELP: ClassVar[dict[str, str]] = {}


class ReadingTimePlugin(BasePlugin[ReadingTimeConfig]):
    """Each hook is a call or two."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Lets essays and lists say how long reading takes."""
        find_session(config, "labpress/reading-time").switch_on(reading_time=True)

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Adds the tag that a reader can filter by, and the minutes for other plugins."""
        if isinstance(page, LabPage) and isinstance(page.item, Essay):
            time = reading_time(page.item)
            tag = page.say().plain(f"bands.{time.band}")
            page.meta["tags"] = [*page.meta.get("tags", ()), tag[:1].upper() + tag[1:]]
            page.meta["reading_time"] = time.minutes
