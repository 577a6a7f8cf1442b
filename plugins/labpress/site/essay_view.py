"""EssayView: what the page of an essay may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.site.addresses import doi_address, tag_path
from labpress.site.credit import Credit, credits_of
from labpress.site.download import Download, Shelf, shelved
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.film import Film, film_of
from labpress.site.history import History, history_of
from labpress.site.item_link import ItemLink, item_link
from labpress.site.licence import deed_of
from labpress.site.related import Related, related_to
from labpress.site.site_file import site_file

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.catalogue.rows import Among
    from labpress.content import Essay, PartialDate
    from labpress.markdown import Heading


@dataclass(frozen=True, slots=True)
class Place:
    """Where an essay stands in its project, or else in its series: `number` of `of`, and its
    neighbours. `series` leads to the page of the series; None in a project."""

    number: int
    of: int
    previous: ItemLink | None
    next: ItemLink | None
    series: ItemLink | None = None


@dataclass(frozen=True, slots=True)
class EssayView:
    """What the page of an essay may know; every text is plain and still to be escaped."""

    row: EssayRow
    standfirst: str
    place: Place | None
    updated: PartialDate | None
    key_points: tuple[str, ...]
    contents: tuple[Heading, ...]
    film: Film | None
    related: tuple[Related, ...]
    references: Markup
    downloads: tuple[Shelf, ...]
    authors: tuple[Credit, ...]
    history: History
    image: str
    image_alt: str
    image_credit: str
    acknowledgements: str
    funding: str
    conflicts: str
    licence: str
    deed: str
    tags: tuple[ItemLink, ...]
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
    """The page of `essay`."""
    return EssayView(
        row=essay_row(essay, ask, features),
        standfirst=essay.subtitle or essay.summary,
        place=_place(essay, ask),
        updated=essay.updated,
        key_points=tuple(essay.key_points),
        contents=tuple(essay.body.contents),
        film=film_of(essay),
        related=related_to(essay, ask, features),
        references=references,
        downloads=shelved(downloads),
        authors=credits_of(essay.authors, ask),
        history=replace(history_of(essay, ask), tags=()),  # its head has them
        image=site_file(essay, essay.image),
        image_alt=essay.image_alt,
        image_credit=essay.image_credit,
        acknowledgements=essay.acknowledgements,
        funding=essay.funding,
        conflicts=essay.conflicts,
        licence=essay.licence,
        deed=deed_of(essay.licence),
        tags=tuple(ItemLink("tag", tag, tag_path(tag)) for tag in essay.tags),
        doi=essay.doi,
        doi_url=doi_address(essay.doi),
        lang=essay.lang,
        draft=essay.draft,
    )


def _place(essay: Essay, ask: Ask) -> Place | None:
    project = ask.project(essay.project)
    if project:
        return _found(ask.place_in_project(essay, project), ask)
    return _found(ask.place_in_series(essay), ask) if essay.series else None


def _found(place: Among | None, ask: Ask) -> Place | None:
    if place is None:
        return None
    before = item_link(place.before, ask) if place.before else None
    after = item_link(place.after, ask) if place.after else None
    series = ItemLink("series", place.name, place.path) if place.path else None
    return Place(place.number, place.of, before, after, series)
