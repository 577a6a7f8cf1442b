"""Lab: all that lies in one: its items, bibliography, catalogue, and what is wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from labpress import content
from labpress.catalogue import Catalogue
from labpress.catalogue.redirects import Redirect
from labpress.citations import Bibliography, Formatted
from labpress.content import Author, Item, Statement
from labpress.lab.addresses import answering, lost, own_addresses
from labpress.lab.citing import formatted
from labpress.lab.essay_sources import EssaySources
from labpress.lab.formulas import mathml_of
from labpress.lab.holding import secret_works
from labpress.lab.settings import Settings
from labpress.markdown import Body
from labpress.markdown.formulas import Formula, formulas_in
from labpress.pandoc import Pandoc
from labpress.problems import Problem, in_order
from labpress.wording import Tables


@dataclass(frozen=True)
class Lab:
    """A whole lab as it lies on disk. `items` has ordinary pages too; `unread` broken files.
    `bibliography` has all works; which of them a page may cite, `known_to` says. `changed` gives
    the day on which the file at a path was last committed, where git knows it."""

    settings: Settings
    items: tuple[Item, ...]
    unread: frozenset[str]
    authors: dict[str, Author]
    bibliography: Bibliography
    catalogue: Catalogue
    problems: tuple[Problem, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    math: Mapping[Formula, str] = field(default_factory=dict)
    statement: Statement | None = None
    tables: Tables = field(default_factory=Tables)
    behind: Mapping[str, content.PartialDate] = field(default_factory=dict)
    sources: EssaySources = field(default_factory=EssaySources)
    changed: Callable[[str], content.PartialDate | None] = field(default=lambda _: None)

    @cached_property
    def own_addresses(self) -> Mapping[str, Item | None]:
        """Every page and file of the site, with the item that is there, if it is one."""
        return own_addresses(self.settings, self.items)

    @cached_property
    def addresses(self) -> frozenset[str]:
        """All at which the site answers: also old addresses that lead on, and those let go."""
        return answering(self.own_addresses, self.items, self.redirects)

    def lost_since(self, last: str) -> tuple[Problem, ...]:
        """Errors for addresses of the last site, as its list has them, that this one lost."""
        return in_order(lost(last, self.addresses, self.own_addresses, self.items))

    def is_listed(self, item: Item) -> bool:
        """Whether lists and decks have `item` for its text: of a text that is there in several
        languages they have the one in the site's, else the first that was written."""
        version = self.catalogue.relations.version
        langs = (self.settings.language,)
        return version(item, langs, lambda one: not one.draft or one is item) is item

    def item_at(self, path: Path | str) -> Item | None:
        """The item or page that one file holds."""
        return self._by_path.get(self.settings.relative(path))

    @cached_property
    def _by_path(self) -> dict[str, Item]:
        return {item.path: item for item in self.items}

    @cached_property
    def secret(self) -> frozenset[str]:
        """The citekeys that only drafts cite."""
        return secret_works(self.items, self.bibliography)

    def math_in(self, body: Body, pandoc: Pandoc) -> Mapping[Formula, str]:
        """The MathML of a text's formulas, also of one that was changed later."""
        new = [one for one in formulas_in(body.html) if one not in self.math]
        return {**self.math, **mathml_of(new, pandoc)[0]} if new else self.math

    def format_citations(
        self, pandoc: Pandoc, bodies: dict[str, Body] | None = None
    ) -> dict[str, Formatted]:
        """The citations and references of every page, by path, formatted in one batch.

        `bodies` are formatted instead of the lab's own where given: texts that were changed later.
        """
        bodies = bodies if bodies is not None else {item.path: item.body for item in self.items}
        return formatted(self, pandoc, bodies)

    def known_to(self, item: Item) -> Bibliography:
        """The works that an item may cite: an essay's own before those that all may."""
        return self.sources.known.get(item.path, self.sources.common)

    def style_of(self, item: Item) -> Path | None:
        """The CSL style of an item's citations; None is the shipped APA."""
        return self.sources.styles.get(item.path, self.settings.style)

    def bib_files_of(self, item: Item) -> tuple[Path, ...]:
        """The bibliographies that an item may cite, in the order in which they count."""
        own = self.sources.files.get(item.path, ())
        return (*own, *(file for file in self.settings.bib_files if file not in own))
