"""Wording: what the interface says in one language, with its plurals, lists and dates.

The forms of plurals, lists and dates are the Unicode CLDR's, by Babel.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

HERE = Path(__file__).parent
ENGLISH = "en"
VALUE = re.compile(r"\{([a-z_]+)\}")

Text = str | Mapping[str, str]
"""A string of a table: one text, or one a plural category."""


class Wording:
    """Says the strings of one language. `lang` is its tag (`en-GB`); `table` has each string by
    `section.name`."""

    def __init__(self, lang: str, table: Mapping[str, Text]) -> None:
        self.lang = lang
        self._table = table

    def __call__(self, key: str, /, **values: object) -> str:
        """The string of that key as plain text, still to be escaped.

        A number `n` among the values chooses the plural's form. Raises KeyError for an unknown key
        or a value that is not given.
        """
        shown = {name: self._shown(value) for name, value in values.items()}
        return VALUE.sub(lambda match: shown[match[1]], self._form(key, values))

    def html(self, key: str, /, **values: object) -> Markup:
        """The same as HTML: the string and each value are escaped, unless a value is Markup."""
        shown = {name: escape(self._shown(value)) for name, value in values.items()}
        pieces = VALUE.split(self._form(key, values))
        return Markup("").join(
            shown[piece] if at % 2 else escape(piece) for at, piece in enumerate(pieces)
        )

    def section(self, name: str) -> dict[str, Text]:
        """All strings of a section by name, for a script."""
        start = f"{name}."
        return {k.removeprefix(start): v for k, v in self._table.items() if k.startswith(start)}

    def listed(self, names: Sequence[str], *, either: bool = False) -> str:
        """`A, B and C`; `A, B or C` if it is `either`."""
        return format_list(list(names), style="or" if either else "standard", locale=self.locale)

    def number_word(self, number: int) -> str:
        """`three` as far as the table has words, then figures."""
        word = self._table.get(f"numbers.{number}")
        return word if isinstance(word, str) else self._shown(number)

    def date(self, year: int, month: int | None = None, day: int | None = None) -> str:
        """`14 August 2018`, `August 2018` or `2018`: never more than is known."""
        known = datetime.date(year, month or 1, day or 1)
        if month and day:
            return format_date(known, "long", locale=self.locale)
        return format_skeleton("yMMMM" if month else "y", known, locale=self.locale)

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale; English where Babel does not know the language."""
        return _locale(self.lang)

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        text = self._table[key]
        if isinstance(text, str):
            return text
        number = values["n"]
        if not isinstance(number, int | float):
            raise TypeError(f"{key}: n is {number!r}, no number to choose a plural by")
        category = self.locale.plural_form(number)
        return text.get(category) or text["other"]

    def _shown(self, value: object) -> str | Markup:
        if isinstance(value, int):
            return format_decimal(value, locale=self.locale)
        return value if isinstance(value, str) else str(value)


@cache
def wording(lang: str) -> Wording:
    """The wording of a language as shipped; English where there is no table for it."""
    english = table(HERE / f"{ENGLISH}.yml")
    named = next((path for path in _files(lang) if path.is_file()), None)
    return Wording(lang, {**english, **table(named)}) if named else Wording(ENGLISH, english)


def table(path: Path) -> dict[str, Text]:
    """The strings of a file by `section.name`."""
    sections = yaml.safe_load(path.read_text("utf-8"))
    return {
        f"{section}.{name}": text
        for section, texts in sections.items()
        for name, text in texts.items()
    }


def _files(lang: str) -> tuple[Path, Path]:
    """`cy-GB` is served by the table of `cy-GB`, else of `cy`."""
    return HERE / f"{lang}.yml", HERE / f"{lang.partition('-')[0]}.yml"


def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH)
