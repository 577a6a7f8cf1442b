"""Relations: who names whom in front matter, turned round once for the whole lab.

A page that asks who names it then costs nothing more in a lab of thousands of items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from labpress.content import Card, Essay, Item, Output, Project, Toolkit
from labpress.wording import primary

Find = Callable[[str, str], Item | None]
Some = TypeVar("Some", bound=Item)


class Relations:
    """The relations among `items`; `find` gives an item by kind and name."""

    def __init__(self, items: Iterable[Item], find: Find) -> None:
        self._items = tuple(items)
        self._find = find

    def before(self, card: Card) -> tuple[Card, ...]:
        """The cards to do first: those the card names, then those that name it as next."""
        return self._joined(card, card.do_first, self._next)

    def after(self, card: Card) -> tuple[Card, ...]:
        """The cards to do next: those the card names, then those that want it done first."""
        return self._joined(card, card.do_next, self._first)

    def beside(self, card: Card) -> tuple[Card, ...]:
        """The cards that go with this one, whichever of the two says so."""
        return self._joined(card, card.goes_with, self._with)

    def toolkits(self, card: Card) -> tuple[Toolkit, ...]:
        """The toolkits that have the card among their items."""
        return tuple(self._toolkits.get(card, ()))

    def essays(self, project: Project) -> tuple[Essay, ...]:
        """A project's essays by number, then by date."""
        return tuple(self._essays.get(project, ()))

    def outputs(self, project: Project) -> tuple[Output, ...]:
        """A project's outputs, newest first."""
        return tuple(self._outputs.get(project, ()))

    def kits(self, project: Project) -> tuple[Toolkit, ...]:
        """The toolkits that were used in a project."""
        return tuple(self._kits.get(project, ()))

    def translations(self, item: Item) -> tuple[Item, ...]:
        """The items that are a translation of `item`."""
        return tuple(self._translations.get(item, ()))

    def original(self, item: Item) -> Item | None:
        """What `item` says that it is a translation of."""
        name = getattr(item, "translation_of", "")
        found = self._find(item.kind, name) if name else None
        return found if found is not item else None

    def versions(self, item: Item) -> tuple[Item, ...]:
        """The same text in every language that it is there in: first as it was written, then its
        translations by language."""
        first = self.original(item) or item
        return (first, *sorted(self.translations(first), key=lambda one: (one.lang, one.slug)))

    def version(self, item: Item, langs: Iterable[str], is_shown: Callable[[Item], bool]) -> Item:
        """The version of `item` for readers of the first of `langs` that it is there in; as it was
        first written if it is in none of them."""
        if not self._translations:
            return item
        shown = [one for one in self.versions(item) if is_shown(one)] or [item]
        wanted = (
            one
            for lang in langs
            for same in (str.lower, primary)
            for one in shown
            if same(one.lang) == same(lang)
        )
        return next(wanted, shown[0])

    def _joined(
        self, card: Card, named: Sequence[str], naming: dict[Item, list[Card]]
    ) -> tuple[Card, ...]:
        own = (self._find("card", slug) for slug in named)
        both = (*own, *naming.get(card, ()))
        return tuple(dict.fromkeys(c for c in both if isinstance(c, Card) and c is not card))

    @cached_property
    def _cards(self) -> list[Card]:
        cards = (item for item in self._items if isinstance(item, Card))
        return sorted(cards, key=lambda card: (card.code, card.slug))

    @cached_property
    def _first(self) -> dict[Item, list[Card]]:
        return self._naming(lambda card: card.do_first)

    @cached_property
    def _next(self) -> dict[Item, list[Card]]:
        return self._naming(lambda card: card.do_next)

    @cached_property
    def _with(self) -> dict[Item, list[Card]]:
        return self._naming(lambda card: card.goes_with)

    def _naming(self, field: Callable[[Card], Iterable[str]]) -> dict[Item, list[Card]]:
        """Each card with those that name it in a field."""
        pairs = ((self._find("card", slug), card) for card in self._cards for slug in field(card))
        return _grouped(pairs)

    @cached_property
    def _toolkits(self) -> dict[Item, list[Toolkit]]:
        toolkits = sorted(
            (item for item in self._items if isinstance(item, Toolkit)),
            key=lambda toolkit: (toolkit.title.casefold(), toolkit.slug),
        )
        return _grouped((self._find(e.kind, e.name), t) for t in toolkits for e in t.items)

    @cached_property
    def _kits(self) -> dict[Item, list[Toolkit]]:
        toolkits = (item for item in self._items if isinstance(item, Toolkit))
        return _grouped((self._find("project", name), t) for t in toolkits for name in t.projects)

    @cached_property
    def _translations(self) -> dict[Item, list[Essay | Card]]:
        items = (item for item in self._items if isinstance(item, Essay | Card))
        named = ((self._find(item.kind, item.translation_of), item) for item in items)
        return _grouped((original, item) for original, item in named if original is not item)

    @cached_property
    def _essays(self) -> dict[Item, list[Essay]]:
        essays = sorted(
            (item for item in self._items if isinstance(item, Essay)),
            key=lambda essay: (essay.number or 10_000, essay.date, essay.slug),
        )
        return _grouped((self._find("project", essay.project), essay) for essay in essays)

    @cached_property
    def _outputs(self) -> dict[Item, list[Output]]:
        outputs = sorted(
            (item for item in self._items if isinstance(item, Output)),
            key=lambda output: (output.date, output.slug),
            reverse=True,
        )
        return _grouped((self._find("project", output.project), output) for output in outputs)


def _grouped(pairs: Iterator[tuple[Item | None, Some]]) -> dict[Item, list[Some]]:
    """The second of each pair by the first, in order and each once."""
    found: dict[Item, dict[Some, None]] = defaultdict(dict)
    for key, value in pairs:
        if key is not None:
            found[key][value] = None
    return {key: list(values) for key, values in found.items()}
