"""Signs of works: what tells that two of them are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from labpress.citations.keys import folded, year_of

DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
ISBN = re.compile(r"(?:97[89][ -]?)?(?:\d[ -]?){9}[\dXx]")


def signs_of(work: Mapping[str, Any]) -> Iterator[str]:
    """The surest first: its DOI, a book's ISBN, and title and year."""
    if doi := doi_of(work):
        yield f"doi {doi}"
    for isbn in ISBN.findall(str(work.get("ISBN", ""))) if work.get("type") == "book" else ():
        yield f"isbn {_short(isbn)}"
    title = re.sub(r"<[^>]*>", "", str(work.get("title", "")))
    if folded(title):
        yield f"title {folded(title)} {year_of(work)}"


def are_two(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two works of one title and year are two all the same: each has a DOI of its own."""
    mine, theirs = doi_of(one), doi_of(other)
    return bool(mine and theirs) and mine != theirs


def doi_of(work: Mapping[str, Any]) -> str:
    """The DOI of a work in small letters, "" of one that has none."""
    found = DOI.search(str(work.get("DOI", "")))
    return found[0].casefold() if found else ""


def address_of(work: Mapping[str, Any]) -> str:
    """Where a work stands on the web, in one spelling; "" of one without an address."""
    bare = str(work.get("URL", "")).partition("#")[0].rstrip("/")
    return re.sub(r"^https?://(?:www\.)?", "", bare, flags=re.IGNORECASE)


def _short(isbn: str) -> str:
    """The nine figures that an ISBN of ten and one of thirteen share."""
    figures = re.sub(r"[ -]", "", isbn)
    return figures.removeprefix("978")[:9] if len(figures) == 13 else figures[:9]
