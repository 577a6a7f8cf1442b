"""CardRow: a card as one line of a list, with the words that the filters look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import said_time
from labpress.site.stage_sign import StageSign, stage_signs
from labpress.site.words import sentence_case, token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from labpress.catalogue import Ask
    from labpress.content import Card

TIMES = ("30", "60", "120", "240", "480")
"""What `In up to …` offers, in minutes."""
SIZES = ("2", "3", "4", "5", "6", "8", "10", "12", "15", "20", "30", "50", "100")
"""What `With …` offers: so many people."""
PLACES = ("in-person", "online", "hybrid")
"""The settings of a card."""


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
    for_sizes: tuple[str, ...]
    in_settings: tuple[str, ...]
    good_for: tuple[str, ...]
    lang: str


def card_row(card: Card, ask: Ask) -> CardRow:
    """`card` as one line of a list."""
    signs = stage_signs(card.stages, ask)
    return CardRow(
        title=card.title,
        url=ask.url(card),
        code=card.code,
        purpose=card.purpose,
        time=sentence_case(said_time(card.time, ask.say)),
        people=card.people.text,
        setting=setting_text(card.setting, ask),
        stages=signs,
        in_stages=tuple(sign.id for sign in signs),
        in_minutes=_minutes(card),
        for_sizes=_sizes(card),
        in_settings=tuple(token(place) for place in card.setting),
        good_for=tuple(token(purpose) for purpose in card.good_for),
        lang=card.lang,
    )


def setting_text(setting: Sequence[str], ask: Ask) -> str:
    """`In one room or online`."""
    places = [ask.say(f"places.{place}") if place in PLACES else place for place in setting]
    return sentence_case(ask.say.listed(places, either=True)) if places else ""


def _minutes(card: Card) -> tuple[str, ...]:
    longest = card.time.minutes_max
    return tuple(most for most in TIMES if longest and longest <= int(most))


def _sizes(card: Card) -> tuple[str, ...]:
    """The numbers of people for which the card says that it works."""
    least, most = card.people.min, card.people.max
    return tuple(n for n in SIZES if least <= int(n) and (most is None or int(n) <= most))
