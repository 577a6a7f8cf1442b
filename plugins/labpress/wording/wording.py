"""Wording: what the interface says in one language, with its plurals, lists and dates.

The forms of plurals, lists and dates are the Unicode CLDR's, by Babel.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from labpress.wording.words import Words, direction, locale_of, marked, own_name, primary

VALUE = re.compile(r"\{([a-z_]+)\}")
PLACE = re.compile("\ue000([0-9]+)\ue001")

Text = str | Mapping[str, str]
"""A string of a table: one text, or one a plural category."""


class Wording:
    """Says the strings of one language on a page.

    `lang` is its tag (`en-GB`), `page` that of the page, if it is another; `table` has each string
    by `section.name`, `rest` says what the table lacks.
    """

    def __init__(
        self, lang: str, table: Mapping[str, Text], page: str = "", rest: Wording | None = None
    ) -> None:
        self.lang = lang
        self.page = page or lang
        self._table = table
        self._rest = rest
        self._marked = "" if primary(self.page) == primary(lang) else lang
        # a page asks for the same again and again, and so does the next one
        self._numbers: dict[float, str] = {}
        self._dates: dict[tuple[int | None, ...], str] = {}
        self._sections: dict[str, dict[str, Text]] = {}

    def __call__(self, key: str, /, **values: object) -> Words:
        """The string of that key as text, still to be escaped, with its language.

        A number `n` among the values chooses the plural's form. Raises KeyError for an unknown key
        or a value that is not given.
        """
        if self._rest and key not in self._table:
            return self._rest(key, **values)
        shown = {name: self._shown(value) for name, value in values.items()}
        return self._said(VALUE.sub(lambda match: shown[match[1]], self._form(key, values)))

    def plain(self, key: str, /, **values: object) -> str:
        """The same without its language: for the value of an attribute, and for what is no HTML."""
        return str(self(key, **values))

    def html(self, key: str, /, **values: object) -> Markup:
        """The same as HTML: the string and each value are escaped, unless a value is Markup."""
        if self._rest and key not in self._table:
            return self._rest.html(key, **values)
        shown = {name: escape(self._shown(value)) for name, value in values.items()}
        pieces = VALUE.split(self._form(key, values))
        whole = Markup("").join(
            shown[piece] if at % 2 else escape(piece) for at, piece in enumerate(pieces)
        )
        return marked(whole, self._marked)

    def known(self, section: str, name: str) -> str:
        """The string of a value that has a few known ones; any other value as it is."""
        key = f"{section}.{name}"
        return self(key) if self.has(key) else name

    def section(self, name: str) -> dict[str, Text]:
        """All strings of a section by name, for a script."""
        if name not in self._sections:
            start = f"{name}."
            own = {k.removeprefix(start): v for k, v in self._table.items() if k.startswith(start)}
            self._sections[name] = (self._rest.section(name) if self._rest else {}) | own
        return dict(self._sections[name])

    def has(self, key: str) -> bool:
        """Whether there is such a string."""
        return key in self._table or bool(self._rest and self._rest.has(key))

    def listed(self, names: Sequence[str], *, either: bool = False) -> Words:
        """`A, B and C`; `A, B or C` if it is `either`."""
        texts = list(map(str, names))
        style: Literal["or", "standard"] = "or" if either else "standard"
        return self._said(format_list(texts, style=style, locale=self.locale))

    def listed_html(self, names: Sequence[Markup]) -> Markup:
        """The same of names in HTML."""
        places = [f"\ue000{at}\ue001" for at in range(len(names))]
        pieces = PLACE.split(self.listed(places))
        return Markup("").join(
            names[int(piece)] if at % 2 else escape(piece) for at, piece in enumerate(pieces)
        )

    def number(self, number: float) -> str:
        """`2,666` in the signs of the language."""
        said = self._numbers.get(number)
        if said is None:
            said = self._numbers[number] = format_decimal(number, locale=self.locale)
        return said

    def own(self, text: str) -> Words:
        """A text that is in the language of the interface and stands in no table."""
        return self._said(text)

    def number_word(self, number: int) -> str:
        """`three` as far as the table has words, then figures."""
        word = self._table.get(f"numbers.{number}")
        return word if isinstance(word, str) else self._shown(number)

    def date(self, year: int, month: int | None = None, day: int | None = None) -> Words:
        """`14 August 2018`, `August 2018` or `2018`: never more than is known."""
        key = (year, month, day)
        if key not in self._dates:
            self._dates[key] = self._date(*key)
        return self._said(self._dates[key])

    @cached_property
    def locale(self) -> Locale:
        """Babel's locale; English where Babel does not know the language."""
        return locale_of(self.lang)

    @property
    def direction(self) -> str:
        """`rtl` where the lines of the page begin at the right, else `ltr`."""
        return direction(self.page)

    def in_other(self, lang: str) -> Markup:
        """The attributes of a part in `lang`; nothing if that is the language of the page."""
        if not lang or lang.lower() == self.page.lower() or primary(lang) == primary(self.page):
            return Markup("")
        other = direction(lang)
        turned = Markup(' dir="{}"').format(other) if other != self.direction else ""
        return Markup(' lang="{}"{}').format(lang, turned)

    @staticmethod
    def name_of(lang: str) -> str:
        """What a language calls itself: `Cymraeg`."""
        return own_name(lang)

    def _date(self, year: int, month: int | None, day: int | None) -> str:
        known = datetime.date(year, month or 1, day or 1)
        if month and day:
            return format_date(known, "long", locale=self.locale)
        return format_skeleton("yMMMM" if month else "y", known, locale=self.locale)

    def _said(self, text: str) -> Words:
        return Words(text, self._marked)

    def _form(self, key: str, values: Mapping[str, object]) -> str:
        text = self._table[key]
        if isinstance(text, str):
            return text
        number = values["n"]
        if not isinstance(number, int | float):
            raise TypeError(f"{key}: n is {number!r}, no number to choose a plural by")
        category = self.locale.plural_form(number)
        return text.get(category) or text["other"]

    def _shown(self, value: object) -> str:
        if isinstance(value, Markup):
            return value
        return self.number(value) if isinstance(value, int | float) else str(value)
