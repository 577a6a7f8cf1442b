"""EssayView: what the page of an essay may know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import KINDS, Card
from labpress.site.addresses import doi_address
from labpress.site.download import Download
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.item_link import ItemLink, item_link
from labpress.site.site_file import site_file

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Change, Essay, Item, PartialDate
    from labpress.markdown import Heading

RELATED = 6
"""Related reading is a hand of suggestions, not a list of everything."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an essay stands in its project: `number` of `of`, and its neighbours."""

    number: int
    of: int
    previous: ItemLink | None
    next: ItemLink | None


@dataclass(frozen=True, slots=True)
class EssayView:
    """What the page of an essay may know; every text is plain and still to be escaped."""

    row: EssayRow
    standfirst: str
    place: Place | None
    updated: PartialDate | None
    key_points: tuple[str, ...]
    contents: tuple[Heading, ...]
    related: tuple[ItemLink, ...]
    references: Markup
    references_in_text: bool
    downloads: tuple[Download, ...]
    changes: tuple[Change, ...]
    image: str
    image_alt: str
    image_credit: str
    acknowledgements: str
    funding: str
    conflicts: str
    licence: str
    doi: str
    doi_url: str
    lang: str
    draft: bool


def essay_view(
    essay: Essay,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download],
    references: Markup,
) -> EssayView:
    """The page of `essay`. Its references stand at its end unless the text has a place for them."""
    return EssayView(
        row=essay_row(essay, ask, features),
        standfirst=essay.subtitle or essay.summary,
        place=_place(essay, ask),
        updated=essay.updated,
        key_points=tuple(essay.key_points),
        contents=tuple(essay.body.contents),
        related=tuple(islice(_related(essay, ask, features), RELATED)),
        references=references,
        references_in_text=any(mark.kind == "bibliography" for mark in essay.body.marks),
        downloads=tuple(downloads),
        changes=tuple(essay.changes),
        image=site_file(essay, essay.image),
        image_alt=essay.image_alt,
        image_credit=essay.image_credit,
        acknowledgements=essay.acknowledgements,
        funding=essay.funding,
        conflicts=essay.conflicts,
        licence=essay.licence,
        doi=essay.doi,
        doi_url=doi_address(essay.doi),
        lang=essay.lang,
        draft=essay.draft,
    )


def _place(essay: Essay, ask: Ask) -> Place | None:
    project = ask.project(essay.project)
    essays = ask.essays_of(project) if project else ()
    paths = [other.path for other in essays]
    if essay.path not in paths:
        return None
    at = paths.index(essay.path)
    before = item_link(essays[at - 1], ask) if at else None
    after = item_link(essays[at + 1], ask) if at + 1 < len(essays) else None
    return Place(at + 1, len(essays), before, after)


def _related(essay: Essay, ask: Ask, features: Features) -> Iterator[ItemLink]:
    """What the writer names, the cards the essay sends to, then the essays that lead here."""
    seen = {essay.path}
    for item, why in _candidates(essay, ask):
        is_hidden = isinstance(item, Card) and not features.cards
        if item is None or is_hidden or item.path in seen:
            continue
        seen.add(item.path)
        yield item_link(item, ask, why)


def _candidates(essay: Essay, ask: Ask) -> Iterator[tuple[Item | None, str]]:
    for name in essay.related:
        yield _named(name, ask), ""
    for mark in essay.body.marks:
        if mark.kind in ("try-this", "card"):
            yield ask.target(essay, mark), "Used in this essay"
    for link in ask.backlinks(essay):
        if link.source.kind in KINDS:
            yield link.source, "Refers to this essay"


def _named(name: str, ask: Ask) -> Item | None:
    """`card:five-whys`, or a bare slug: of an essay first, then of any other kind."""
    kind, colon, slug = name.partition(":")
    if colon and kind in KINDS:
        return ask.item(kind, slug)
    return next((found for kind in KINDS if (found := ask.item(kind, name))), None)
