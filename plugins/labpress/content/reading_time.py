"""Reading time: how long most adults take, as a span, so that nobody is flattered.

Most adults read English non-fiction at 175 to 300 words a minute, 238 on average (Brysbaert 2019,
doi:10.1016/j.jml.2019.104047). Chinese and Japanese are counted by character.
"""

from __future__ import annotations

from dataclasses import dataclass

from labpress.content.essay import Essay
from labpress.content.item import Item

QUICK, MIDDLE, SLOW = 300, 238, 175
"""Words a minute."""

CHINESE, JAPANESE = 260, 360
"""Characters a minute for the middle figure; quick and slow readers differ as with words."""


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """From `low` to `high` minutes, `minutes` for the average reader, for `words` words.

    A Chinese or Japanese character counts as one word.
    """

    low: int
    high: int
    minutes: int
    words: int

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low} minute{'' if self.low == 1 else 's'}"
        return f"{self.low} to {self.high} minutes"

    @property
    def iso(self) -> str:
        """`PT8M`, for structured data."""
        return f"PT{self.minutes}M"

    @property
    def band(self) -> str:
        """`under-5`, `5-15` or `over-15`, by the average reader."""
        if self.minutes < 5:
            return "under-5"
        return "5-15" if self.minutes <= 15 else "over-15"

    @property
    def tag(self) -> str:
        """The band in words, for tags and filters."""
        return TAGS[self.band]


TAGS = {
    "under-5": "Under 5 minutes",
    "5-15": "5 to 15 minutes",
    "over-15": "Over 15 minutes",
}


def reading_time(item: Item) -> ReadingTime:
    """How long `item` takes, at least a minute; an essay's own `reading_minutes` stands for all
    three figures."""
    words, characters = item.body.length
    own = item.reading_minutes if isinstance(item, Essay) else None
    if own:
        return ReadingTime(own, own, own, words + characters)
    pace = JAPANESE if item.lang.casefold().startswith("ja") else CHINESE
    middle = words / MIDDLE + characters / pace
    low, high = (_whole(middle * MIDDLE / rate) for rate in (QUICK, SLOW))
    return ReadingTime(low, high, _whole(middle), words + characters)


def _whole(minutes: float) -> int:
    """Rounded half up, so that 2.5 is 3."""
    return max(1, int(minutes + 0.5))
