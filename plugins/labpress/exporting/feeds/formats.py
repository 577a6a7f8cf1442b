"""Formats: the ways in which a feed is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from labpress.exporting.feeds import atom, json_feed, rss
from labpress.exporting.feeds.feed import Feed


@dataclass(frozen=True, slots=True)
class Format:
    """The name of a format for people, that of its files, their type, and what writes them."""

    word: str
    file: str
    type: str
    write: Callable[[Feed, str], bytes] = field(repr=False)
    """Given the feed and the full address of the file itself."""


FORMATS: Mapping[str, Format] = {
    "rss": Format("RSS", "feed.xml", "application/rss+xml", rss.write),
    "atom": Format("Atom", "atom.xml", "application/atom+xml", atom.write),
    "json": Format("JSON Feed", "feed.json", "application/feed+json", json_feed.write),
}
