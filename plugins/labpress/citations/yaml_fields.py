"""What the fields of CSL-YAML mean: texts in pandoc's Markdown, dates in words, as CSL-JSON."""

from __future__ import annotations

import re
from typing import Any

from labpress.citations.dates import csl_date
from labpress.citations.people import person_of

NAMES = frozenset({"author", "editor", "translator", "container-author", "collection-editor"})
"""Fields of people; any other that has a list of mappings is one, too."""
DATES = re.compile(r"issued|accessed|submitted|[a-z]+-date")
VERBATIM = frozenset({"DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID", "id", "type", "language"})
"""What is an address or a sign, never Markdown."""
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

SPAN = re.compile(r"\[([^\[\]]+)\]\{\.(nocase|smallcaps)\}")
MARKUP = (
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(?=\S)([^*]+?)(?<=\S)\*"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"\^(\S+?)\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<!~)~([^\s~]+)~(?!~)"), r"<sub>\1</sub>"),
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# a sign that was escaped waits here, where no pattern finds it, until the others are through
SET_ASIDE = 0xE000


def item_of(fields: dict[str, Any], key: str) -> dict[str, Any]:
    """The CSL-JSON item with the id `key`. What has no value, or one of no use, is left out."""
    item = {name: _value(name, value) for name, value in fields.items()}
    known = {name: value for name, value in item.items() if value not in (None, "", [], {})}
    return {"type": "document", **known, "id": key}


def _value(name: str, value: Any) -> Any:
    if DATES.fullmatch(name):
        return _date(value)
    is_people = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    if name in NAMES or is_people:
        return [_person(one) for one in (value if isinstance(value, list) else [value]) if one]
    if isinstance(value, list):
        return ", ".join(_text(one) for one in value if isinstance(one, str))
    if not isinstance(value, str):
        return None
    return value.strip() if name in VERBATIM else _text(value)


def _person(value: Any) -> dict[str, str]:
    if isinstance(value, str):
        return person_of(value)
    if not isinstance(value, dict):
        return {}
    return {name: _text(part) for name, part in value.items() if isinstance(part, str) and part}


def _text(value: str) -> str:
    """Markdown as the little HTML that CSL-JSON knows; what is HTML already stays."""
    text = ESCAPED.sub(lambda found: chr(SET_ASIDE + ord(found[1])), " ".join(value.split()))
    text = SPAN.sub(_span, text)
    for pattern, html in MARKUP:
        text = pattern.sub(html, text)
    back = {SET_ASIDE + sign: chr(sign) for sign in range(128)}
    return text.translate(back)


def _span(found: re.Match[str]) -> str:
    look = 'class="nocase"' if found[2] == "nocase" else 'style="font-variant:small-caps;"'
    return f"<span {look}>{found[1]}</span>"


def _date(value: Any) -> Any:
    """A date as one text, as CSL-JSON, or as `year`, `month` and `day`, two of them for a range."""
    if isinstance(value, str):
        return csl_date(value)
    if isinstance(value, list):
        days = [_day(one) for one in value if isinstance(one, dict)]
        return {"date-parts": days[:2]} if days and all(days) else {}
    if not isinstance(value, dict):
        return {}
    if "date-parts" in value:
        return {**value, "date-parts": _parts(value["date-parts"])}
    if parts := _day(value):
        season = SEASONS.get(str(value.get("season", "")).lower(), value.get("season"))
        return {"date-parts": [parts], **({"season": season} if season else {})}
    said = value.get("literal") or value.get("raw")
    return csl_date(said) if isinstance(said, str) else {}


def _day(value: dict[str, Any]) -> list[int]:
    return _numbers([value.get(name) for name in ("year", "month", "day")])


def _parts(value: Any) -> list[list[int]]:
    days = value if isinstance(value, list) else []
    return [_numbers(day) for day in days if isinstance(day, list)]


def _numbers(day: list[Any]) -> list[int]:
    """Year, month and day until one is no number."""
    numbers: list[int] = []
    for part in day:
        if not isinstance(part, str) or not re.fullmatch(r"-?\d{1,6}", part):
            break
        numbers.append(int(part))
    return numbers
