"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with the whole text of each entry."""

from __future__ import annotations

import json
from typing import Any

from labpress.content import Author
from labpress.content.timeline import moment
from labpress.exporting.feeds.feed import Entry, Feed, fit

VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed, address: str) -> bytes:
    """The feed as JSON, to be found at `address`."""
    data = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": address,
        "description": feed.description,
        "language": feed.lang,
        "authors": [{"name": feed.maker}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (fit(json.dumps(data, ensure_ascii=False, indent=1)) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    known = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.image.url if entry.image else "",
        "date_published": moment(entry.published).isoformat(),
        "date_modified": moment(entry.updated).isoformat(),
        "authors": [_author(author) for author in entry.authors],
        "tags": list(entry.tags),
        "language": entry.lang,
    }
    return {name: value for name, value in known.items() if value or name == "content_html"}


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, "url": author.url} if author.url else {"name": author.name}
