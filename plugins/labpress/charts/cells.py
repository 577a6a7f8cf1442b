"""Cells: what is written in a table turned into numbers and moments."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

MISSING = frozenset(("", "-", "–", "—", ".", "..", "…", "n/a", "na", "null", "none", "?"))
"""What people write where there is no number."""
SIGNS = "£€$¥"
LONGEST = 18
"""Characters of a number."""
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f']")
_POINT = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d+)?")
_COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)?(?:,\d+)?")
_SHORTENED = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: n for names in (_SHORTENED, _FULL) for n, name in enumerate(names, 1)} | {"sept": 9}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_WORDS = re.compile(r"(?:(\d{1,2})[\s-]+)?([A-Za-z]{3,9})\.?[\s-]+(\d{4})")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
GRAINS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, how many digits it has after its point, and the signs around it (`£`, `%`)."""

    value: float
    digits: int = 0
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, a month or a day: `grain` says which; the date is its first day."""

    date: datetime.date
    grain: str


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no number."""
    return text.strip().casefold() in MISSING


def figure(text: str, comma: bool = False) -> Figure | None:
    """The number in a cell, or None. With `comma`, that parts the whole from its fraction, and a
    point the thousands."""
    bare = _SPACES.sub("", text.replace("−", "-"))
    sign = next((c for c in bare if c in SIGNS or c == "%"), "")
    places = (bare.startswith((sign, f"-{sign}", f"+{sign}")), bare.endswith(sign))
    if sign and not places[sign == "%"]:
        return None
    number = bare.replace(sign, "", 1) if sign else bare
    pattern, point = (_COMMA, ",") if comma else (_POINT, ".")
    if not pattern.fullmatch(number) or not any(map(str.isdigit, number)) or len(number) > LONGEST:
        return None
    digits = len(number.partition(point)[2])
    plain = number.replace("." if comma else ",", "").replace(",", ".")
    return Figure(float(plain), digits, sign)


def moment(text: str) -> Moment | None:
    """The year, month or day in a cell: `2018`, `2018-08`, `August 2018`, `14 Aug 2018`; or None.

    Never `8/9/2018`, which is two days.
    """
    text = text.strip()
    if _YEAR.fullmatch(text):
        return _made(text, None, None)
    if iso := _ISO.fullmatch(text):
        return _made(iso[1], int(iso[2]), iso[3])
    if words := _WORDS.fullmatch(text):
        month = MONTHS.get(words[2].casefold())
        return _made(words[3], month, words[1]) if month else None
    return None


def _made(year: str, month: int | None, day: str | None) -> Moment | None:
    grain = GRAINS[(month is not None) + (day is not None)]
    try:
        return Moment(datetime.date(int(year), month or 1, int(day or 1)), grain)
    except ValueError:  # 31 June
        return None
