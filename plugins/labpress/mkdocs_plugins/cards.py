"""`labpress/cards`: cards beside the argument, and the short address printed on each."""

from __future__ import annotations

from typing import ClassVar

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from labpress.mkdocs_plugins.page_files import add_short_addresses
from labpress.mkdocs_plugins.session import find_session

GOOD_FOR = [
    "understand a problem",
    "hear from people",
    "generate ideas",
    "choose between ideas",
    "test a change",
    "plan the work",
    "share what we learned",
]


class CardsConfig(base.Config):
    """It shows cards beside the argument, and makes the short address printed on each."""

    HELP: ClassVar[dict[str, str]] = {
        "good_for": "What cards may be good for: the choices of “I want to …”.",
    }

    good_for = c.ListOfItems(c.Type(str), default=GOOD_FOR)


class CardsPlugin(BasePlugin[CardsConfig]):
    """Each hook is one call."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Lets essays show cards, and cards show the essays that send readers to them."""
        find_session(config, "labpress/cards").switch_on(cards=True)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds `/c/<CODE>/` for every card."""
        return add_short_addresses(find_session(config, "labpress/cards"), files, config)
