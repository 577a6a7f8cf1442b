"""Feed: what all three formats say, in plain data."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from labpress.content import Author, PartialDate
from labpress.content.timeline import moment

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML 1.0 may hold, escaped or not: written like this, it compiles in no time."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands for a page: its full address, its bytes in number and their type."""

    url: str
    size: int
    type: str = "image/png"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text. `url` is its permanent address and so its id. `published` and `updated` are known
    as far as the lab knows them; `html` is all of the text, with full addresses in it."""

    url: str
    title: str
    summary: str
    html: str
    published: PartialDate
    updated: PartialDate
    lang: str
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    image: Picture | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What one feed says. `maker` is the lab; `page` the address of what it is a feed of, `base`
    that of the folder that its files lie in. `entries` begin with the newest."""

    title: str
    description: str
    maker: str
    page: str
    base: str
    lang: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime.datetime | None:
        """When the newest of its entries changed."""
        return max((moment(entry.updated) for entry in self.entries), default=None)


def fit(text: str) -> str:
    """`text` without the few signs that no feed may hold."""
    return UNFIT.sub("", text)
