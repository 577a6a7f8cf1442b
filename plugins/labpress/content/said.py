"""Said: stages, dates and times in the words of a language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from labpress.content.durations import Amount, amounts, unit_of
from labpress.content.stages import STAGES, Stage
from labpress.wording import Wording, primary

if TYPE_CHECKING:
    from labpress.content.dates import PartialDate, Period
    from labpress.content.durations import Duration
    from labpress.content.reading_time import ReadingTime


def said_stage(stage: Stage, say: Wording) -> Stage:
    """A stage with its words. Those that come with Labpress are said in the page's language, those
    of a lab's own stages as it wrote them."""
    shipped = next((one for one in STAGES if one.id == stage.id), None)
    if shipped is None:
        return stage
    keys = {"word": stage.id, "title": f"{stage.id}-title", "question": f"{stage.id}-question"}
    same = [name for name in keys if getattr(stage, name) == getattr(shipped, name)]
    return replace(stage, **{name: say(f"stages.{keys[name]}") for name in same})


def said_date(date: PartialDate | None, say: Wording) -> str:
    """`14 August 2018`, as far as the date is known; nothing for none."""
    return say.date(date.year, date.month, date.day) if date else ""


def said_period(period: Period, say: Wording) -> str:
    """`April 2017 to July 2017`."""
    start = said_date(period.start, say)
    return say("time.period", start=start, end=said_date(period.end, say)) if period.end else start


def said_length(minutes: int, say: Wording) -> str:
    """A whole session's length: `45 minutes`, `1 hour`, `3 hours 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return say("time.minutes", n=rest)
    whole = say("time.hours", n=hours)
    return say("time.joined", hours=whole, minutes=say("time.minutes", n=rest)) if rest else whole


def said_reading(time: ReadingTime, say: Wording) -> str:
    """`6 to 10 minutes`."""
    if time.low == time.high:
        return say("time.reading", n=time.low)
    return say("time.reading-span", low=time.low, n=time.high)


def said_time(time: Duration, say: Wording) -> str:
    """`20–60 minutes per session`: in English as it was written, elsewhere from its figures."""
    if primary(say.lang) == "en" or not time:
        return say.own(time.text)
    if time.ongoing:
        return say("time.ongoing")
    said = _span(re.split(r",? over | per ", time.text)[0], say)
    if time.per:
        said = say("time.per", time=said, what=time.per)
    return say("time.over", time=said, over=_over(time.over, say)) if time.over else said


def _span(text: str, say: Wording) -> str:
    first, last = amounts(text)
    if first == last:
        return _amount(first, say)
    if first[1] == last[1] and 0.5 not in (first[0], last[0]):
        low = say.number(first[0])
        return say(f"time.span-{last[1]}s", low=low, n=_whole(last[0]))
    return say("time.to", low=_amount(first, say), high=_amount(last, say))


def _amount(amount: Amount, say: Wording) -> str:
    number, unit = amount
    return say(f"time.half-{unit}s") if number == 0.5 else say(f"time.{unit}s", n=_whole(number))


def _over(text: str, say: Wording) -> str:
    return say(f"time.some-{unit}s") if (unit := unit_of(text)) else _span(text, say)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
