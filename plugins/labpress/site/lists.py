"""Lists: the pages that show every essay, card, toolkit, output or project of a lab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.addresses import FOLDERS, LISTS
from labpress.site.card_row import CardRow
from labpress.site.download import Download, Shelf, shelved
from labpress.site.essay_row import EssayRow
from labpress.site.features import Features
from labpress.site.filters import Choice, Filter, card_filters, essay_filters, stage_choices
from labpress.site.paging import Pager, page_title, pager_of, part
from labpress.site.rows import row_of
from labpress.site.stage_sign import stage_sign

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.site.rows import Row


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A link of the header for a lab that names none itself."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ListView:
    """What a list may know. `intro` is for a list whose page says nothing of its own; `downloads`
    are of all that it lists, such as one deck of every card; `ways` are other ways to its items."""

    kind: str
    title: str
    intro: str
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]
    stages: tuple[Choice, ...]
    downloads: tuple[Shelf, ...] = ()
    ways: tuple[SiteLink, ...] = ()
    pager: Pager | None = None


def list_view(
    kind: str, ask: Ask, features: Features, downloads: Sequence[Download] = (), number: int = 1
) -> ListView:
    """The list of every item of `kind`, or page `number` of a long one. Only the first page has
    more than its rows."""
    items = ask.all(kind)
    pager = pager_of(LISTS[kind], len(items), number)
    title, intro = page_title(list_title(kind, ask), number, ask.say), f"lists.{kind}-intro"
    if number > 1:
        rows = tuple(row_of(item, ask, features) for item in part(items, number))
        return ListView(kind, title, ask.say(intro), rows, (), (), pager=pager)
    rows = tuple(row_of(item, ask, features) for item in items)
    filters, stages = _filters(kind, rows, ask)
    return ListView(
        kind,
        title,
        ask.say(intro),
        part(rows, number),
        filters,
        stages,
        shelved(downloads),
        ways(kind, ask),
        pager,
    )


def list_title(kind: str, ask: Ask) -> str:
    """`Essays`, `Method cards` and so on."""
    return ask.say(f"lists.{kind}-title")


def groups_title(by: str, ask: Ask) -> str:
    """`Authors`, `Tags` or `Series`."""
    return ask.say(f"groups.{by}-title")


def ways(kind: str, ask: Ask) -> tuple[SiteLink, ...]:
    """The lists of authors, tags and series that lead to more than one of these items."""
    found = []
    for by, path in FOLDERS.items():
        groups = [
            group for group in ask.groups(by) if any(item.kind == kind for item in group.items)
        ]
        if len(groups) > 1:
            found.append(SiteLink(ask.say(f"groups.by-{by}"), path))
    return tuple(found)


def site_links(ask: Ask) -> tuple[SiteLink, ...]:
    """Links to the lists that have something in them, in a fixed order."""
    kinds = ((kind, url) for kind, url in LISTS.items() if ask.all(kind))
    return tuple(SiteLink(ask.say(f"groups.{kind}-part"), url) for kind, url in kinds)


def _filters(
    kind: str, rows: Sequence[Row], ask: Ask
) -> tuple[tuple[Filter, ...], tuple[Choice, ...]]:
    signs = tuple(stage_sign(stage, ask.say) for stage in ask.stages())
    if kind == "card":
        cards = [row for row in rows if isinstance(row, CardRow)]
        return card_filters(cards, ask), stage_choices(cards, signs)
    if kind == "essay":
        essays = [row for row in rows if isinstance(row, EssayRow)]
        return essay_filters(essays, ask), stage_choices(essays, signs)
    return (), ()
