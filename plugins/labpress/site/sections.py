"""Sections: a card's text in the order in which a team needs it, each part in its own section.

The writer's order does not matter: cards of one library read alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.site.notes import parted
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.content import Card
    from labpress.markdown import Section

ORDER = (
    "Why",
    "How",
    "Watch out for",
    "You will have",
    "When to use it",
    "When not to",
    "Adapt it",
    "Including everyone",
    "Example",
    "How you will know it worked",
    "What the evidence says",
    "Further reading",
)


def card_html(card: Card) -> str:
    """The card's text, its marks not filled in yet, as sections in the known order."""
    named = [(name, card.section(name)) for name in ORDER]
    known = [(name, section) for name, section in named if section is not None]
    ids = {section.id for _, section in known}
    rest = [(s.name, s) for s in card.body.sections if s.name and s.id not in ids]
    opening = "".join(s.html for s in card.body.sections if not s.name)
    text, notes = parted("".join((opening, *_wrapped([*known, *rest]))))
    return text + notes


def _wrapped(sections: list[tuple[str, Section]]) -> Iterator[str]:
    opening = Markup('<section class="card-part card-{}" aria-labelledby="{}">')
    for name, section in sections:
        yield f"{opening.format(token(name), section.id)}{section.html}</section>"
