"""Durations: how long a method takes, in one strict grammar, so that cards can be filtered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from labpress.content.forms import FormError

FORMS = (
    "write it like '20-60 minutes', '2 hours', 'half a day', '1 day to 2 weeks per cycle', "
    "'2-3 hours per session, over months' or 'ongoing'"
)

UNITS = {"minute": 1, "hour": 60, "day": 480, "week": 7 * 480, "month": 30 * 480}
"""Minutes in each unit. A day is a day's work of eight hours: `half a day` is half of that."""

Amount = tuple[float, str]
"""How many of which unit."""

_NAMES = {
    "min": "minute", "mins": "minute", "minute": "minute", "minutes": "minute",
    "h": "hour", "hr": "hour", "hrs": "hour", "hour": "hour", "hours": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
    "months": "month",
}  # fmt: skip
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_NUMBER = r"(?:\d{1,4}(?:\.\d{1,2})?[½¼¾]?|[½¼¾])"
_UNIT = r"(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?)\b\.?"
_AMOUNT = rf"(?:half\s+(?:an?\s+)?{_UNIT}|an?\s+(?:half\s+)?{_UNIT}|{_NUMBER}\s*{_UNIT})"
_DASH = r"(?:\s*[-–—]\s*|\s+to\s+)"
_GRAMMAR = (
    rf"(?:(?P<low>{_NUMBER}){_DASH}(?P<high>{_NUMBER}\s*{_UNIT})"
    rf"|(?P<first>{_AMOUNT})(?:{_DASH}(?P<last>{_AMOUNT}))?)"
    r"(?:\s+per\s+(?P<per>[^\W\d_]+(?:[ -][^\W\d_]+){0,3}))?"
    rf"(?:,?\s+over\s+(?P<over>(?:an?\s+|{_NUMBER}(?:{_DASH}{_NUMBER})?\s*)?{_UNIT}))?"
)


@dataclass(frozen=True, slots=True)
class Duration:
    """`min` to `max` of `unit` (minute, hour, day, week, month), each time `per` something.

    `over` is the span in which it is repeated. An ongoing one has no figures. `text` is for print,
    and "" only where a required duration was missing or unreadable.
    """

    min: float = 0
    max: float = 0
    unit: str = "minute"
    per: str = ""
    ongoing: bool = False
    text: str = ""
    over: str = ""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def minutes_max(self) -> int | None:
        """The most time in minutes (a day is eight hours); None if it is ongoing or unknown."""
        return round(self.max * UNITS[self.unit]) if self.max else None


def parse_duration(text: str) -> Duration:
    """The duration that `text` says. Raises FormError for all that is not in the grammar."""
    words = re.sub(r"\s+", " ", text).strip()
    if words.casefold() == "ongoing":
        return Duration(ongoing=True, text="ongoing")
    found = _grammar().fullmatch(words)
    if found is None:
        raise FormError(f"'{words}' is not a time that can be sorted and filtered")
    (least, unit), last = _amounts(found)
    most = last[0] * UNITS[last[1]] / UNITS[unit]
    if not 0 < least <= most:
        raise FormError(f"'{words}' ends before it begins" if least else "0 is no time")
    per, over = (found[name] or "" for name in ("per", "over"))
    return Duration(least, most, unit, per.lower(), False, _typeset(words), _typeset(over))


def amounts(text: str) -> tuple[Amount, Amount]:
    """The least and the most that a span of the grammar says, each in its own unit."""
    found = _grammar().fullmatch(text)
    if found is None:
        raise FormError(f"'{text}' is not a time")
    return _amounts(found)


def unit_of(text: str) -> str:
    """The unit that stands alone, as in `over months`; "" for any other words."""
    return _NAMES.get(text.casefold(), "")


@cache
def _grammar() -> re.Pattern[str]:
    """Made only where a time is read, not at every start: it takes as long as importing a room."""
    return re.compile(_GRAMMAR, re.IGNORECASE)


def _amounts(found: re.Match[str]) -> tuple[Amount, Amount]:
    first = found["first"] or f"{found['low']} {re.sub(_NUMBER, '', found['high'])}"
    return _amount(first), _amount(found["high"] or found["last"] or first)


def _amount(text: str) -> Amount:
    """`half a day` -> 0.5, day."""
    folded = text.casefold()
    unit = _NAMES[re.findall(r"[a-z]+", folded)[-1]]
    figure = re.match(r"(\d*(?:\.\d+)?)([½¼¾]?)", folded)
    if figure and figure[0]:
        return float(figure[1] or 0) + _FRACTIONS.get(figure[2], 0), unit
    return (0.5 if "half" in folded else 1.0), unit


def _typeset(words: str) -> str:
    """With an en dash between figures and the units in full."""
    dashed = re.sub(rf"({_NUMBER})\s*[-–—]\s*({_NUMBER})", r"\1–\2", words)
    dashed = re.sub(r"\s*[-–—]\s*(?=(?:half|an?)\b)|(?<=[a-z])\s*[-–—]\s*(?=\d)", " to ", dashed)
    dashed = re.sub(r"(?<=[\d½¼¾])(?=[a-zA-Z])", " ", dashed)
    return re.sub(rf"({_NUMBER}) (h|hrs?|mins?)\b\.?", _in_full, dashed, flags=re.IGNORECASE)


def _in_full(found: re.Match[str]) -> str:
    unit = _NAMES[found[2].casefold()]
    return f"{found[1]} {unit}{'' if found[1] in ('1', *_FRACTIONS) else 's'}"


@dataclass(frozen=True, slots=True)
class RunningTime:
    """How long a video runs, in seconds."""

    seconds: int

    def __str__(self) -> str:
        hours, rest = divmod(self.seconds, 3600)
        start = f"{hours}:{rest // 60:02}" if hours else f"{rest // 60}"
        return f"{start}:{rest % 60:02}"

    @property
    def iso(self) -> str:
        """`PT1H2M30S`, for structured data."""
        hours, rest = divmod(self.seconds, 3600)
        parts = ((hours, "H"), (rest // 60, "M"), (rest % 60, "S"))
        return "PT" + "".join(f"{number}{unit}" for number, unit in parts if number)


def parse_running_time(text: str) -> RunningTime:
    """`3:45`, `1:02:30` or `12 minutes`. Raises FormError."""
    if clock := re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)", text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    elif words := re.fullmatch(
        r"(?:(\d{1,2}) ?h\w*)?,? ?(?:(\d{1,3}) ?m\w*)?,? ?(?:(\d{1,2}) ?s\w*)?", text
    ):
        hours, minutes, seconds = (int(part or 0) for part in words.groups())
    else:
        raise FormError(f"'{text}' is not a running time")
    if not hours + minutes + seconds:
        raise FormError(f"'{text}' is not a running time")
    return RunningTime(hours * 3600 + minutes * 60 + seconds)
