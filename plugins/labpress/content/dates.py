"""Dates as writers know them: a year, a month or a day, and never more than was written."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import total_ordering

from labpress.content.forms import FormError

MONTHS = tuple(calendar.month_name[1:])
FORMS = "write 2018, August 2018, 2018-08, 14 August 2018 or 2018-08-14"

_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([^\W\d_]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_FIGURES = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?")
_TO = re.compile(r"\s+(?:to|until)\s+|\s*[–—]\s*|\s+-\s+|(?<=[^\W\d_])-(?=[^\W\d_])")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, perhaps with its month, perhaps with its day.

    False and "" only where a required date was missing or unreadable. Ordered by time; a year
    comes before its months, a month before its days.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __bool__(self) -> bool:
        return bool(self.year)

    def __lt__(self, other: PartialDate) -> bool:
        return self.iso < other.iso

    def __str__(self) -> str:
        month = MONTHS[self.month - 1] if self.month else ""
        parts = (str(self.day or ""), month, str(self.year or ""))
        return " ".join(part for part in parts if part)

    @property
    def iso(self) -> str:
        """`2018`, `2018-08` or `2018-08-14`."""
        parts = [f"{self.year:04}" if self.year else ""]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


NO_DATE = PartialDate(0)
"""Stands where a required date could not be read."""


def parse_date(text: str) -> PartialDate:
    """The date that `text` names. Raises FormError for an unknown form and a day that never was."""
    year, month, day = _parts(text.strip())
    if not 1000 <= year <= 2999:
        raise FormError(f"the year {year} is out of reach")
    if month is not None and not 1 <= month <= 12:
        raise FormError(f"there is no month {month}")
    if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise FormError(f"{MONTHS[month - 1]} {year} has no day {day}")
    return PartialDate(year, month, day)


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if found := _FIGURES.fullmatch(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        return year or 0, month, day
    if found := _NAMED.fullmatch(text):
        return int(found[3]), _month(found[2]), int(found[1]) if found[1] else None
    if found := _MONTH_FIRST.fullmatch(text):
        return int(found[3]), _month(found[1]), int(found[2])
    raise FormError(f"'{text}' is not a date")


def _month(name: str) -> int:
    """The month of a name, in full or by three letters or more of it."""
    folded = name.casefold()
    fits = [n for n, known in enumerate(MONTHS, 1) if known.casefold().startswith(folded)]
    if folded == "sept":
        return 9
    if len(folded) < 3 or len(fits) != 1:
        raise FormError(f"'{name}' is not a month")
    return fits[0]


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another; `end` is None for one that is named by a single date."""

    start: PartialDate
    end: PartialDate | None = None

    @property
    def text(self) -> str:
        """`April 2017 to July 2017`."""
        return f"{self.start} to {self.end}" if self.end else str(self.start)

    def __str__(self) -> str:
        return self.text


def parse_period(text: str) -> Period:
    """`April 2017 to July 2017`, `April to July 2017`, or one date. Raises FormError."""
    first, *rest = _TO.split(text.strip(), maxsplit=1)
    if not rest:
        return Period(parse_date(first))
    year = re.search(r"\d{4}", rest[0])
    if year and not re.search(r"\d{4}", first):
        first = f"{first} {year[0]}"
    start, end = parse_date(first), parse_date(rest[0])
    if end.iso < start.iso[: len(end.iso)]:
        raise FormError(f"{end} comes before {start}")
    return Period(start, end)
