"""Ask: the one door through which a view or a check reaches other items.

Every question is written down with a digest of its answer. A page is a pure function of its own
source and of what it asked, so it is still good while every answer is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

from labpress.catalogue.catalogue import Catalogue
from labpress.catalogue.links import Link
from labpress.content import Card, Essay, Item, Output, Project, Stage, Toolkit
from labpress.markdown import Mark

Some = TypeVar("Some", bound=Item)


class Ask:
    """Questions of one page about the rest of its lab.

    `url` gives an item's path on the site, without a leading slash. Drafts are left out of every
    answer unless `drafts` is true. `asked` has each question with the digest of its answer.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        stages: Sequence[Stage],
        url: Callable[[Item], str],
        *,
        drafts: bool = False,
    ) -> None:
        self._catalogue = catalogue
        self._stages = {stage.id: stage for stage in stages}
        self._url = url
        self._drafts = drafts
        self.asked: dict[str, str] = {}

    def item(self, kind: str, name: str) -> Item | None:
        """The item of `kind` with that slug (cards: or code, or alias)."""
        found = self._catalogue.find(kind, name)
        shown = self._shown([found] if found else [])
        self._note(f"item {kind}:{name}", map(digest, shown))
        return shown[0] if shown else None

    def target(self, source: Item, mark: Mark) -> Item | None:
        """What a mark of `source` leads to, by its own scheme or by a relative link."""
        found = self._catalogue.target_of(source, mark)
        shown = self._shown([found] if found else [])
        self._note(f"target {source.path}#{mark.n}", map(digest, shown))
        return shown[0] if shown else None

    def url(self, item: Item) -> str:
        """The item's path on the site, without a leading slash."""
        url = self._url(item)
        self._note(f"url {item.path}", [url])
        return url

    def all(self, kind: str) -> tuple[Item, ...]:
        """Every item of a kind in its natural order. For lists only: they grow with the lab."""
        found = self._shown(self._catalogue.of(kind))
        self._note(f"all {kind}", map(digest, found))
        return found

    def essays(self) -> tuple[Essay, ...]:
        """Every essay, newest first."""
        return tuple(item for item in self.all("essay") if isinstance(item, Essay))

    def cards(self) -> tuple[Card, ...]:
        """Every card, by code."""
        return tuple(item for item in self.all("card") if isinstance(item, Card))

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
        found = tuple(link for link in links if self._drafts or not link.source.draft)
        self._note(
            f"backlinks {item.path}",
            (f"{digest(link.source)} {link.mark.n} {link.mark.context}" for link in found),
        )
        return found

    def toolkits_with(self, card: Card) -> tuple[Toolkit, ...]:
        """The toolkits that have `card` among their items."""
        toolkits = [item for item in self._catalogue.of("toolkit") if isinstance(item, Toolkit)]
        found = self._shown(
            [
                toolkit
                for toolkit in toolkits
                if any(
                    entry.kind == "card" and self._catalogue.find("card", entry.name) is card
                    for entry in toolkit.items
                )
            ]
        )
        self._note(f"toolkits with {card.path}", map(digest, found))
        return found

    def done_before(self, card: Card) -> tuple[Card, ...]:
        """The cards to do first: those the card names, then those that name it as next."""
        return self._neighbours("before", card, card.do_first, lambda other: other.do_next)

    def done_after(self, card: Card) -> tuple[Card, ...]:
        """The cards to do next: those the card names, then those that want it done first."""
        return self._neighbours("after", card, card.do_next, lambda other: other.do_first)

    def goes_with(self, card: Card) -> tuple[Card, ...]:
        """The cards that go with this one, whichever of the two says so."""
        return self._neighbours("with", card, card.goes_with, lambda other: other.goes_with)

    def project(self, name: str) -> Project | None:
        """The project with that slug."""
        found = self.item("project", name) if name else None
        return found if isinstance(found, Project) else None

    def essays_of(self, project: Project) -> tuple[Essay, ...]:
        """A project's essays in their own order: by number, then by date."""
        essays = [item for item in self._catalogue.of("essay") if isinstance(item, Essay)]
        own = [e for e in essays if self._catalogue.find("project", e.project) is project]
        found = self._shown(sorted(own, key=lambda essay: (essay.number or 10_000, essay.date)))
        self._note(f"essays of {project.path}", map(digest, found))
        return found

    def outputs_of(self, project: Project) -> tuple[Output, ...]:
        """A project's outputs, newest first."""
        outputs = [item for item in self._catalogue.of("output") if isinstance(item, Output)]
        own = [o for o in outputs if self._catalogue.find("project", o.project) is project]
        found = self._shown(own)
        self._note(f"outputs of {project.path}", map(digest, found))
        return found

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
        cards = [item for item in self._catalogue.of("card") if isinstance(item, Card)]
        found = self._shown([card for card in cards if stage.id in card.stages])
        self._note(f"cards of stage {stage.id}", map(digest, found))
        return found

    def essays_of_stage(self, stage: Stage) -> tuple[Essay, ...]:
        """The essays about a stage, newest first."""
        essays = [item for item in self._catalogue.of("essay") if isinstance(item, Essay)]
        found = self._shown([essay for essay in essays if stage.id in essay.stages])
        self._note(f"essays of stage {stage.id}", map(digest, found))
        return found

    def _neighbours(
        self,
        name: str,
        card: Card,
        own: Iterable[str],
        theirs: Callable[[Card], Iterable[str]],
    ) -> tuple[Card, ...]:
        named = [self._catalogue.find("card", slug) for slug in own]
        naming = [
            other
            for other in self._catalogue.of("card")
            if isinstance(other, Card)
            and any(self._catalogue.find("card", slug) is card for slug in theirs(other))
        ]
        once = {
            item.path: item
            for item in (*named, *naming)
            if isinstance(item, Card) and item is not card
        }
        found = self._shown(list(once.values()))
        self._note(f"cards {name} {card.path}", map(digest, found))
        return found

    def _shown(self, items: Sequence[Some]) -> tuple[Some, ...]:
        return tuple(item for item in items if self._drafts or not item.draft)

    def _note(self, question: str, answer: Iterable[str]) -> None:
        whole = hashlib.blake2b("\0".join(answer).encode(), digest_size=16)
        self.asked[question] = whole.hexdigest()


def digest(item: Item) -> str:
    """A digest of all that an item says: its fields and the text of its body."""
    said = [getattr(item, field.name) for field in fields(item) if field.name != "body"]
    whole = f"{item.kind}\0{said!r}\0{item.body.source}"
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
