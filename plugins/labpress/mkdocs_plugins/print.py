"""`labpress/print`: PDFs of every card and deck, linked from their pages."""

from __future__ import annotations

import os
from typing import ClassVar

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from labpress.lab.settings import DECKS, OFFERED, PDFS
from labpress.mkdocs_plugins.editions import add_editions
from labpress.mkdocs_plugins.plainly import plainly
from labpress.mkdocs_plugins.session import find_session

PDF_IN_SERVE = "LABPRESS_SERVE_PDF"
"""Environment variable: any value makes PDFs in `serve` too, as `labpress serve --pdf` does."""


class PrintConfig(base.Config):
    """It makes PDFs of every card and deck."""

    HELP: ClassVar[dict[str, str]] = {
        "pdfs": "The ways in which pages offer cards and decks in print: `screen` (A6, card by "
        "card), `a4`, `letter` and `a3` (sheets to cut), `large` and `large-letter` (large "
        "print), `grey`, `ink-saver` and `poker` (A4 sheets); see [Printing](print.md).",
        "decks": "What has a deck of its own: `toolkits`, `essays` (the cards that each asks to "
        "try), `stages`, `library` (all cards, and blank ones).",
        "fonts": (
            "Fonts of your own (TTF, OTF or TTC, in the lab's folder) for scripts that the shipped "
            "ones lack, such as Arabic: see [Other scripts](print.md#other-scripts)."
        ),
        "serve": "Make the PDFs in `serve` too, which takes longer at each change.",
    }

    fonts = c.ListOfItems(c.Type(str), default=[])
    pdfs = c.ListOfItems(c.Choice(PDFS), default=list(OFFERED))
    decks = c.ListOfItems(c.Choice(DECKS), default=["toolkits", "essays", "library"])
    serve = c.Type(bool, default=False)


class PrintPlugin(BasePlugin[PrintConfig]):
    """Each hook is one call."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Finds the lab now, so that a wrong order of plugins is said before anything is built."""
        find_session(config, "labpress/print")

    @plainly
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Makes the PDFs before any page, since pages say how many pages and bytes they have."""
        session = find_session(config, "labpress/print")
        asked = self.config.serve or PDF_IN_SERVE in os.environ
        if asked or not session.serving:
            add_editions(session, files, config)
