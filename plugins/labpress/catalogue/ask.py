"""Ask: the one door through which a view or a check reaches other items.

Every question is written down with a digest of its answer. A page is a pure function of its own
source and of what it asked, so it is still good while every answer is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from labpress.catalogue.catalogue import Catalogue
from labpress.catalogue.glossary import Glossary, Term
from labpress.catalogue.groups import Group, group_of, in_order
from labpress.catalogue.links import Link
from labpress.catalogue.nearness import Near
from labpress.charts import Chart
from labpress.content import (
    Author,
    Card,
    Essay,
    Item,
    Output,
    PartialDate,
    Project,
    Stage,
    Toolkit,
    author_of,
    token,
)
from labpress.markdown import Mark
from labpress.wording import Wording, wording

Some = TypeVar("Some", bound=Item)

NOBODY: Mapping[str, Author] = {}
UP_TO_DATE: Mapping[str, PartialDate] = {}


class Ask:
    """Questions of one page about the rest of its lab.

    `url` gives an item's path on the site, without a leading slash. Drafts are left out of every
    answer unless `drafts` is true, and a text that is there in several languages is in lists once:
    in the page's language, else in the site's (`lang`), else as it was first written. `behind` has
    the day on which the original of a translation changed, by the translation's path. `authors` is
    what the lab knows of people, by name. `say` has the words of the interface in the page's
    language. `purposes` are what the lab's cards may be good for, in its order. `asked` has each
    question with the digest of its answer.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        stages: Sequence[Stage],
        url: Callable[[Item], str],
        *,
        drafts: bool = False,
        authors: Mapping[str, Author] = NOBODY,
        say: Wording | None = None,
        purposes: Sequence[str] = (),
        lang: str = "",
        behind: Mapping[str, PartialDate] = UP_TO_DATE,
    ) -> None:
        self._catalogue = catalogue
        self._stages = {stage.id: stage for stage in stages}
        self._url = url
        self._drafts = drafts
        self._authors = authors
        self._purposes = tuple(purposes)
        self.say = say or wording("en-GB")
        self._langs = tuple(filter(None, (self.say.page, lang)))
        self._behind = behind
        self.asked: dict[str, str] = {}

    def item(self, kind: str, name: str) -> Item | None:
        """The item of `kind` with that slug (cards: or code, or alias)."""
        found = self._catalogue.find(kind, name)
        shown = self._answer(f"item {kind}:{name}", [found] if found else [])
        return shown[0] if shown else None

    def target(self, source: Item, mark: Mark) -> Item | None:
        """What a mark of `source` leads to, by its own scheme or by a relative link."""
        found = self._catalogue.target_of(source, mark)
        shown = self._answer(f"target {source.path}#{mark.n}", [found] if found else [])
        return shown[0] if shown else None

    def chart(self, source: Item, mark: Mark) -> Chart | None:
        """The chart of a mark of `source`, with the data of its file, if all is in order."""
        found = self._catalogue.charts(source, mark)
        self._note(f"chart {source.path} {mark.key} {mark.said}", [repr(found)])
        return found

    def glossary_of(self, page: Item) -> Glossary | None:
        """The lab's glossary if `page` is its page."""
        glossary = self._catalogue.glossary
        found = glossary if glossary.is_on(page) else None
        self._note(f"glossary of {page.path}", [repr(found)])
        return found

    def terms_in(self, item: Item) -> tuple[Glossary, tuple[Term, ...]]:
        """The glossary and those of its terms that `item` uses."""
        glossary = self._catalogue.glossary
        shown = glossary.page is not None and (self._drafts or not glossary.page.draft)
        found = glossary.used_in(item) if shown else ()
        self._note(f"terms in {item.path}", map(repr, found))
        return glossary, found

    def users_of(self, term: Term) -> tuple[Item, ...]:
        """The items whose text uses `term`."""
        return self._answer(f"users of {term.id}", self._catalogue.users_of(term))

    def url(self, item: Item) -> str:
        """The item's path on the site, without a leading slash."""
        url = self._url(item)
        self._note(f"url {item.path}", [url])
        return url

    def all(self, kind: str) -> tuple[Item, ...]:
        """Every item of a kind in its natural order. For lists only: they grow with the lab."""
        return self._answer(f"all {kind}", [one for one in self._of(kind) if self._is_listed(one)])

    def essays(self) -> tuple[Essay, ...]:
        """Every essay, newest first."""
        return tuple(item for item in self.all("essay") if isinstance(item, Essay))

    def cards(self) -> tuple[Card, ...]:
        """Every card, by code."""
        return tuple(item for item in self.all("card") if isinstance(item, Card))

    def purposes(self) -> tuple[str, ...]:
        """What the lab's cards are good for: in its own order, and by alphabet what it has not."""
        used = {purpose for card in self.cards() for purpose in card.good_for}
        found = (*(one for one in self._purposes if one in used), *sorted(used))
        return tuple(dict.fromkeys(found))

    def toolkits(self) -> tuple[Toolkit, ...]:
        """Every toolkit, by title."""
        return tuple(item for item in self.all("toolkit") if isinstance(item, Toolkit))

    def outputs(self) -> tuple[Output, ...]:
        """Every output, newest first."""
        return tuple(item for item in self.all("output") if isinstance(item, Output))

    def projects(self) -> tuple[Project, ...]:
        """Every project, by number."""
        return tuple(item for item in self.all("project") if isinstance(item, Project))

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
            f"backlinks {item.path}",
            (
                f"{self._catalogue.digest(link.source)} {link.mark.n} {link.mark.context}"
                for link in found
            ),
        )
        return found

    def toolkits_with(self, card: Card) -> tuple[Toolkit, ...]:
        """The toolkits that have `card` among their items."""
        found = self._catalogue.relations.toolkits(card)
        return self._answer(f"toolkits with {card.path}", found)

    def done_before(self, card: Card) -> tuple[Card, ...]:
        """The cards to do first: those the card names, then those that name it as next."""
        return self._answer(f"before {card.path}", self._catalogue.relations.before(card))

    def done_after(self, card: Card) -> tuple[Card, ...]:
        """The cards to do next: those the card names, then those that want it done first."""
        return self._answer(f"after {card.path}", self._catalogue.relations.after(card))

    def goes_with(self, card: Card) -> tuple[Card, ...]:
        """The cards that go with this one, whichever of the two says so."""
        return self._answer(f"with {card.path}", self._catalogue.relations.beside(card))

    def near(self, essay: Essay, most: int) -> tuple[Near, ...]:
        """The essays that share most with `essay`, and what; at most `most`, the nearest first."""
        found = self._catalogue.nearness.near(essay, most, self._drafts)
        said = (
            f"{near.essay.path}\0{near.essay.title}\0{near.sources}\0{near.tags}\0{near.stages}\0"
            + "\0".join(card.title for card in near.cards)
            for near in found
        )
        self._note(f"near {essay.path} {most}", said)
        return found

    def project(self, name: str) -> Project | None:
        """The project with that slug."""
        found = self.item("project", name) if name else None
        return found if isinstance(found, Project) else None

    def essays_of(self, project: Project) -> tuple[Essay, ...]:
        """A project's essays in their own order: by number, then by date."""
        found = self._catalogue.relations.essays(project)
        return self._answer(f"essays of {project.path}", self._once(found))

    def outputs_of(self, project: Project) -> tuple[Output, ...]:
        """A project's outputs, newest first."""
        found = self._catalogue.relations.outputs(project)
        return self._answer(f"outputs of {project.path}", found)

    def cards_of(self, project: Project) -> tuple[Card, ...]:
        """The cards that a project's essays send to or its toolkits hold, by code."""
        once = self._once(self._used_in(project))
        found = sorted(once, key=lambda card: (card.code, card.slug))
        return self._answer(f"cards of {project.path}", found)

    def translations(self, item: Item) -> tuple[Item, ...]:
        """The items that say they are a translation of this one."""
        found = self._catalogue.relations.translations(item)
        return self._answer(f"translations of {item.path}", found)

    def original(self, item: Item) -> Item | None:
        """What `item` is a translation of."""
        found = self._catalogue.relations.original(item)
        shown = self._answer(f"original of {item.path}", [found] if found else [])
        return shown[0] if shown else None

    def versions(self, item: Item) -> tuple[Item, ...]:
        """The same text in every language that it is there in, this one too; the original first."""
        found = self._catalogue.relations.versions(item)
        return self._answer(f"versions of {item.path}", found)

    def behind(self, item: Item) -> PartialDate | None:
        """When the original of `item`, a translation, has changed since; None if it has not."""
        found = self._behind.get(item.path)
        self._note(f"behind {item.path}", [repr(found)])
        return found

    def author(self, name: str) -> Author:
        """What the lab knows of the one who signs with that name; at least the name."""
        found = author_of(name, self._authors)
        self._note(f"author {name}", [repr(found)])
        return found

    def groups(self, by: str) -> tuple[Group, ...]:
        """Every author, tag or series (`by`) that something shown has, by name. For lists only."""
        shown = ((key, self._listed(items)) for key, items in self._catalogue.groups[by].items())
        found = in_order(group_of(by, key, items) for key, items in shown if items)
        self._note(f"groups {by}", (f"{group.name}\0{len(group.items)}" for group in found))
        return found

    def group(self, by: str, name: str) -> Group | None:
        """The items with that author, tag or series (`by`), None if none of them is shown."""
        key = token(name)
        found = self._catalogue.groups[by].get(key, ())
        shown = self._answer(f"group {by}:{key}", self._listed(found))
        return group_of(by, key, shown) if shown else None

    def stage(self, name: str) -> Stage | None:
        """The stage with that id."""
        found = self._stages.get(name)
        self._note(f"stage {name}", [repr(found)])
        return found

    def stages(self) -> tuple[Stage, ...]:
        """The lab's stages in order."""
        found = tuple(self._stages.values())
        self._note("stages", map(repr, found))
        return found

    def cards_of_stage(self, stage: Stage) -> tuple[Card, ...]:
        """The cards that serve a stage, by code."""
        cards = (card for card in self._of("card") if isinstance(card, Card))
        found = [c for c in cards if stage.id in c.stages and self._is_listed(c)]
        return self._answer(f"cards of stage {stage.id}", found)

    def essays_of_stage(self, stage: Stage) -> tuple[Essay, ...]:
        """The essays about a stage, newest first."""
        essays = (essay for essay in self._of("essay") if isinstance(essay, Essay))
        found = [e for e in essays if stage.id in e.stages and self._is_listed(e)]
        return self._answer(f"essays of stage {stage.id}", found)

    def _of(self, kind: str) -> tuple[Item, ...]:
        return self._catalogue.of(kind)

    def _used_in(self, project: Project) -> Iterator[Card]:
        """The cards in those essays and toolkits of a project that are shown."""
        catalogue, relations = self._catalogue, self._catalogue.relations
        for essay in self._shown(relations.essays(project)):
            targets = (catalogue.target_of(essay, mark) for mark in essay.body.marks)
            yield from (found for found in targets if isinstance(found, Card))
        for toolkit in self._shown(relations.kits(project)):
            steps = (catalogue.find(step.kind, step.name) for step in toolkit.items)
            yield from (found for found in steps if isinstance(found, Card))

    def _is_shown(self, item: Item) -> bool:
        return self._drafts or not item.draft

    def _shown(self, items: Iterable[Some]) -> tuple[Some, ...]:
        return tuple(item for item in items if self._is_shown(item))

    def _version(self, item: Item) -> Item:
        """The version of a text that lists have."""
        return self._catalogue.relations.version(item, self._langs, self._is_shown)

    def _is_listed(self, item: Item) -> bool:
        return self._version(item) is item

    def _listed(self, items: Iterable[Some]) -> tuple[Some, ...]:
        return tuple(item for item in self._shown(items) if self._is_listed(item))

    def _once(self, items: Iterable[Some]) -> tuple[Some, ...]:
        """`items` in the versions that lists have, each once."""
        versions = ((item, self._version(item)) for item in items)
        # a version is of its original's kind, which types cannot say
        return tuple(dict.fromkeys(v for item, v in versions if isinstance(v, type(item))))

    def _answer(self, question: str, found: Sequence[Some]) -> tuple[Some, ...]:
        """What of `found` is shown, written down as the answer to `question`."""
        shown = self._shown(found)
        self._note(question, map(self._catalogue.digest, shown))
        return shown

    def _note(self, question: str, answer: Iterable[str]) -> None:
        whole = hashlib.blake2b("\0".join(answer).encode(), digest_size=16)
        self.asked[question] = whole.hexdigest()
