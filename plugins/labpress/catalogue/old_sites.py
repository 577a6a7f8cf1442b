"""Old sites: the addresses that a former site had, from its sitemap or a plain list.

The file is a stranger's: it is read to the end only if it is not too large, and as XML only without
a document type, whose entities could name other files or grow without end.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from xml.parsers import expat

from labpress.problems import LabpressError

LARGEST = 50_000_000
"""Bytes, as for any sitemap: https://www.sitemaps.org/protocol.html"""
DEEPEST = 100


@dataclass(frozen=True, slots=True)
class OldAddress:
    """One address as the file has it, and the line on which it stands."""

    url: str
    line: int


@dataclass(frozen=True, slots=True)
class OldSite:
    """What one file says: addresses of pages and of other files, and further sitemaps."""

    addresses: tuple[OldAddress, ...]
    sitemaps: tuple[OldAddress, ...] = ()


def read_old_site(path: Path) -> OldSite:
    """A sitemap, an index of sitemaps (either may be gzipped) or a text with an address a line.

    Raises LabpressError for a file that is none of these.
    """
    data = _data(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _of_xml(data, path.name)
    return OldSite(tuple(_of_list(data.decode("utf-8-sig", errors="replace"))))


def _data(path: Path) -> bytes:
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if data.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=BytesIO(data)) as packed:
                data = packed.read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise LabpressError(f"{path.name} is a damaged gzip file (fetch it again)") from None
    if len(data) > LARGEST:
        raise LabpressError(f"{path.name} is larger than {LARGEST:,} bytes (split it)")
    return data


def _of_list(text: str) -> Iterator[OldAddress]:
    """The first address of each line: lists come from spreadsheets and server logs too."""
    for number, line in enumerate(text.splitlines(), 1):
        found = re.search(r"(?:https?://|/)[^\s\",;<>]*", line.partition(" #")[0])
        if found and not line.lstrip().startswith("#"):
            yield OldAddress(found[0], number)


def _of_xml(data: bytes, name: str) -> OldSite:
    reader = _Sitemap()
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise LabpressError(f"{name} is no sitemap that can be read ({error})") from None
    if not reader.found:
        raise LabpressError(f"{name} has no <loc> with an address, so it is no sitemap")
    sitemaps = tuple(one for parent, one in reader.found if parent == "sitemap")
    pages = tuple(one for parent, one in reader.found if parent != "sitemap")
    return OldSite(pages, sitemaps)


class _Sitemap:
    """Collects the text of every `loc`, with the name of the element that it stands in."""

    def __init__(self) -> None:
        self.found: list[tuple[str, OldAddress]] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self._open: list[str] = []
        self._text: list[str] = []

    def _refuse(self, *_: object) -> None:
        raise ValueError("it has a document type, which no sitemap needs")

    def _start(self, name: str, _: object) -> None:
        self._open.append(name.rpartition(":")[2])
        self._text.clear()
        if len(self._open) > DEEPEST:
            raise ValueError("its elements lie too deep in each other")

    def _say(self, text: str) -> None:
        if self._open[-1] in ("loc", "content_loc", "player_loc"):
            self._text.append(text)

    def _end(self, _: str) -> None:
        name = self._open.pop()
        text = "".join(self._text).strip()
        if name in ("loc", "content_loc", "player_loc") and _is_address(text):
            line = self.parser.CurrentLineNumber
            self.found.append((self._open[-1] if self._open else "", OldAddress(text, line)))
        self._text.clear()


def _is_address(text: str) -> bool:
    try:
        return bool(text) and urlsplit(text).scheme in ("http", "https", "")
    except ValueError:
        return False
