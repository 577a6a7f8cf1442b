"""Selection: what `labpress print` is asked to print, found in the lab by name or by a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labpress.cli.naming import item_named
from labpress.content import Card, Essay, Item, Project, Stage, Toolkit
from labpress.lab import Lab
from labpress.printing import Editions
from labpress.printing.editions import Group
from labpress.problems import LabpressError, did_you_mean

PRINTABLE = ("card", "toolkit", "essay", "project")
TEXTS = ("essay", "project")
SERIES = "series"


@dataclass(frozen=True)
class Selection:
    """What goes into one PDF: one essay, a book of several, a group's deck, or cards.

    `of` is the group of a deck, None for the whole library, where `is_deck`. `book` has the title
    and the opening of a book, if it has one.
    """

    cards: tuple[Card, ...] = ()
    essays: tuple[Essay, ...] = ()
    book: tuple[str, Project | None] | None = None
    is_deck: bool = False
    of: Group = None


def named(lab: Lab, editions: Editions, names: Sequence[str]) -> Selection:
    """The items that `names` on the command line mean: each once. A toolkit by itself is a deck
    with its front matter; among others it stands for its cards."""
    if len(names) == 1 and names[0].startswith(f"{SERIES}:"):
        return _series(lab, names[0].partition(":")[2].strip())
    items = [_item(lab, name) for name in names]
    if len(items) == 1 and isinstance(items[0], Essay):
        return Selection(essays=(items[0],))
    if len(items) == 1 and isinstance(items[0], Project):
        return _project(lab, items[0])
    if len(items) == 1 and isinstance(items[0], Toolkit):
        return _deck(editions, items[0], items[0].slug)
    texts = [name for name, item in zip(names, items, strict=True) if item.kind in TEXTS]
    if texts:
        raise LabpressError(f"'{texts[0]}' is a PDF of its own (print it by itself)")
    cards = [card for item in items for card in _cards(editions, item)]
    return Selection(_some(cards, "the choice"))


def deck(
    lab: Lab, editions: Editions, toolkit: str = "", essay: str = "", stage: str = ""
) -> Selection:
    """The deck of what is named; of the whole library, if nothing is."""
    of: Group = None
    if toolkit or essay:
        found = _item(lab, f"toolkit:{toolkit}" if toolkit else f"essay:{essay}")
        of = found if isinstance(found, Toolkit | Essay) else None
    elif stage:
        of = _stage(lab, stage)
    return _deck(editions, of, toolkit or essay or stage)


def _deck(editions: Editions, of: Group, name: str) -> Selection:
    cards = _some(editions.cards_of(of), f"'{name}'" if name else "the lab")
    return Selection(cards, is_deck=True, of=of)


def _stage(lab: Lab, name: str) -> Stage:
    known = {one.id: one for one in lab.settings.stages}
    if name not in known:
        hint = did_you_mean(name, known) or f"there are {', '.join(known)}"
        raise LabpressError(f"there is no stage '{name}' ({hint})")
    return known[name]


def _project(lab: Lab, project: Project) -> Selection:
    essays = lab.catalogue.relations.essays(project)
    shown = tuple(e for e in essays if (project.draft or not e.draft) and lab.is_listed(e))
    if not shown:
        raise LabpressError(f"'{project.slug}' has no essays to print (a draft is left out)")
    return Selection(essays=shown, book=(project.title, project))


def _series(lab: Lab, name: str) -> Selection:
    """The essays of a series in the order of their parts: by number, then by date."""
    essays = [item for item in lab.catalogue.of("essay") if isinstance(item, Essay)]
    own = [essay for essay in essays if essay.series.casefold() == name.casefold()]
    shown = [essay for essay in own if not essay.draft and lab.is_listed(essay)]
    if not name or not shown:
        known = {essay.series for essay in essays if essay.series}
        hint = did_you_mean(name, known) or "its name stands in the field `series` of its essays"
        raise LabpressError(f"there is no series '{name}' with an essay to print ({hint})")
    ordered = sorted(shown, key=lambda e: (e.number is None, e.number or 0, e.date, e.slug))
    return Selection(essays=tuple(ordered), book=(ordered[0].series, None))


def _some(cards: Sequence[Card], what: str) -> tuple[Card, ...]:
    if not cards:
        raise LabpressError(f"{what} has no cards to print (a draft is left out)")
    return tuple(dict.fromkeys(cards))


def _cards(editions: Editions, item: Item) -> tuple[Card, ...]:
    if isinstance(item, Card):
        return (item,)
    return editions.cards_of(item) if isinstance(item, Toolkit) else ()


def _item(lab: Lab, name: str) -> Card | Toolkit | Essay | Project:
    kind, _, _ = name.rpartition(":")
    if kind and kind not in PRINTABLE:
        raise LabpressError(f"'{kind}' cannot be printed ({', '.join((*PRINTABLE, SERIES))} can)")
    found = item_named(lab, name, PRINTABLE)
    assert isinstance(found, Card | Toolkit | Essay | Project)  # the kinds that were asked for
    return found
