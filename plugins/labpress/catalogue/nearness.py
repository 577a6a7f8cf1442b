"""Nearness: which essays are about the same things, by the sources, cards, tags and stages that
they share. What each shares is turned round once, so that a page costs the same in any lab."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from labpress.content import Card, Essay, Item
from labpress.markdown import Mark

WEIGHTS = {"source": 3.0, "card": 3.0, "tag": 2.0, "stage": 0.5}
"""How much it says that two essays share one of these, if nobody else has it."""
COMMON = 60
"""What more essays than this have in common says nothing about any two of them."""
LEAST = 1.0
"""What two essays share must weigh as much, so that a common stage alone is no reason."""

TargetOf = Callable[[Item, Mark], Item | None]
Trait = tuple[str, str]
"""A kind of WEIGHTS and what it is: a citekey, a card's path, a tag or a stage's id."""


@dataclass(frozen=True)
class Near:
    """An essay, and what another shares with it."""

    essay: Essay
    sources: tuple[str, ...]
    cards: tuple[Card, ...]
    tags: tuple[str, ...]
    stages: tuple[str, ...]


class Nearness:
    """What the essays among `items` share; `target_of` is what a mark leads to. Drafts are left
    out of counts, so that none changes what a published page shows."""

    def __init__(self, items: Iterable[Item], target_of: TargetOf) -> None:
        self._essays = [item for item in items if isinstance(item, Essay)]
        self._target_of = target_of
        self._cards: dict[str, Card] = {}

    def near(self, essay: Essay, most: int, drafts: bool = False) -> tuple[Near, ...]:
        """At most `most` essays, the nearest first."""
        weights: dict[Essay, float] = defaultdict(float)
        telling = [trait for trait in self._traits.get(essay, ()) if self._known[trait] <= COMMON]
        for trait in telling:
            weight = WEIGHTS[trait[0]] / max(1, self._known[trait] - 1)
            for other in self._holders[trait]:
                weights[other] += weight
        own = _original(essay)
        enough = [
            other
            for other, weight in weights.items()
            if weight >= LEAST and (drafts or not other.draft) and _original(other) != own
        ]
        best = sorted(enough, key=lambda other: (-round(weights[other], 6), other.path))[:most]
        return tuple(self._said(other, telling) for other in best)

    def _said(self, essay: Essay, telling: list[Trait]) -> Near:
        own = set(self._traits[essay])
        shared = [trait for trait in telling if trait in own]

        def of(kind: str) -> tuple[str, ...]:
            return tuple(name for one, name in shared if one == kind)

        cards = tuple(self._cards[path] for path in of("card"))
        return Near(essay, of("source"), cards, of("tag"), of("stage"))

    @cached_property
    def _traits(self) -> dict[Essay, tuple[Trait, ...]]:
        return {essay: tuple(dict.fromkeys(self._read(essay))) for essay in self._essays}

    @cached_property
    def _holders(self) -> dict[Trait, list[Essay]]:
        found: dict[Trait, list[Essay]] = defaultdict(list)
        for essay, traits in self._traits.items():
            for trait in traits:
                found[trait].append(essay)
        return found

    @cached_property
    def _known(self) -> dict[Trait, int]:
        """How many essays that are no drafts have each trait."""
        return {
            trait: sum(not other.draft for other in own) for trait, own in self._holders.items()
        }

    def _read(self, essay: Essay) -> Iterator[Trait]:
        for mark in essay.body.marks:
            if mark.kind == "cite":
                yield from (("source", key) for key in mark.key.split())
            elif mark.kind in ("try-this", "card"):
                card = self._target_of(essay, mark)
                if isinstance(card, Card) and not card.draft:
                    self._cards[card.path] = card
                    yield "card", card.path
        yield from (("tag", tag.casefold()) for tag in essay.tags)
        yield from (("stage", stage) for stage in essay.stages)


def _original(essay: Essay) -> str:
    """What an essay and its translations have in common, who are about the same by themselves."""
    return essay.translation_of or essay.slug
