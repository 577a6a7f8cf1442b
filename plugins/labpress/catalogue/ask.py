"""Ask: the one door through which a view or a check reaches other items.

Here are the ways to find items and what is known of them; how items belong together is asked in
`kin`, and `door` keeps what was answered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from labpress.catalogue.catalogue import Catalogue
from labpress.catalogue.glossary import Glossary, Term
from labpress.catalogue.groups import Group, group_of, in_order
from labpress.catalogue.kin import Kin
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
from labpress.wording import Wording

if TYPE_CHECKING:
    from labpress.charts import Chart

NOBODY: Mapping[str, Author] = {}
UP_TO_DATE: Mapping[str, PartialDate] = {}


class Ask(Kin):
    """Questions of one page about the rest of its lab.

    `url` gives an item's path on the site, without a leading slash. `behind` has the day on which
    the original of a translation changed, by the translation's path. `authors` is what the lab
    knows of people, by name. `say` has the words of the interface in the page's language.
    `purposes` are what the lab's cards may be good for, in its order. For the others see `Door`.
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
        super().__init__(catalogue, drafts, say, lang)
        self._stages = {stage.id: stage for stage in stages}
        self._url = url
        self._authors = authors
        self._purposes = tuple(purposes)
        self._behind = behind

    def item(self, kind: str, name: str) -> Item | None:
        """The item of `kind` with that slug (cards: or code, or alias)."""
        found = self._catalogue.find(kind, name)
        shown = self._answer(("item", kind, name), [found] if found else [])
        return shown[0] if shown else None

    def target(self, source: Item, mark: Mark) -> Item | None:
        """What a mark of `source` leads to, by its own scheme or by a relative link."""
        found = self._catalogue.target_of(source, mark)
        shown = self._answer(("target", source.path, mark.n), [found] if found else [])
        return shown[0] if shown else None

    def chart(self, source: Item, mark: Mark) -> Chart | None:
        """The chart of a mark of `source`, with the data of its file, if all is in order."""
        found = self._catalogue.charts(source, mark)
        self._note(("chart", source.path, mark.n), [repr(found)])
        return found

    def glossary_of(self, page: Item) -> Glossary | None:
        """The lab's glossary if `page` is its page."""
        glossary = self._catalogue.glossary
        found = glossary if glossary.is_on(page) else None
        self._note(("glossary_of", page.path), self._said_of(found))
        return found

    def terms_in(self, item: Item) -> tuple[Glossary, tuple[Term, ...]]:
        """The glossary and those of its terms that `item` uses."""
        glossary = self._catalogue.glossary
        shown = glossary.page is not None and (self._drafts or not glossary.page.draft)
        found = glossary.used_in(item) if shown else ()
        self._note(("terms_in", item.path), map(repr, found))
        return glossary, found

    def users_of(self, term: Term) -> tuple[Item, ...]:
        """The items whose text uses `term`."""
        return self._answer(("users_of", term.id), self._catalogue.users_of(term))

    def url(self, item: Item) -> str:
        """The item's path on the site, without a leading slash."""
        url = self._url(item)
        self._note(("url", item.path), [url])
        return url

    def all(self, kind: str) -> tuple[Item, ...]:
        """Every item of a kind in its natural order. For lists only: they grow with the lab."""
        listed = [item for item in self._catalogue.of(kind) if self._is_listed(item)]
        return self._answer(("all", kind), listed)

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

    def project(self, name: str) -> Project | None:
        """The project with that slug."""
        found = self.item("project", name) if name else None
        return found if isinstance(found, Project) else None

    def behind(self, item: Item) -> PartialDate | None:
        """When the original of `item`, a translation, has changed since; None if it has not."""
        found = self._behind.get(item.path)
        self._note(("behind", item.path), [repr(found)])
        return found

    def author(self, name: str) -> Author:
        """What the lab knows of the one who signs with that name; at least the name."""
        found = author_of(name, self._authors)
        self._note(("author", name), [repr(found)])
        return found

    def groups(self, by: str) -> tuple[Group, ...]:
        """Every author, tag or series (`by`) that something shown has, by name. For lists only."""
        shown = ((key, self._listed(items)) for key, items in self._catalogue.groups[by].items())
        found = in_order(group_of(by, key, items) for key, items in shown if items)
        self._note(("groups", by), (self._whole(group) for group in found))
        return found

    def group(self, by: str, name: str) -> Group | None:
        """The items with that author, tag or series (`by`), None if none of them is shown."""
        key = token(name)
        found = self._catalogue.groups[by].get(key, ())
        shown = self._answer(("group", by, key), self._listed(found))
        return group_of(by, key, shown) if shown else None

    def stage(self, name: str) -> Stage | None:
        """The stage with that id."""
        found = self._stages.get(name)
        self._note(("stage", name), [repr(found)])
        return found

    def stages(self) -> tuple[Stage, ...]:
        """The lab's stages in order."""
        found = tuple(self._stages.values())
        self._note(("stages",), map(repr, found))
        return found

    def cards_of_stage(self, stage: Stage) -> tuple[Card, ...]:
        """The cards that serve a stage, by code."""
        cards = (card for card in self._catalogue.of("card") if isinstance(card, Card))
        found = [c for c in cards if stage.id in c.stages and self._is_listed(c)]
        return self._answer(("cards_of_stage", stage.id), found)

    def essays_of_stage(self, stage: Stage) -> tuple[Essay, ...]:
        """The essays about a stage, newest first."""
        essays = (essay for essay in self._catalogue.of("essay") if isinstance(essay, Essay))
        found = [e for e in essays if stage.id in e.stages and self._is_listed(e)]
        return self._answer(("essays_of_stage", stage.id), found)

    def _named(self, kind: str, name: str) -> Any:
        if kind == "Stage":
            return self._stages[name]
        if kind == "Term":
            return next(term for term in self._catalogue.glossary.terms if term.id == name)
        return super()._named(kind, name)

    def _whole(self, group: Group) -> str:
        """All that a list says of a group and of what is in it."""
        return "\0".join((group.name, *map(self._catalogue.seen, group.items)))

    def _said_of(self, glossary: Glossary | None) -> tuple[str, ...]:
        return (repr(glossary.terms),) if glossary else ()
