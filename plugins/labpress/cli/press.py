"""Press: makes the one PDF that a run of `labpress print` asks for."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from labpress.cli.print_options import said_for_cards
from labpress.cli.selection import Selection, deck, named
from labpress.cli.terminal import progress
from labpress.content import Toolkit
from labpress.lab import Lab, Settings
from labpress.mkdocs_plugins.host import read_settings
from labpress.pandoc import Pandoc
from labpress.printing import Editions, Essays, Layout, Printed, changed_cards
from labpress.printing.essay_pages import PAGES, Page
from labpress.problems import PrintError

MANY = 40
"""So many cards take long enough for a bar."""
STEP = 20


class Press:
    """Makes what one run of the verb asks for."""

    def __init__(
        self, lab: Lab, pandoc: Pandoc, layout: Layout, options: Mapping[str, Any]
    ) -> None:
        self._lab, self._pandoc = lab, pandoc
        self._layout, self._options = layout, options
        self._editions = Editions(lab, pandoc)

    def printed(self, names: tuple[str, ...]) -> Printed | None:
        """The PDF; None if there is nothing to print, which has been said."""
        if self._options["blank"]:
            return self._editions.blank(self._layout)
        chosen = self._chosen(names)
        if chosen is not None and chosen.essays:
            return self._text(chosen)
        if self._options["start"] is not None and not _has_run_sheet(chosen, self._options):
            raise PrintError("--start is for the run sheet of a toolkit's deck (leave it out)")
        if self._options["since"]:
            return self._since(chosen)
        assert chosen is not None  # either names or a choice was given
        return self._cards(chosen)

    def _chosen(self, names: tuple[str, ...]) -> Selection | None:
        toolkit, essay, stage = (self._options[name] for name in ("toolkit", "essay", "stage"))
        if names:
            return named(self._lab, self._editions, names)
        if toolkit or essay or stage or self._options["whole"]:
            return deck(self._lab, self._editions, toolkit, essay, stage)
        return None

    def _cards(self, chosen: Selection) -> Printed:
        self._measure(chosen)
        with progress(f"Drawing {len(chosen.cards)} card{'s'[: len(chosen.cards) > 1]}"):
            if chosen.is_deck:
                return self._editions.deck(chosen.of, self._layout, self._options["start"])
            if len(chosen.cards) == 1:
                return self._editions.card(chosen.cards[0], self._layout)
            return self._editions.cards(chosen.cards, self._layout)

    def _measure(self, chosen: Selection) -> None:
        """What takes longest, with a bar where there is much of it."""
        cards = chosen.cards
        if len(cards) < MANY or not sys.stderr.isatty():
            return
        label = f"Measuring {len(cards)} cards"
        with click.progressbar(length=len(cards), label=label, file=sys.stderr) as bar:
            for first in range(0, len(cards), STEP):
                part = cards[first : first + STEP]
                self._editions.measure(part, self._layout)
                bar.update(len(part))

    def _text(self, chosen: Selection) -> Printed:
        if unheard := said_for_cards(self._options):
            listed = " and ".join(unheard)
            raise PrintError(f"an essay is printed on pages, without {listed} (leave that out)")
        page = _page(self._options["size"] or "a4")
        title, project = chosen.book or ("", None)
        items = [*chosen.essays, *([project] if project else [])]
        with progress("Printing"):
            press = Essays(self._lab, self._pandoc, items, page=page)
            if chosen.book is None:
                return press.essay(chosen.essays[0])
            owner, subtitle = project or chosen.essays[0], project.challenge if project else ""
            return press.book(title, chosen.essays, owner, subtitle, project)

    def _since(self, chosen: Selection | None) -> Printed | None:
        """Of what is chosen, or of all, the cards that changed."""
        with progress("Comparing"):
            since = self._options["since"]
            reprint = changed_cards(self._lab, self._pandoc, since, self._then)
        click.echo("\n".join(reprint.lines))
        among = chosen.cards if chosen else reprint.cards
        cards = tuple(card for card in reprint.cards if card in among)
        if not cards:
            click.echo("Nothing was written.")
            return None
        return self._cards(Selection(cards))

    def _then(self, folder: Path) -> Settings:
        """The settings of the lab as it was, from the file of the same name."""
        return read_settings(folder / Path(self._options["config_file"]).name)


def _has_run_sheet(chosen: Selection | None, options: Mapping[str, Any]) -> bool:
    return bool(chosen and isinstance(chosen.of, Toolkit) and not options["since"])


def _page(size: str) -> Page:
    if size not in PAGES:
        raise PrintError(f"an essay is printed on {' or '.join(PAGES)}, not on {size}")
    return PAGES[size]
