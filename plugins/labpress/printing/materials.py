"""Materials: one list of all that the cards of a deck need, of what to do before, and of sheets."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from labpress.catalogue.permalinks import FOLDERS
from labpress.content import Card
from labpress.content.materials import merged, same
from labpress.printing.lists import Column, List, entry, group
from labpress.printing.paper import Paper, in_words

Line = Callable[[str], str]
"""Makes a text fit to be set."""


def materials_of(cards: Sequence[Card], paper: Paper, line: Line) -> List:
    """The list of a deck's materials, without groups that would be empty."""
    words = paper.words
    groups = [
        group("", _materials(cards, line)),
        group(words["before"], _before(cards, line)),
        group(words["worksheets"], _sheets(cards, paper, line)),
    ]
    columns = [Column(words["thing"], "main"), Column(words["for-cards"], "words")]
    return List("materials", words["materials"], columns, [one for one in groups if one["rows"]])


def _materials(cards: Sequence[Card], line: Line) -> list[list[object]]:
    said = ((words, card) for card in cards for words in card.materials)
    return [[entry(line(words)), codes] for words, codes in _merged(said)]


def _before(cards: Sequence[Card], line: Line) -> list[list[object]]:
    said = ((card.prep, card) for card in cards if card.prep)
    return [[entry(line(words)), codes] for words, codes in _merged(said)]


def _sheets(cards: Sequence[Card], paper: Paper, line: Line) -> list[list[object]]:
    said = ((_address(card, file, paper), card) for card in cards for file in card.worksheets)
    return [
        [
            entry(line(posixpath.basename(address.rstrip("/"))), _note(address, line)),
            codes,
        ]
        for address, codes in _merged(said, str)
    ]


def _merged(
    said: Iterable[tuple[str, Card]], key: Callable[[str], str] = same
) -> Iterator[tuple[str, str]]:
    """Each thing once, with the codes of the cards that say it."""
    for words, cards in merged(said, key):
        # a comma would change sides where text runs to the left
        yield words, " · ".join(dict.fromkeys(card.code or card.title for card in cards))


def _address(card: Card, written: str, paper: Paper) -> str:
    """Where a card's worksheet is found: on the site if that will stay, else by its file."""
    if re.match(r"https?://", written):
        return written
    stem = posixpath.splitext(posixpath.basename(card.path))[0]
    folder = f"{FOLDERS[card.kind]}/" + (f"{card.slug}/" if stem == "index" else "")
    path = posixpath.normpath(posixpath.join(folder, written))
    return paper.address(path) or written


def _note(address: str, line: Line) -> str:
    return line(in_words(address)) if "://" in address else ""
