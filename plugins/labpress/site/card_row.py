"""CardRow: a card as one line of a list, with the words that the filters look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from labpress.site.stage_sign import StageSign, stage_signs
from labpress.site.words import listed, sentence_case, token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labpress.catalogue import Ask
    from labpress.content import Card

TIMES = {
    "30": "half an hour",
    "60": "an hour",
    "120": "two hours",
    "240": "half a day",
    "480": "a day",
}
"""What `In up to …` offers, by minutes."""


class Group(NamedTuple):
    """What `With …` offers: the smallest and the largest number of people."""

    label: str
    low: int
    high: int


CROWD = 10_000
GROUPS = {
    "few": Group("up to 4 people", 1, 4),
    "small": Group("5 to 8 people", 5, 8),
    "group": Group("9 to 15 people", 9, 15),
    "crowd": Group("16 people or more", 16, CROWD),
}
PLACES = {"in-person": "in one room", "online": "online", "hybrid": "hybrid"}
"""The settings of a card in words, in lists and on its page."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card in a list. The last five fields are what its row is found by, as words."""

    title: str
    url: str
    code: str
    purpose: str
    time: str
    people: str
    setting: str
    stages: tuple[StageSign, ...]
    in_stages: tuple[str, ...]
    in_minutes: tuple[str, ...]
    for_groups: tuple[str, ...]
    in_settings: tuple[str, ...]
    good_for: tuple[str, ...]


def card_row(card: Card, ask: Ask) -> CardRow:
    """`card` as one line of a list."""
    signs = stage_signs(card.stages, ask)
    return CardRow(
        title=card.title,
        url=ask.url(card),
        code=card.code,
        purpose=card.purpose,
        time=sentence_case(card.time.text),
        people=card.people.text,
        setting=setting_text(card.setting),
        stages=signs,
        in_stages=tuple(sign.id for sign in signs),
        in_minutes=_minutes(card),
        for_groups=_groups(card),
        in_settings=tuple(token(place) for place in card.setting),
        good_for=tuple(token(purpose) for purpose in card.good_for),
    )


def setting_text(setting: Sequence[str]) -> str:
    """`In one room or online`."""
    return sentence_case(listed([PLACES.get(place, place) for place in setting], "or"))


def _minutes(card: Card) -> tuple[str, ...]:
    longest = card.time.minutes_max
    return tuple(key for key in TIMES if longest and longest <= int(key))


def _groups(card: Card) -> tuple[str, ...]:
    least = card.people.min
    most = CROWD if card.people.max is None else card.people.max
    return tuple(key for key, group in GROUPS.items() if least <= group.high and most >= group.low)
