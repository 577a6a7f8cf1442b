"""Dates: a day, a month, a year or two of them as one text, as CSL-JSON has them."""

from __future__ import annotations

import re
from typing import Any

DATE = re.compile(r"(?P<about>~|ca?\.\s*)?(?P<year>-?\d{1,4})(?:-(?P<month>\d{1,2})"
                  r"(?:-(?P<day>\d{1,2}))?)?(?P<unsure>[?~%])?")  # fmt: skip

# what pandoc makes of words, and of nothing at all
NO_DATE: dict[str, Any] = {"date-parts": []}
NO_DATES = (NO_DATE, {"date-parts": [[0]]})
# of BibTeX: `year = {in press}`, without a digit in it
WORDS = re.compile(r"^  (?:date|year) = [{\"]+([^{}\"\d]*[^\W\d_])[.}\"]+,$", re.MULTILINE)


def with_words(item: dict[str, Any], entry: str) -> dict[str, Any]:
    """A CSL item with the date that its BibTeX entry has in words, which pandoc does not read."""
    if item.get("issued", NO_DATE) not in NO_DATES:
        return item
    found = WORDS.search(entry)
    others = {name: value for name, value in item.items() if name != "issued"}
    if found is None:
        return others
    others.pop("status", None)  # the same words once more
    return {**others, "issued": {"literal": found[1].strip()}}


def csl_date(text: str) -> dict[str, Any]:
    """`2019-03-02`, `2019-03`, `2019`, `2019/2020`, `~1951`; other words stand as they are."""
    said = text.strip()
    if not said:
        return {}
    ends = [DATE.fullmatch(part.strip()) for part in said.split("/", 1)]
    parts = [_parts(end) for end in ends if end]
    if len(parts) < len(ends) or not all(parts):
        return {"literal": said}
    about = any(end["about"] or end["unsure"] for end in ends if end)
    return {"date-parts": parts, **({"circa": True} if about else {})}


def _parts(found: re.Match[str]) -> list[int]:
    """Nothing for a month or a day that there is not."""
    numbers = [int(found[name]) for name in ("year", "month", "day") if found[name]]
    month, day = (*numbers[1:], 1, 1)[:2]
    return numbers if 1 <= month <= 12 and 1 <= day <= 31 else []
