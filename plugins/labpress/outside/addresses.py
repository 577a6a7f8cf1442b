"""Addresses: every outside address that a lab's pages lead to, with the place where it stands."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from labpress.citations import Bibliography
from labpress.content import Author, Item

_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.I)
_WEB = re.compile(r"https?://[^\s<>\"]+", re.I)
ENTRY = 80
"""Lines of a bibliography's entry in which its address is looked for."""

Read = Callable[[str], str]
"""Gives the text of a file by its path below the lab's folder; "" if it cannot be read."""


@dataclass(frozen=True, slots=True)
class Address:
    """A whole web address, `https://...`, as it stands in one place. A DOI is its resolver's."""

    url: str
    path: str
    line: int | None
    column: int | None = None


def addresses(
    items: Iterable[Item],
    bibliography: Bibliography,
    authors: Iterable[Author],
    authors_path: str,
    read: Read,
) -> tuple[Address, ...]:
    """All of them, each once for a place. Those inside the lab are none."""
    found: dict[Address, None] = {}
    for item in items:
        found |= dict.fromkeys((*_in_fields(item), *_in_body(item)))
    found |= dict.fromkeys(_in_bibliography(bibliography, read))
    found |= dict.fromkeys(_of_authors(authors, authors_path, read))
    return tuple(found)


def web_address(text: str, *, doi: bool = False) -> str:
    """`text` as a whole address: with its scheme, a DOI by its resolver; "" if it is none."""
    text = text.strip()
    if (doi or text.lower().startswith("doi:")) and (found := _DOI.fullmatch(text)):
        return f"https://doi.org/{found[1]}"
    if text.startswith("//"):
        text = f"https:{text}"
    return text if _WEB.fullmatch(text) else ""


def _in_body(item: Item) -> Iterator[Address]:
    for mark in item.body.marks:
        url = web_address(mark.key) if mark.kind in ("link", "image") else ""
        if url:
            yield Address(url, item.path, mark.line)


def _in_fields(item: Item) -> Iterator[Address]:
    for field in dataclasses.fields(item):
        if "reader" in field.metadata:
            for name, text in _texts(field.name, getattr(item, field.name)):
                url = web_address(text, doi=name.endswith("doi"))
                if url:
                    line, column = item.lines.get(name) or item.lines.get(field.name) or (1, 1)
                    yield Address(url, item.path, line, column)


def _texts(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """The texts in a field's value, each by its name in `Item.lines`, such as `video.url`."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, tuple):
        for number, entry in enumerate(value):
            yield from _texts(f"{name}.{number}", entry)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(f"{name}.{field.name}", getattr(value, field.name))


def _in_bibliography(bibliography: Bibliography, read: Read) -> Iterator[Address]:
    lines: dict[str, list[str]] = {}
    for key in bibliography:
        entry = bibliography[key]
        if entry.path not in lines:
            lines[entry.path] = read(entry.path).splitlines()
        for name in ("DOI", "URL"):
            text = str(entry.csl.get(name, ""))
            url = web_address(text, doi=name == "DOI")
            if url:
                line = _line_of(text, lines[entry.path], entry.line, entry.line + ENTRY)
                yield Address(url, entry.path, line)


def _of_authors(authors: Iterable[Author], path: str, read: Read) -> Iterator[Address]:
    lines = read(path).splitlines()
    for author in authors:
        if url := web_address(author.url):
            yield Address(url, path, _line_of(author.url, lines, 1, len(lines)))


def _line_of(text: str, lines: list[str], first: int, last: int) -> int:
    """The first of `lines` that has `text`; `first` if it is written in another form."""
    part = lines[first - 1 : last]
    return next((first + at for at, line in enumerate(part) if text in line), first)
