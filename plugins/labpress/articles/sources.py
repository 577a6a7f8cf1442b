"""Sources: the citations of the items that are exported, in words, with the works they rest on."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.citations import Formatted
from labpress.content import Card, Item
from labpress.lab import Lab
from labpress.pandoc import Pandoc

NOTHING = Formatted((), ())


def sources_of(items: Sequence[Item], lab: Lab, pandoc: Pandoc) -> dict[str, Formatted]:
    """The citations and references of each item by its path, formatted in one batch.

    The sources of a card, which its text need not cite, are among its references.
    """
    cited = lab.format_citations(pandoc, {item.path: item.body for item in items})
    return {item.path: cited.get(item.path, NOTHING) for item in items}


def cluster_of(card: Card) -> str:
    """The sources of a card as a writer would cite them all."""
    return "[" + "; ".join(f"@{{{key}}}" for key in card.sources) + "]"


def keys_of(item: Item, lab: Lab, cited: Formatted) -> list[str]:
    """The keys of the works that an item cites or lists and the bibliography has."""
    marks = item.body.marks
    if any(mark.kind == "bibliography" and mark.key == "full" for mark in marks):
        return [reference.key for reference in cited.references]  # none that only drafts cite
    keys = [key for mark in marks if mark.kind == "cite" for key in mark.key.split()]
    own = item.sources if isinstance(item, Card) else ()
    return [key for key in dict.fromkeys([*keys, *own]) if key in lab.known_to(item)]
