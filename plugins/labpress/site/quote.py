"""Quote: a paragraph of an essay that sends its readers to a card, as the card's page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Card


@dataclass(frozen=True, slots=True)
class Quote:
    """`text` is the paragraph in plain words, `url` leads to that very paragraph on the site."""

    text: str
    byline: str
    title: str
    url: str


def quotes_of(card: Card, ask: Ask) -> tuple[Quote, ...]:
    """The paragraphs of essays that lead to `card`, each once, in the essays' order."""
    return tuple(dict.fromkeys(_quotes(card, ask)))


def _quotes(card: Card, ask: Ask) -> Iterator[Quote]:
    for link in ask.backlinks(card):
        if link.source.kind != "essay":
            continue
        mark = link.mark
        url = ask.url(link.source) + (f"#{mark.anchor}" if mark.anchor else "")
        byline = ask.say.listed(getattr(link.source, "authors", ()))
        yield Quote(mark.context, byline, link.source.title, url)
