"""Kin: how items belong together, as a page may ask: what leads to one, what goes with it, what a
project has, and the versions of a text."""

from __future__ import annotations

from collections.abc import Iterator

from labpress.catalogue.citings import Citing
from labpress.catalogue.door import Door, Question
from labpress.catalogue.groups import group_of
from labpress.catalogue.links import Link
from labpress.catalogue.nearness import Near
from labpress.catalogue.rows import Among, Row
from labpress.content import Card, Essay, Item, Output, Project, Toolkit, token
from labpress.markdown import Mark


class Kin(Door):
    """The questions of `Ask` about items that are known already."""

    def backlinks(self, item: Item) -> tuple[Link, ...]:
        """The links that lead to `item`, with the paragraphs they stand in."""
        links = self._catalogue.backlinks(item)
        found = tuple(link for link in links if self._is_shown(link.source))
        sources = {link.source for link in found}
        found = tuple(
            link
            for link in found
            if self._is_listed(link.source) or self._version(link.source) not in sources
        )
        self._note(
            ("backlinks", item.path),
            (f"{self._catalogue.seen(link.source)} {_seen_of(link.mark)}" for link in found),
        )
        return found

    def citings(self) -> dict[str, tuple[Citing, ...]]:
        """Every place at which something shown cites a work, by citekey. For lists only: they grow
        with the lab."""
        found = {
            key: shown
            for key, own in self._catalogue.citings.items()
            if (shown := self._once_cited(own))
        }
        said = (
            f"{key}\0{self._catalogue.seen(one.source)}\0{_seen_of(one.mark)}"
            for key, own in found.items()
            for one in own
        )
        self._note(("citings",), said)
        return found

    def _once_cited(self, citings: tuple[Citing, ...]) -> tuple[Citing, ...]:
        """Those shown; of a text in several languages that one which lists have, if it cites."""
        shown = tuple(one for one in citings if self._is_shown(one.source))
        sources = {one.source for one in shown}
        return tuple(
            one
            for one in shown
            if self._is_listed(one.source) or self._version(one.source) not in sources
        )

    def toolkits_with(self, card: Card) -> tuple[Toolkit, ...]:
        """The toolkits that have `card` among their items."""
        found = self._catalogue.relations.toolkits(card)
        return self._answer(("toolkits_with", card.path), found)

    def done_before(self, card: Card) -> tuple[Card, ...]:
        """The cards to do first: those the card names, then those that name it as next."""
        return self._answer(("done_before", card.path), self._catalogue.relations.before(card))

    def done_after(self, card: Card) -> tuple[Card, ...]:
        """The cards to do next: those the card names, then those that want it done first."""
        return self._answer(("done_after", card.path), self._catalogue.relations.after(card))

    def goes_with(self, card: Card) -> tuple[Card, ...]:
        """The cards that go with this one, whichever of the two says so."""
        return self._answer(("goes_with", card.path), self._catalogue.relations.beside(card))

    def near(self, essay: Essay, most: int) -> tuple[Near, ...]:
        """The essays that share most with `essay`, and what; at most `most`, the nearest first."""
        found = self._catalogue.nearness.near(essay, most, self._drafts)
        said = (
            f"{self._catalogue.seen(near.essay)}\0{near.sources}\0{near.tags}\0{near.stages}\0"
            + "\0".join(map(self._catalogue.seen, near.cards))
            for near in found
        )
        self._note(("near", essay.path, most), said)
        return found

    def essays_of(self, project: Project) -> tuple[Essay, ...]:
        """A project's essays in their own order: by number, then by date."""
        found = self._catalogue.relations.essays(project)
        return self._answer(("essays_of", project.path), self._once(found))

    def place_in_project(self, essay: Essay, project: Project) -> Among | None:
        """Where `essay` stands among the essays of `project`."""
        key = ("project", project.path, self._langs, self._drafts)
        if key not in self._catalogue.rows:
            found = self._shown(self._once(self._catalogue.relations.essays(project)))
            self._catalogue.rows[key] = Row.of(found)
        return self._place(("place_in_project", essay.path, project.path), essay, key)

    def place_in_series(self, essay: Essay) -> Among | None:
        """Where `essay` stands in its series."""
        name = token(essay.series)
        key = ("series", name, self._langs, self._drafts)
        if key not in self._catalogue.rows:
            found = self._listed(self._catalogue.groups["series"].get(name, ()))
            group = group_of("series", name, found) if found else None
            series = (group.name, group.path) if group else ()
            self._catalogue.rows[key] = Row.of(found, *series)
        return self._place(("place_in_series", essay.path), essay, key)

    def _place(self, question: Question, essay: Essay, row: tuple[object, ...]) -> Among | None:
        found = self._catalogue.rows[row].around(essay)
        said: list[str] = []
        if found:
            beside = (
                self._catalogue.seen(one) if one else "" for one in (found.before, found.after)
            )
            said = [f"{found.number} {found.of}", found.name, found.path, *beside]
        self._note(question, said)
        return found

    def outputs_of(self, project: Project) -> tuple[Output, ...]:
        """A project's outputs, newest first."""
        found = self._catalogue.relations.outputs(project)
        return self._answer(("outputs_of", project.path), found)

    def cards_of(self, project: Project) -> tuple[Card, ...]:
        """The cards that a project's essays send to or its toolkits hold, by code."""
        once = self._once(self._used_in(project))
        found = sorted(once, key=lambda card: (card.code, card.slug))
        return self._answer(("cards_of", project.path), found)

    def translations(self, item: Item) -> tuple[Item, ...]:
        """The items that say they are a translation of this one."""
        found = self._catalogue.relations.translations(item)
        return self._answer(("translations", item.path), found)

    def original(self, item: Item) -> Item | None:
        """What `item` is a translation of."""
        found = self._catalogue.relations.original(item)
        shown = self._answer(("original", item.path), [found] if found else [])
        return shown[0] if shown else None

    def versions(self, item: Item) -> tuple[Item, ...]:
        """The same text in every language that it is there in, this one too; the original first."""
        found = self._catalogue.relations.versions(item)
        return self._answer(("versions", item.path), found)

    def _used_in(self, project: Project) -> Iterator[Card]:
        """The cards in those essays and toolkits of a project that are shown."""
        catalogue, relations = self._catalogue, self._catalogue.relations
        for essay in self._shown(relations.essays(project)):
            targets = (catalogue.target_of(essay, mark) for mark in essay.body.marks)
            yield from (found for found in targets if isinstance(found, Card))
        for toolkit in self._shown(relations.kits(project)):
            steps = (catalogue.find(step.kind, step.name) for step in toolkit.items)
            yield from (found for found in steps if isinstance(found, Card))


def _seen_of(mark: Mark | None) -> str:
    """What other pages show of a mark: all but its line."""
    return repr(mark and mark._replace(line=None))
