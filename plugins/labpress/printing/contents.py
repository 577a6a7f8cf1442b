"""Contents: the cards of a deck in its order, with how long each takes and what it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from labpress.content import Card, said_time
from labpress.printing.labels import Labels
from labpress.printing.lists import Column, List, entry, group


def contents_of(
    cards: Sequence[Card], words: Labels, line: Callable[[str], str], *, brief: bool
) -> List:
    """Code, title and time of each card, and its purpose if that costs no further side.

    A `brief` list, for the smallest format, has neither time nor purpose.
    """
    columns = [Column(words["code"], "code"), Column(words["title"], "main")]
    if brief:
        rows = [[card.code, entry(line(card.title), style="strong")] for card in cards]
        return List("contents", words["contents"], columns, [group("", rows)])
    columns.append(Column(words["time"], "words", bare=True))
    told = [
        [
            card.code,
            entry(
                line(card.title), line(card.purpose), time=_time(card, words, line), style="strong"
            ),
            _time(card, words, line),
        ]
        for card in cards
    ]
    return List("contents", words["contents"], columns, [group("", told)], droppable=True)


def _time(card: Card, labels: Labels, line: Callable[[str], str]) -> str:
    """`1 day to 2 weeks per cycle`, as one begins a line. A narrow column may break it anywhere but
    before its last word."""
    time = said_time(card.time, labels.say)
    words = line(time[:1].upper() + time[1:]).replace("\u00a0", " ")
    words = words.replace(" per ", " per\u00a0")
    head, _, last = words.rpartition(" ")
    return f"{head}\u00a0{last}" if " " in head and "\u00a0" not in last else words
