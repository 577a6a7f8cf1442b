"""Names of works: what a writer can name a work by: its DOI, its ISBN, its address, or a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from labpress.citations import SUFFIXES
from labpress.problems import LabpressError

DOI = re.compile(
    r"(?:https?://(?:www\.|dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)
ISBN = re.compile(r"(?:isbn(?:-1[03])?:?\s*)?((?:97[89][ -]?)?(?:\d[ -]?){9}[\dx])", re.IGNORECASE)
HINT = "give a DOI, an ISBN, an address that begins with https://, or a file"


class NoWork(LabpressError):
    """What was to be added names no work, or none that can be found."""


@dataclass(frozen=True, slots=True)
class Name:
    """How a work is named: `text` is a bare DOI, the figures of an ISBN, an address or a path."""

    kind: Literal["doi", "isbn", "url", "file"]
    text: str

    @property
    def work(self) -> Mapping[str, Any]:
        """What of the work is known by the name alone, as a CSL item."""
        field = {"doi": "DOI", "isbn": "ISBN", "url": "URL"}.get(self.kind)
        return {"type": "book" if field == "ISBN" else "", field: self.text} if field else {}


def name_of(text: str) -> Name:
    """What `text` names. Raises NoWork if it is nothing that names a work."""
    text = text.strip()
    if Path(text).is_file():
        return _file(text)
    if found := DOI.fullmatch(unquote(text) if "://" in text else text):
        return Name("doi", found[1])
    if found := ISBN.fullmatch(text):
        return Name("isbn", _isbn(found[1]))
    if _is_address(text):
        return Name("url", text)
    if Path(text).suffix.lower() in SUFFIXES:
        raise NoWork(f"there is no file '{text}'")
    raise NoWork(f"'{text}' names no work ({HINT})")


def _file(text: str) -> Name:
    if Path(text).suffix.lower() not in SUFFIXES:
        kinds = ", ".join(SUFFIXES)
        raise NoWork(f"'{text}' is no file of sources (its name must end in one of {kinds})")
    return Name("file", text)


def _isbn(written: str) -> str:
    """The figures of an ISBN whose last one fits the others."""
    figures = re.sub(r"[ -]", "", written).upper()
    if len(figures) == 10:
        values = [10 if figure == "X" else int(figure) for figure in figures]
        good = sum(value * (10 - at) for at, value in enumerate(values)) % 11 == 0
    else:
        good = figures.isdecimal() and _weighed(figures) % 10 == 0
    if not good:
        raise NoWork(f"the last figure of the ISBN {written} does not fit (compare it again)")
    return figures


def _weighed(figures: str) -> int:
    return sum(int(figure) * (3 if at % 2 else 1) for at, figure in enumerate(figures))


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
