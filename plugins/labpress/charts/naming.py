"""Naming: numbers and dates on a chart, as the language of its page writes them."""

from __future__ import annotations

from collections.abc import Sequence

from babel.dates import format_skeleton
from babel.numbers import format_decimal

from labpress.charts.cells import Moment
from labpress.wording import Wording


def number(value: float, digits: int, sign: str, say: Wording) -> str:
    """`1,234.5`, `12%` or `−£3`."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    words = format_decimal(abs(value), format=pattern, locale=say.locale)
    minus = "−" if value < 0 and any(c in "123456789" for c in words) else ""
    return f"{minus}{words}%" if sign == "%" else f"{minus}{sign}{words}"


def most_digits(value: float, digits: int) -> int:
    """Digits after the point that a median needs: one more than its numbers if it lies between."""
    return digits if round(value, digits) == value else digits + 1


def dates(moments: Sequence[Moment], named: Sequence[int], say: Wording) -> list[tuple[str, str]]:
    """The names of those `named` of `moments`: a day or month, and its year below it where that
    is another one than before; a year alone."""
    found, before = [], 0
    for at in named:
        one = moments[at]
        if one.grain == "year":
            found.append((str(one.date.year), ""))
            continue
        skeleton = "MMM" if one.grain == "month" else "dMMM"
        words = format_skeleton(skeleton, one.date, locale=say.locale)
        year = one.date.year
        found.append((words, str(year) if year != before else ""))
        before = year
    return found
