"""GroupView: the page of an author, a tag or a series, and GroupsView: the list of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.catalogue.groups import FOLDERS
from labpress.content import KINDS
from labpress.site.addresses import outside
from labpress.site.features import Features
from labpress.site.lists import groups_title
from labpress.site.paging import Pager, page_title, pager_of, part
from labpress.site.rows import row_of
from labpress.site.words import sentence_case

if TYPE_CHECKING:
    from labpress.catalogue import Ask, Group
    from labpress.content import Author, Item
    from labpress.site.rows import Row


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One author, tag or series in the list of them. `counts` such as `6 essays and 2 cards`."""

    title: str
    url: str
    about: str
    counts: str
    size: int


@dataclass(frozen=True, slots=True)
class GroupsView:
    """The list of all authors, tags or series (`by`) of a lab."""

    by: str
    title: str
    intro: str
    rows: tuple[GroupRow, ...]


@dataclass(frozen=True, slots=True)
class GroupPart:
    """The items of one kind in a group."""

    kind: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """The page of one author, tag or series (`by`). What is known of the author is text still to
    be escaped; `home` and `record` are web addresses, of their own page and at ORCID."""

    by: str
    word: str
    title: str
    intro: str
    all_url: str
    parts: tuple[GroupPart, ...]
    role: str = ""
    bio: str = ""
    home: str = ""
    orcid: str = ""
    record: str = ""
    pager: Pager | None = None


def groups_view(by: str, ask: Ask) -> GroupsView:
    """The list of every author, tag or series that something shown has."""
    rows = tuple(_row(group, ask) for group in ask.groups(by))
    return GroupsView(by, groups_title(by, ask), ask.say(f"groups.{by}-intro"), rows)


def group_view(group: Group, ask: Ask, features: Features, number: int = 1) -> GroupView:
    """The page of `group`: everything in it, by kind; or page `number` of a large one."""
    items = sorted(group.items, key=lambda item: tuple(KINDS).index(item.kind))
    author = ask.author(group.name) if group.by == "author" else None
    return GroupView(
        by=group.by,
        word=ask.say(f"groups.{group.by}-word"),
        title=page_title(_title(group), number, ask.say),
        intro=_intro(group, author, ask),
        all_url=FOLDERS[group.by],
        parts=tuple(_parts(part(items, number), ask, features)),
        role=author.role if author else "",
        bio=author.bio if author else "",
        home=outside(author.url) if author else "",
        orcid=author.orcid if author else "",
        record=f"https://orcid.org/{author.orcid}" if author and author.orcid else "",
        pager=pager_of(group.path, len(items), number),
    )


def _title(group: Group) -> str:
    return sentence_case(group.name) if group.by == "tag" else group.name


def _intro(group: Group, author: Author | None, ask: Ask) -> str:
    counts = counts_of(group.items, ask)
    if author:
        return ask.say("groups.author-lede", name=group.name, counts=counts)
    return ask.say(f"groups.{group.by}-lede", name=group.name, counts=counts)


def _row(group: Group, ask: Ask) -> GroupRow:
    about = ask.author(group.name).role if group.by == "author" else ""
    counts = counts_of(group.items, ask)
    return GroupRow(group.name, group.path, about, counts, len(group.items))


def counts_of(items: Iterable[Item], ask: Ask) -> str:
    """`6 essays, 2 cards and 1 toolkit`."""
    kinds = [item.kind for item in items]
    return ask.say.listed(
        [ask.say(f"counts.{kind}", n=kinds.count(kind)) for kind in KINDS if kind in kinds]
    )


def _parts(items: tuple[Item, ...], ask: Ask, features: Features) -> Iterable[GroupPart]:
    for kind in KINDS:
        rows = tuple(row_of(item, ask, features) for item in items if item.kind == kind)
        if rows:
            yield GroupPart(kind, ask.say(f"groups.{kind}-part"), rows)
