"""Words: a string that the interface says, which knows its language where it is not the page's."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape

ENGLISH = "en"


class Words(str):
    """Plain text, still to be escaped. In HTML it is marked with `lang`, unless that is ""; as an
    attribute's value it must be made a plain `str` first."""

    lang: str

    def __new__(cls, text: str, lang: str = "") -> Words:
        made = super().__new__(cls, text)
        made.lang = lang
        return made

    def __html__(self) -> Markup:
        return marked(escape(str(self)), self.lang)


def marked(html: Markup, lang: str) -> Markup:
    """`html` as a part in that language; as it is where there is none."""
    if not lang:
        return html
    return Markup('<span lang="{}" dir="{}">{}</span>').format(lang, direction(lang), html)


def locale_of(lang: str) -> Locale:
    """Babel's locale of a tag such as `en-GB`; English where Babel does not know the language."""
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(ENGLISH)


def is_assigned(lang: str) -> bool:
    """Whether the parts of a tag such as `en-GB` or `sr-Latn` stand for something. Babel does not
    list all the languages that have three letters, so those pass."""
    first, *others = lang.split("-")
    english = Locale(ENGLISH)
    languages, variants = english.languages, map(str.lower, english.variants)
    known = {*map(str.lower, (*english.territories, *english.scripts)), *variants}
    return (len(first) > 2 or first.lower() in languages) and known.issuperset(
        map(str.lower, others)
    )


def primary(lang: str) -> str:
    """The language of a tag: `en` of `en-GB`."""
    return lang.partition("-")[0].lower()


def direction(lang: str) -> str:
    """`rtl` for a language whose lines begin at the right, else `ltr`."""
    return locale_of(lang).text_direction


def own_name(lang: str) -> str:
    """What a language calls itself (`Cymraeg`); its tag where nobody knows."""
    name = locale_of(lang).get_language_name() if primary(lang) == locale_of(lang).language else ""
    return name[:1].upper() + name[1:] if name else lang
