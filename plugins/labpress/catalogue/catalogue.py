"""The catalogue: every item of a lab by kind and name, and who links to whom.

It is whole before the first page is rendered and never changes afterwards.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from labpress.catalogue.citings import Citing, citings
from labpress.catalogue.glossary import NO_GLOSSARY, Glossary, Term
from labpress.catalogue.groups import by_word
from labpress.catalogue.links import Link, Target, target_of, targets
from labpress.catalogue.nearness import Nearness
from labpress.catalogue.relations import Relations
from labpress.catalogue.rows import Row
from labpress.content import KINDS, Card, Essay, Item, Output, Project, reading_time
from labpress.markdown import Mark

if TYPE_CHECKING:
    from labpress.charts import Chart

UNSEEN = ("body", "lines")
"""What belongs to an item alone: its text, and where in the file its fields are written."""


def no_chart(item: Item, mark: Mark) -> Chart | None:
    """For a catalogue without data."""
    return None


@dataclass(frozen=True)
class Catalogue:
    """All items and ordinary pages, drafts too.

    `unread` are the paths of files that are there but could not be read: links to them are not
    reported a second time. `site_path` turns a path below the lab's folder into the path that
    MkDocs sees. `charts` reads the chart of a mark.
    """

    items: tuple[Item, ...]
    unread: Mapping[str, tuple[str, str]]
    site_path: Callable[[str], str]
    charts: Callable[[Item, Mark], Chart | None] = no_chart
    glossary: Glossary = NO_GLOSSARY

    def of(self, kind: str) -> tuple[Item, ...]:
        """The items of one kind in their natural order; empty for a kind that has none."""
        return self._by_kind.get(kind, ())

    def find(self, kind: str, name: str) -> Item | None:
        """The item of `kind` with that slug; for cards also by code or alias, in any case."""
        return self._by_name.get((kind, name)) or self._by_name.get((kind, name.casefold()))

    def at(self, target: Target) -> Item | None:
        """The item or page that a link's target means."""
        if target.kind != "page":
            return self.find(target.kind, target.name)
        return self._by_site_path.get(target.on_site) or self._by_path.get(target.on_disk)

    def is_unread(self, target: Target) -> bool:
        """Whether the target is a file that is there but could not be read."""
        if target.kind != "page":
            return (target.kind, target.name) in self.unread.values()
        return target.on_disk in self.unread or target.on_site in self._unread_on_site

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link between two different items, by source and in reading order."""
        return tuple(
            Link(source, found, mark)
            for source in self.items
            for mark, target in self.targets(source)
            if (found := self.at(target)) is not None and found is not source
        )

    def targets(self, source: Item) -> tuple[tuple[Mark, Target], ...]:
        """Every mark of `source` that points inside the lab, in reading order."""
        if source not in self._targets:
            self._targets[source] = tuple(targets(source, self.site_path))
        return self._targets[source]

    @cached_property
    def _targets(self) -> dict[Item, tuple[tuple[Mark, Target], ...]]:
        return {}

    def users_of(self, term: Term) -> tuple[Item, ...]:
        """The items whose running text uses a term of the glossary; ordinary pages are not told."""
        return tuple(self._users.get(term, ()))

    @cached_property
    def _users(self) -> dict[Term, list[Item]]:
        found: dict[Term, list[Item]] = defaultdict(list)
        for item in (item for item in self.items if item.kind in KINDS):
            for term in self.glossary.used_in(item):
                found[term].append(item)
        return found

    def backlinks(self, item: Item) -> tuple[Link, ...]:
        """The links that lead to `item`, by source and in reading order."""
        return tuple(self._backlinks.get(item.path, ()))

    def target_of(self, source: Item, mark: Mark) -> Item | None:
        """What one mark of `source` leads to, if that is there.

        The mark itself is asked, not its number: a text that a hook changed has marks of its own.
        """
        target = target_of(source, mark, self.site_path)
        return self.at(target) if target else None

    @cached_property
    def relations(self) -> Relations:
        """Who names whom in front matter, for every item at once."""
        return Relations(self.items, self.find)

    @cached_property
    def nearness(self) -> Nearness:
        """Which essays share sources, cards, tags and stages."""
        return Nearness(self.items, self.target_of)

    @cached_property
    def citings(self) -> Mapping[str, tuple[Citing, ...]]:
        """Who cites each work, by citekey."""
        return citings(self.items)

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, tuple[Item, ...]]]:
        """The items of each author, tag and series, by what groups them and by its token."""
        return by_word(item for kind in KINDS for item in self.of(kind))

    def item_at(self, path: str) -> Item | None:
        """The item or page of the file at `path`, below the lab's folder."""
        return self._by_path.get(path)

    def seen(self, item: Item) -> str:
        """A digest of what other pages may show of an item: see `seen` below."""
        known = self._seen.get(item)
        return known or self._seen.setdefault(item, seen(item))

    @cached_property
    def rows(self) -> dict[tuple[object, ...], Row]:
        """The rows that pages have asked for, by which it is and for whom."""
        return {}

    @cached_property
    def _seen(self) -> dict[Item, str]:
        return {}

    @cached_property
    def _unread_on_site(self) -> frozenset[str]:
        return frozenset(map(self.site_path, self.unread))

    @cached_property
    def _backlinks(self) -> dict[str, list[Link]]:
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.target.path].append(link)
        return found

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.kind].append(item)
        return {kind: tuple(sorted(items, key=_order)) for kind, items in found.items()}

    @cached_property
    def _by_name(self) -> dict[tuple[str, str], Item]:
        found: dict[tuple[str, str], Item] = {}
        # what is published keeps its name, whatever a draft calls itself
        known = (item for item in self.items if item.kind in KINDS)
        for item in sorted(known, key=lambda item: item.draft):
            for name in names(item):
                found.setdefault((item.kind, name), item)
        return found

    @cached_property
    def _by_path(self) -> dict[str, Item]:
        return {item.path: item for item in self.items}

    @cached_property
    def _by_site_path(self) -> dict[str, Item]:
        return {self.site_path(item.path): item for item in self.items}


def names(item: Item) -> Iterable[str]:
    """What an item may be called in a link: its slug; a card's code and aliases too."""
    yield item.slug
    if isinstance(item, Card):
        yield item.code.casefold()
        yield from (alias.casefold() for alias in item.aliases)


def _order(item: Item) -> tuple[object, ...]:
    """Cards by code, projects by number, essays and outputs newest first, the rest by title."""
    if isinstance(item, Card):
        return (item.code, item.slug)
    if isinstance(item, Project):
        return (item.number or 0, item.slug)
    if isinstance(item, Essay | Output):
        return (_newest_first(item), -(getattr(item, "number", None) or 0), item.slug)
    return (item.title.casefold(), item.slug)


def _newest_first(item: Essay | Output) -> tuple[int, int, int]:
    date = item.date
    return (-date.year, -(date.month or 0), -(date.day or 0)) if date else (0, 0, 0)


def seen(item: Item) -> str:
    """A digest of what other pages may show of an item, the same in every process: its fields, and
    how long it takes to read. Of its text they show nothing but what is asked for by itself, such
    as the paragraph of a link, so a word more in it makes no other page anew."""
    said = [f"{name}={value!r}" for name, value in item.__dict__.items() if name not in UNSEEN]
    time = reading_time(item)
    whole = f"{item.kind}\0{said}\0{time.low} {time.high} {time.minutes}"
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
