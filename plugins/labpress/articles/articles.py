"""Articles: the items of an open lab made into texts that stand alone, whatever the medium; their
citations are formatted in one batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from labpress.articles.addresses import Addresses
from labpress.articles.article import Maker
from labpress.articles.charting import Drawn
from labpress.articles.citing import Cite
from labpress.articles.filling import Filling, Node
from labpress.articles.losses import Losses
from labpress.articles.pictures import Picture
from labpress.articles.sources import sources_of
from labpress.catalogue import Ask
from labpress.citations import Formatted
from labpress.content import Item
from labpress.lab import Lab
from labpress.pandoc import Pandoc


class Articles:
    """What a medium needs of each of `items`.

    `url` gives an item's path on its site where the host has decided it. `public` leaves out what
    only editors need to know.
    """

    def __init__(
        self,
        lab: Lab,
        pandoc: Pandoc,
        items: Sequence[Item],
        url: Callable[[Item], str] | None = None,
        public: bool = False,
    ) -> None:
        self.lab = lab
        self.addresses = Addresses(lab.settings, url)
        self._pandoc, self._items, self._public = pandoc, items, public

    def cited(self, item: Item) -> Formatted:
        """The citations and references of one of the items."""
        return self._sources[item.path]

    def losses(self, item: Item) -> Losses:
        """Where to say what a medium cannot carry of an item."""
        path = self.lab.settings.root / item.path
        return Losses(item.path, path.read_text(encoding="utf-8", errors="replace"))

    def maker(
        self,
        item: Item,
        losses: Losses,
        cite: Cite,
        references: Sequence[Node],
        picture: Picture,
        attach: Callable[[str], str] | None = None,
        drawn: Drawn | None = None,
    ) -> Maker:
        """What makes the article of an item; the callables are the medium's own (see Filling)."""
        # a draft is sent round with the drafts that it leads to; what is published has none
        ask = self.ask(item.lang, drafts=item.draft)
        # where its pages stand is asked at the same door, which writes down every question
        addresses = Addresses(self.lab.settings, ask.url)
        filling = Filling(
            item, ask, addresses, losses, cite, lambda: references, picture, attach, drawn
        )
        return Maker(item, ask, addresses, filling, explain=attach is None, public=self._public)

    def ask(self, lang: str, *, drafts: bool = False) -> Ask:
        """A new door to the other items, for a text in that language (else the lab's)."""
        return Ask(
            self.lab.catalogue,
            self.lab.settings.stages,
            self.addresses.path_of,
            drafts=drafts,
            authors=self.lab.authors,
            say=self.lab.tables.wording(lang),
        )

    @cached_property
    def _sources(self) -> dict[str, Formatted]:
        return sources_of(self._items, self.lab, self._pandoc)
