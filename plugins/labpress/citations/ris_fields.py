"""What the fields of RIS mean: one entry's as a CSL-JSON item."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from labpress.citations.dates import csl_date
from labpress.citations.identifiers import DOI
from labpress.citations.people import person_of

Fields = Sequence[tuple[str, str]]

TYPES: Mapping[str, str] = {
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "COMP": "software",
    "CONF": "book",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "legislation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "motion_picture",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "PRESS": "article",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
WHOLE = frozenset({"book", "report", "thesis", "standard", "pamphlet"})
"""Kinds that stand in no other work: what is named above them is a series."""
PEOPLE = {"author": "AU A1", "editor": "ED A2", "collection-editor": "A3", "translator": "A4 TA"}
TEXTS = {
    "title": "TI T1 CT",
    "title-short": "ST",
    "collection-title": "T3",
    "volume": "VL",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY PP",
    "version": "M2",
    "URL": "UR",
    "language": "LA",
    "abstract": "AB N2",
    "note": "N1",
}
# old programs write it there
DOI_ELSEWHERE = ("M3", "L3", "N1", "UR")


def item_of(fields: Fields) -> dict[str, Any]:
    """The item without its id. What CSL has no place for is left out."""
    kind = TYPES.get(_first(fields, "TY").upper(), "document")
    item: dict[str, Any] = {"type": kind}
    for name, tags in PEOPLE.items():
        item[name] = [person_of(text) for text in _all(fields, tags)]
    for name, tags in TEXTS.items():
        item[name] = _first(fields, tags)
    item |= _around(fields, kind) | _numbers(fields, kind)
    item["issued"] = _issued(fields)
    item["accessed"] = csl_date(_date(_first(fields, "Y2")))
    item["page"] = _pages(fields)
    item["DOI"] = _doi(fields)
    item["keyword"] = ", ".join(_all(fields, "KW"))
    return {name: value for name, value in item.items() if value}


def _around(fields: Fields, kind: str) -> dict[str, str]:
    """What the work stands in. The name of a book, `BT`, is its own where it is the book."""
    short, long = _first(fields, "J2 JA J1"), _first(fields, "JF JO BT T2 SE")
    if kind in WHOLE:
        return {"title": _first(fields, "TI T1 CT BT"), "collection-title": _first(fields, "T2 T3")}
    return {"container-title": long or short, "container-title-short": short if long else ""}


def _numbers(fields: Fields, kind: str) -> dict[str, str]:
    issue, number, sort = _first(fields, "IS"), _first(fields, "M1 C7"), _first(fields, "M3")
    found = {"number": number}
    found["number" if kind in WHOLE and not number else "issue"] = issue
    number_of = "ISSN" if kind.startswith(("article", "periodical")) else "ISBN"
    found[number_of] = _first(fields, "SN")
    if sort and not DOI.fullmatch(sort) and not kind.startswith("article"):
        found["genre"] = sort
    return found


def _issued(fields: Fields) -> dict[str, Any]:
    """The year, with the month and the day that `DA` may add to it."""
    year, day = _date(_first(fields, "PY Y1")), _date(_first(fields, "DA"))
    return csl_date(day if day.startswith(year) else year) or csl_date(year)


def _date(text: str) -> str:
    """`2019/03/02/Spring` as `2019-03-02`; anything else as it stands."""
    found = re.match(r"(\d{4})(?:/(\d{1,2})(?:/(\d{1,2}))?)?(?:/.*)?$", text)
    if not found:
        return text
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _pages(fields: Fields) -> str:
    first, last = _first(fields, "SP"), _first(fields, "EP")
    return f"{first}-{last}" if first and last and last != first else first or last


def _doi(fields: Fields) -> str:
    """The DOI, or what was given for one: whoever checks the entry says that it is none."""
    if said := _first(fields, "DO"):
        found = DOI.fullmatch(said)
        return found["doi"] if found else said
    elsewhere = (DOI.fullmatch(_first(fields, tag)) for tag in DOI_ELSEWHERE)
    return next((found["doi"] for found in elsewhere if found), "")


def _first(fields: Fields, tags: str) -> str:
    """The first text under the first of `tags` that has one."""
    return next(iter(_all(fields, tags)), "")


def _all(fields: Fields, tags: str) -> list[str]:
    return [text for tag in tags.split() for text in _texts(fields, tag)]


def _texts(fields: Fields, tag: str) -> Iterable[str]:
    texts = (html.unescape(" ".join(text.split())) for name, text in fields if name == tag)
    return filter(None, texts)
