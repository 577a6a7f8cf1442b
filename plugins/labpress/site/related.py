"""Related: where a reader of an essay may go next, each with the reason for going there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from labpress.content import KINDS, Card
from labpress.site.features import Features
from labpress.site.item_link import ItemLink, item_link

if TYPE_CHECKING:
    from labpress.catalogue import Ask, Near
    from labpress.content import Essay, Item

MOST = 6
"""Related reading is a hand of suggestions, not a list of everything."""
NEAREST = 3
"""Essays that are there for what they share with this one."""


@dataclass(frozen=True, slots=True)
class Related:
    """One suggestion. `why` is a sentence or two, such as `Essay. Shares 3 sources and the card
    Five whys.`"""

    link: ItemLink
    why: str


def related_to(essay: Essay, ask: Ask, features: Features) -> tuple[Related, ...]:
    """What the writer names, the essays that share most with this one, what refers to it, and the
    cards that it sends to."""
    near = {one.essay.path: one for one in ask.near(essay, NEAREST)}
    found = dict(islice(_found(essay, near, ask, features), MOST))
    reasons = {item.path: [reason] if reason else [] for item, reason in found.items()}
    for path, one in near.items():
        if path in reasons:
            reasons[path].append(_shared(one, ask))
    return tuple(
        Related(item_link(item, ask), _why(item, reasons[item.path], ask)) for item in found
    )


def _found(
    essay: Essay, near: dict[str, Near], ask: Ask, features: Features
) -> Iterator[tuple[Item, str]]:
    """Each item once, with the first reason, which may still be to be told."""
    seen = {essay.path}
    for item, reason in _candidates(essay, near, ask):
        is_hidden = isinstance(item, Card) and not features.cards
        if item is None or is_hidden or item.path in seen:
            continue
        seen.add(item.path)
        yield item, reason


def _candidates(essay: Essay, near: dict[str, Near], ask: Ask) -> Iterator[tuple[Item | None, str]]:
    for name in essay.related:
        yield _named(name, ask), ask.say("related.chosen")
    back = {link.source.path for link in ask.backlinks(essay)}
    refers = ask.say("related.refers")
    for path, one in near.items():
        yield one.essay, refers if path in back else ""
    for link in ask.backlinks(essay):
        if link.source.kind in KINDS:
            yield link.source, refers
    for mark in essay.body.marks:
        if mark.kind in ("try-this", "card"):
            yield ask.target(essay, mark), ask.say("related.used")


def _shared(near: Near, ask: Ask) -> str:
    """`Shares 3 sources and the card Five whys.`"""
    say, things = ask.say, list[str]()
    if near.sources:
        things.append(say("related.sources", n=len(near.sources)))
    things += _counted("card", [card.title for card in near.cards], ask)
    if not things:
        things += _counted("tag", near.tags, ask)
    if not things:
        stages = (ask.stage(name) for name in near.stages)
        things += _counted("stage", [stage.word for stage in stages if stage], ask)
    return say("related.shares", things=say.listed(things)) if things else ""


def _counted(kind: str, names: Iterable[str], ask: Ask) -> list[str]:
    """One by its name, more by their number."""
    names = tuple(names)
    if len(names) == 1:
        return [ask.say(f"related.{kind}", name=names[0])]
    return [ask.say(f"related.{kind}s", n=len(names))] if names else []


def _why(item: Item, reasons: Iterable[str], ask: Ask) -> str:
    kind = ask.say(f"kinds.{item.kind}")
    said = " ".join(reason for reason in reasons if reason)
    return ask.say("related.why", kind=kind, reasons=said) if said else kind


def _named(name: str, ask: Ask) -> Item | None:
    """`card:five-whys`, or a bare slug: of an essay first, then of any other kind."""
    kind, colon, slug = name.partition(":")
    if colon and kind in KINDS:
        return ask.item(kind, slug)
    return next((found for kind in KINDS if (found := ask.item(kind, name))), None)
