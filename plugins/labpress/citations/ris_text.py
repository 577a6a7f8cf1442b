"""A work in RIS, which every reference manager reads: a line a field, begun by two letters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

# https://github.com/zotero/translators/blob/master/RIS.js has the same pairs
TYPES = {
    "article": "GEN",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "VIDEO",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry": "ENCYC",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "interview": "PCOMM",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "BLOG",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
PEOPLE = {
    "author": "AU",
    "director": "AU",
    "performer": "AU",
    "editor": "ED",
    "translator": "A4",
    "collection-editor": "A3",
}
TEXTS = {
    "title": "TI",
    "title-short": "ST",
    "container-title": "T2",
    "container-title-short": "J2",
    "collection-title": "T3",
    "event-title": "T2",
    "volume": "VL",
    "issue": "IS",
    "number": "M1",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "version": "M2",
    "DOI": "DO",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}
# CSL's own markup; any other `<` is a sign of the text
TAG = re.compile(r"</?(?:i|b|em|strong|sub|sup|span|sc|nc)(?:\s[^<>]*)?>")
RANGE = re.compile(r"\s*(?:--?|[\u2012-\u2015])\s*")


def ris_of(work: Mapping[str, Any]) -> str:
    """One record. Its lines end as RIS wants it, in a return and a new line."""
    return "\r\n".join([*_lines(work), "ER  - ", ""])


def _lines(work: Mapping[str, Any]) -> Iterator[str]:
    yield _line("TY", TYPES.get(str(work.get("type")), "GEN"))
    yield _line("ID", work.get("id", ""))
    for field, tag in PEOPLE.items():
        for person in _list(work.get(field)):
            yield _line(tag, _name(person))
    yield from _dates(work)
    for field, tag in TEXTS.items():
        if work.get(field) and not (field == "event-title" and work.get("container-title")):
            yield _line(tag, work[field])
    # of two numbers many programs read one: that of an article's journal, else that of the book
    numbers = ("ISBN", "ISSN")
    for number in numbers[::-1] if str(work.get("type")).startswith("article") else numbers:
        if work.get(number):
            yield _line("SN", work[number])
    for word in re.split(r"\s*[,;]\s*", str(work.get("keyword", ""))):
        if word:
            yield _line("KW", word)
    yield from _pages(str(work.get("page", "")))


def _pages(page: str) -> Iterator[str]:
    first, *rest = RANGE.split(plain(page), maxsplit=1)
    if first:
        yield _line("SP", first)
    if rest and rest[0]:
        yield _line("EP", rest[0])


def _dates(work: Mapping[str, Any]) -> Iterator[str]:
    issued, accessed = _parts(work.get("issued")), _parts(work.get("accessed"))
    said = work["issued"].get("literal") if isinstance(work.get("issued"), Mapping) else None
    if issued:
        yield _line("PY", issued[0])
        if len(issued) > 1:
            yield _line("DA", _day(issued))
    elif said:
        yield _line("PY", said)
    if accessed:
        yield _line("Y2", _day(accessed))


def _day(parts: list[str]) -> str:
    """`2019/03/04`, with nothing for what is not known."""
    known = [*parts, "", ""][:3]
    return "/".join([known[0], *(part.zfill(2) if part else "" for part in known[1:])])


def _parts(date: Any) -> list[str]:
    """Year, month and day of the first date, as far as they are known."""
    parts = _list(date.get("date-parts")) if isinstance(date, Mapping) else []
    return [str(part) for part in _list(parts[0])] if parts else []


def _name(person: Any) -> str:
    """`Gogh, Vincent van`. A name without a comma is a body's, as it stands."""
    if not isinstance(person, Mapping):
        return str(person)
    if person.get("literal"):
        return str(person["literal"])
    family = _joined(person.get("non-dropping-particle"), person.get("family"))
    given = _joined(person.get("given"), person.get("dropping-particle"))
    suffix = str(person.get("suffix", ""))
    return ", ".join(filter(None, [family, given, suffix]))


def _joined(*parts: Any) -> str:
    return " ".join(str(part) for part in parts if part)


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _line(tag: str, value: Any) -> str:
    return f"{tag}  - {plain(str(value))}"


def plain(text: str) -> str:
    """One line without markup: a field ends with its line, and a program shows what it reads."""
    return " ".join(html.unescape(TAG.sub("", text)).split())
