"""Atom (RFC 4287), with the whole text of each entry."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from labpress.content.timeline import moment
from labpress.exporting.feeds.elements import add, written
from labpress.exporting.feeds.feed import Entry, Feed

SPACE = "http://www.w3.org/2005/Atom"


def write(feed: Feed, address: str) -> bytes:
    """The feed as Atom, to be found at `address`. Its id is that of the folder it lies in, so that
    it stays the same feed if its file is called otherwise one day."""
    root = Element("feed", {"xmlns": SPACE, "xml:lang": feed.lang})
    add(root, "id", feed.base)
    add(root, "title", feed.title)
    add(root, "subtitle", feed.description)
    add(root, "link", rel="alternate", type="text/html", href=feed.page)
    add(root, "link", rel="self", type="application/atom+xml", href=address)
    if feed.updated:
        add(root, "updated", feed.updated.isoformat())
    add(root, "generator", "Labpress")
    # what holds for an entry that names no author
    add(add(root, "author"), "name", feed.maker)
    for entry in feed.entries:
        _entry(add(root, "entry", **{"xml:lang": entry.lang}), entry)
    return written(root)


def _entry(item: Element, entry: Entry) -> None:
    add(item, "id", entry.url)
    add(item, "title", entry.title)
    add(item, "link", rel="alternate", type="text/html", href=entry.url)
    add(item, "published", moment(entry.published).isoformat())
    add(item, "updated", moment(entry.updated).isoformat())
    for author in entry.authors:
        person = add(item, "author")
        add(person, "name", author.name)
        if author.url:
            add(person, "uri", author.url)
    for tag in entry.tags:
        add(item, "category", term=tag)
    add(item, "summary", entry.summary)
    add(item, "content", entry.html, type="html")
    if image := entry.image:
        href, size = image.url, str(image.size)
        add(item, "link", rel="enclosure", type=image.type, length=size, href=href)
