"""ToolkitView: what the page of a toolkit may know, and its line in the list of toolkits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import Card, said_length
from labpress.content.materials import merged
from labpress.site.card_row import CardRow, card_row
from labpress.site.credit import Credit, credits_of
from labpress.site.download import Download, Shelf, shelved
from labpress.site.features import Features
from labpress.site.history import History, history_of
from labpress.site.item_link import ItemLink, item_link
from labpress.site.run_sheet import RunSheet, run_sheet
from labpress.site.site_file import site_file
from labpress.site.stage_sign import StageSign, stage_signs

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Toolkit


@dataclass(frozen=True, slots=True)
class ToolkitRow:
    """One toolkit in a list. `size` says how many cards and how long."""

    title: str
    url: str
    purpose: str
    length: str
    size: str
    group: str
    stages: tuple[StageSign, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Material:
    """One thing to bring, and the cards that need it."""

    name: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolkitView:
    """What the page of a toolkit may know; every text is plain and still to be escaped."""

    row: ToolkitRow
    image: str
    image_alt: str
    sheet: RunSheet
    materials: tuple[Material, ...]
    cards: tuple[CardRow, ...]
    audience: str
    projects: tuple[ItemLink, ...]
    downloads: tuple[Shelf, ...]
    references: Markup
    byline: str
    authors: tuple[Credit, ...]
    history: History
    version: str
    lang: str
    draft: bool


def toolkit_view(
    toolkit: Toolkit,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download],
    references: Markup,
) -> ToolkitView:
    """The page of `toolkit`. Its cards are part of it, so they show with every set of features."""
    cards = cards_of(toolkit, ask)
    projects = [found for name in toolkit.projects if (found := ask.project(name))]
    return ToolkitView(
        row=toolkit_row(toolkit, ask),
        image=site_file(toolkit, toolkit.image),
        image_alt=toolkit.image_alt,
        sheet=run_sheet(toolkit, ask),
        materials=_materials(cards),
        cards=tuple(card_row(card, ask) for card in cards),
        audience=toolkit.audience,
        projects=tuple(item_link(project, ask) for project in projects),
        downloads=shelved(downloads),
        references=references,
        byline=ask.say.listed(toolkit.authors),
        authors=credits_of(toolkit.authors, ask),
        history=history_of(toolkit, ask),
        version=toolkit.version,
        lang=toolkit.lang,
        draft=toolkit.draft,
    )


def toolkit_row(toolkit: Toolkit, ask: Ask) -> ToolkitRow:
    """`toolkit` as one line of a list; without stages of its own it has those of its cards."""
    cards = cards_of(toolkit, ask)
    stages = toolkit.stages or tuple(stage for card in cards for stage in card.stages)
    minutes = toolkit.total_minutes or toolkit.minutes
    return ToolkitRow(
        title=toolkit.title,
        url=ask.url(toolkit),
        purpose=toolkit.purpose,
        length=said_length(minutes, ask.say) if minutes else "",
        size=ask.say("counts.card", n=len(cards)),
        group=str(toolkit.group or ""),
        stages=stage_signs(stages, ask),
        lang=toolkit.lang,
    )


def cards_of(toolkit: Toolkit, ask: Ask) -> tuple[Card, ...]:
    """The cards of a toolkit in its order, each once."""
    found = [ask.item("card", item.name) for item in toolkit.items if item.kind == "card"]
    return tuple({item.path: item for item in found if isinstance(item, Card)}.values())


def _materials(cards: Sequence[Card]) -> tuple[Material, ...]:
    """The union of what the cards need, first come first: the same thing is listed once."""
    said = ((name, card.title) for card in cards for name in card.materials)
    return tuple(Material(name, titles) for name, titles in merged(said))
