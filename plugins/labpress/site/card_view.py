"""CardView: what the page of a card may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.catalogue.permalinks import short_address
from labpress.content import older_versions, version_date
from labpress.site.addresses import outside
from labpress.site.card_row import CardRow, card_row
from labpress.site.credit import Credit, credits_of
from labpress.site.download import Download, Shelf, shelved
from labpress.site.features import Features
from labpress.site.history import History, history_of
from labpress.site.item_link import ItemLink, item_links
from labpress.site.quote import Quote, quotes_of
from labpress.site.site_file import site_file

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Card, OlderVersion, PartialDate
    from labpress.wording import Wording


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of facts: an icon of the theme, a name and a value."""

    icon: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Origin:
    """What a card was adapted from; `url` is empty where there is no safe address."""

    title: str
    author: str
    url: str
    licence: str
    changes: str


@dataclass(frozen=True, slots=True)
class CardView:
    """What the page of a card may know; every text is plain and still to be escaped.

    `released` is the day of its `version`, `older` the versions that printed copies may have.
    `short_path` is the address printed on it, "" in a lab that makes no such addresses.
    """

    row: CardRow
    aliases: str
    image: str
    image_alt: str
    facts: tuple[Fact, ...]
    prep: str
    people_note: str
    materials: tuple[str, ...]
    roles: tuple[str, ...]
    sensitivity: str
    good_for: tuple[str, ...]
    quotes: tuple[Quote, ...]
    first: tuple[ItemLink, ...]
    next: tuple[ItemLink, ...]
    together: tuple[ItemLink, ...]
    toolkits: tuple[ItemLink, ...]
    downloads: tuple[Shelf, ...]
    references: Markup
    origin: Origin | None
    byline: str
    authors: tuple[Credit, ...]
    history: History
    version: str
    released: PartialDate | None
    older: tuple[OlderVersion, ...]
    updated: PartialDate | None
    licence: str
    short_path: str
    lang: str
    draft: bool


def card_view(
    card: Card,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download],
    references: Markup,
) -> CardView:
    """The page of `card`. Without the cards feature it shows nothing of its neighbours."""
    led = features.cards
    return CardView(
        row=card_row(card, ask),
        aliases=ask.say.listed(card.aliases, either=True),
        image=site_file(card, card.image),
        image_alt=card.image_alt,
        facts=_facts(card, ask),
        prep=card.prep,
        people_note=card.people_note,
        materials=tuple(card.materials),
        roles=tuple(card.roles),
        sensitivity=card.sensitivity,
        good_for=tuple(card.good_for),
        quotes=quotes_of(card, ask) if led else (),
        first=item_links(ask.done_before(card), ask) if led else (),
        next=item_links(ask.done_after(card), ask) if led else (),
        together=item_links(ask.goes_with(card), ask) if led else (),
        toolkits=item_links(ask.toolkits_with(card), ask) if led else (),
        downloads=shelved((*downloads, *_worksheets(card, ask.say))),
        references=references,
        origin=_origin(card),
        byline=ask.say.listed(card.authors),
        authors=credits_of(card.authors, ask),
        history=history_of(card, ask),
        version=card.version,
        released=version_date(card),
        older=older_versions(card),
        updated=card.updated,
        licence=card.licence,
        short_path=short_address(card) if led and card.code else "",
        lang=card.lang,
        draft=card.draft,
    )


def _facts(card: Card, ask: Ask) -> tuple[Fact, ...]:
    row, say, level = card_row(card, ask), ask.say, card.difficulty
    facts = (
        Fact("time", say("card.time"), row.time),
        Fact("people", say("card.how-many"), row.people),
        Fact("place", say("card.setting"), row.setting),
        Fact("level", say("card.difficulty"), say.known("card", level)),
        Fact("check", say("card.maturity"), say.known("card", card.maturity)),
    )
    return tuple(fact for fact in facts if fact.value)


def _worksheets(card: Card, say: Wording) -> tuple[Download, ...]:
    paths = [site_file(card, written) for written in card.worksheets]
    name, group = say("card.worksheet"), say("card.worksheets")
    return tuple(
        Download(path, name, note=path.rpartition("/")[2], group=group) for path in paths if path
    )


def _origin(card: Card) -> Origin | None:
    source = card.adapted_from
    if not source:
        return None
    return Origin(source.title, source.author, outside(source.url), source.licence, source.changes)
