"""RSS 2.0 (https://www.rssboard.org/rss-specification), with the whole text of each entry."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from xml.etree.ElementTree import Element

from labpress.content.timeline import moment
from labpress.exporting.feeds.elements import add, written
from labpress.exporting.feeds.feed import Entry, Feed

SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def write(feed: Feed, address: str) -> bytes:
    """The feed as RSS, to be found at `address`."""
    root = Element("rss", {"version": "2.0", **SPACES})
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", feed.page)
    add(channel, "description", feed.description)
    add(channel, "language", feed.lang)
    if feed.updated:
        add(channel, "lastBuildDate", format_datetime(feed.updated, usegmt=True))
    add(channel, "generator", "Labpress")
    add(channel, "atom:link", rel="self", type="application/rss+xml", href=address)
    for entry in feed.entries:
        _item(add(channel, "item"), entry, feed)
    return written(root)


def _item(item: Element, entry: Entry, feed: Feed) -> None:
    add(item, "title", entry.title)
    add(item, "link", entry.url)
    add(item, "guid", entry.url, isPermaLink="true")
    add(item, "pubDate", format_datetime(moment(entry.published), usegmt=True))
    for author in entry.authors:
        add(item, "dc:creator", author.name)
    for tag in entry.tags:
        add(item, "category", tag)
    if entry.lang != feed.lang:
        add(item, "dc:language", entry.lang)
    # a description is HTML by custom, so plain words are escaped for that too
    add(item, "description", escape(entry.summary, quote=False))
    add(item, "content:encoded", entry.html)
    if image := entry.image:
        add(item, "enclosure", url=image.url, length=str(image.size), type=image.type)
