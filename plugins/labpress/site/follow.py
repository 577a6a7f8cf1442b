"""FollowView: the page on which people find the lab's feeds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from labpress.site.head import FeedLink

if TYPE_CHECKING:
    from labpress.wording import Wording

HEADINGS = {"all": "follow.all", "project": "follow.projects", "tag": "follow.tags"}
"""The parts of the page: cards stand with the feed of everything."""


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """One feed in all its formats; `title` is what it is a feed of, `url` the path of its page."""

    title: str
    url: str
    links: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class FeedPart:
    """Feeds of one kind under one heading."""

    title: str
    feeds: tuple[FeedGroup, ...]


@dataclass(frozen=True, slots=True)
class FollowView:
    """The page of all feeds. `data` is the path of the catalogue as data, "" if there is none."""

    intro: str
    parts: tuple[FeedPart, ...]
    data: str


def follow_view(feeds: Iterable[FeedLink], data: str, say: Wording) -> FollowView:
    """The page of all `feeds`, in their order."""
    return FollowView(say("follow.intro"), tuple(_parts(tuple(feeds), say)), data)


def _parts(feeds: tuple[FeedLink, ...], say: Wording) -> Iterator[FeedPart]:
    for kind, heading in HEADINGS.items():
        kinds = (kind, "cards") if kind == "all" else (kind,)
        own = [feed for feed in feeds if feed.kind in kinds]
        groups = groupby(own, key=lambda feed: (feed.kind, feed.name, feed.page))
        found = tuple(
            FeedGroup(name or say(f"follow.{key}-feed"), page, tuple(links))
            for (key, name, page), links in groups
        )
        if found:
            yield FeedPart(say(heading), found)
