"""Manifests: which cards a deck holds, in which version and with which words, so that a later one
can be compared with it. A manifest is in the PDF as an attachment, and beside it as JSON."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from labpress.content import Card
from labpress.printing.layouts import Layout
from labpress.printing.paper import Paper, permanent
from labpress.printing.rich import plain
from labpress.printing.sides import Face

KIND = "labpress deck manifest"
FORM = 1
"""Raised when a manifest changes so that an older Labpress would misread it."""
ABOUT = ("title", "of", "format", "edition", "site")
OF_CARD = ("code", "slug", "title", "version", "updated", "face")
_UNSEEN = re.compile("[\u00ad\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """One card of a deck. `face` is the digest of all that it says, `parts` those of its parts by
    the names that a writer knows them by."""

    code: str
    slug: str
    title: str
    version: str
    updated: str
    face: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """A deck as it was printed. `of` says what it is a deck of (`toolkit:start`, `library`), ""
    for any choice of cards. `site` is the address that its codes lead to."""

    title: str
    of: str
    format: str
    edition: str
    site: str
    cards: tuple[PrintedCard, ...]

    def json(self) -> str:
        """The same text for the same deck: a line for each field, in a fixed order."""
        about = {name: getattr(self, name) for name in ABOUT}
        cards = [
            {**{name: getattr(card, name) for name in OF_CARD}, "parts": dict(card.parts)}
            for card in self.cards
        ]
        whole = {"kind": KIND, "form": FORM, **about, "cards": cards}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def manifest_of(
    title: str, of: str, cards: Iterable[tuple[Card, Face]], layout: Layout, paper: Paper
) -> Manifest:
    """The manifest of a deck of `cards`, each with its face."""
    site = (paper.site_url or "").strip()
    return Manifest(
        title,
        of,
        layout.format.name,
        layout.edition,
        site if permanent(site) else "",
        tuple(printed(card, face, paper) for card, face in cards),
    )


def printed(card: Card, face: Face, paper: Paper) -> PrintedCard:
    """A card as a manifest has it.

    Its face is digested as its words, without emphasis, and with white space made even: neither a
    new date alone nor a new design is a reason to print a card again. The version is among the
    words, since paper is told by it, and so is the address, since the code leads there.
    """
    said = _said(card, face, paper)
    return PrintedCard(
        card.code,
        card.slug,
        card.title,
        str(card.version),
        card.updated.iso if card.updated else "",
        _digest(said),
        {name: _digest(words)[:12] for name, words in said.items()},
    )


def _said(card: Card, face: Face, paper: Paper) -> dict[str, Any]:
    """All that a card says in print, by its parts, in plain words."""
    said = {
        "Code": face["code"],
        "Title": face["title"],
        "Stages": [[stage["word"], stage["name"]] for stage in face["stages"]],
        "Purpose": face["purpose"],
        "Time": face["time"],
        "People": face["people"],
        "Materials": face["materials"],
        "Why": _blocks(face["why"]),
        "You will have": _blocks(face["have"]),
        "How": _points(face["how"]),
        "Watch out for": _points(face["watch"]),
        "Sources": face["source"],
        "Licence": card.licence or paper.licence,
        "Version": str(card.version),
        "Address": face["address"],
    }
    return {name: _even(words) for name, words in said.items()}


def _blocks(blocks: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [
        _points(block["items"]) if block["kind"] == "list" else plain(block["of"])
        for block in blocks
    ]


def _points(points: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [[plain(point["of"]), [plain(runs) for runs in point["points"]]] for point in points]


def _even(words: Any) -> Any:
    """Words without what only sets them: ties between words, marks that none sees."""
    if isinstance(words, list):
        return [_even(word) for word in words]
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", words)).split())


def _digest(said: Any) -> str:
    whole = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
