"""Own works: an item of the lab as a work that others may cite, in CSL's form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labpress.catalogue.ask import Ask
from labpress.content import Card, Essay, Item, Output, PartialDate, Toolkit
from labpress.content.timeline import published, updated

if TYPE_CHECKING:
    from labpress.wording import Wording

OUTPUTS = {
    "survey": "report",
    "report": "report",
    "evidence-review": "report",
    "video": "motion_picture",
    "dataset": "dataset",
    "slides": "speech",
}
"""What CSL calls each type of output. Whatever it has no name for is a page of the web."""
PAGE = "webpage"


@dataclass(frozen=True, slots=True)
class Publication:
    """Where an item is published: the lab's name and language, the full address of the item's page,
    "" while that is not known, and when its file changed, as far as that is known."""

    lab: str
    lang: str
    address: str
    changed: PartialDate | None = None


def own_work(item: Item, ask: Ask, where: Publication) -> dict[str, Any]:
    """`item` as a CSL item with an id of its own.

    What nobody signs is the lab's: a list of references has no work without a name in front.
    """
    kind = OUTPUTS.get(item.type, PAGE) if isinstance(item, Output) else PAGE
    date = _date_of(item) or where.changed
    signed = [ask.author(name).csl for name in getattr(item, "authors", ())]
    known = {
        "id": "-".join(filter(None, (_shelf(item), item.slug, str(date.year) if date else ""))),
        "type": kind,
        "title": item.title,
        "author": signed or [{"literal": where.lab}],
        "issued": {"date-parts": [_parts(date)]} if date else None,
        "publisher": where.lab if signed else "",  # styles leave its capitals as they are
        "genre": _genre(item, ask.say),
        "number-of-pages": str(getattr(item, "pages", None) or ""),
        "language": item.lang or where.lang,
        "DOI": getattr(item, "doi", ""),
        "URL": where.address,
    }
    return {name: value for name, value in known.items() if value}


def _date_of(item: Item) -> PartialDate | None:
    """Of a text the day on which it came out; of what has versions, the day of this one."""
    return (published(item) if isinstance(item, Essay | Output) else updated(item)) or None


def _shelf(item: Item) -> str:
    """What keeps apart an essay and a card of the same name."""
    return "" if isinstance(item, Essay) else item.kind


def _parts(date: PartialDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]


def _genre(item: Item, say: Wording) -> str:
    """What it is, in a few words, where its title alone would not tell."""
    if isinstance(item, Card):
        return say.plain("cite.card-note", code=item.code, version=item.version)
    if isinstance(item, Toolkit):
        return say.plain("cite.toolkit-note", version=item.version)
    return say.known("output-types", item.type) if isinstance(item, Output) else ""
