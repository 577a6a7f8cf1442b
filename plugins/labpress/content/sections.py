"""Sections: the fixed headings of a card's text, for each language in one table."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CardSection:
    """`name` is the canonical English one, `help` what belongs there."""

    name: str
    help: str
    required: bool = False


SECTIONS = (
    CardSection("Why", "Why it works, in one to three sentences, for the front", required=True),
    CardSection("How", "A numbered list of three to eight steps, for the back", required=True),
    CardSection("You will have", "What is on the table at the end, for the front"),
    CardSection("When to use it", "The moments in which it helps"),
    CardSection("When not to", "When another method is better"),
    CardSection("Watch out for", "What goes wrong; two at most go on paper"),
    CardSection("Adapt it", "Other ways: online, with more people, in less time"),
    CardSection("Including everyone", "What lets everybody take part"),
    CardSection("Example", "What it looked like once"),
    CardSection("What the evidence says", "What studies found, with citations"),
    CardSection("How you will know it worked", "What to look for afterwards"),
    CardSection("Further reading", "Where to learn more"),
)

HEADINGS = {"en": {section.name: section.name for section in SECTIONS}}
"""For each language: canonical name -> the heading that writers use."""


def headings(lang: str) -> dict[str, str]:
    """Canonical name -> heading, in the language `lang` (`en-GB` is `en`), in the card's order.

    A language without a table uses English.
    """
    return HEADINGS.get(lang.partition("-")[0].casefold(), HEADINGS["en"])


def canonical(heading: str, lang: str = "en") -> str:
    """The canonical name of a section by its heading, "" if it is none. Case, punctuation
    and a final mark do not matter."""
    wanted = _folded(heading)
    return next((name for name, own in headings(lang).items() if _folded(own) == wanted), "")


def _folded(heading: str) -> str:
    return re.sub(r"\W+", " ", heading.casefold()).strip()
