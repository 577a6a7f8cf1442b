"""Head: what a page says of itself to search engines, networks and feed readers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from labpress.markdown.html_tree import Element, parse_html, words_of

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Item

LONGEST = 200
"""Characters of a description that was taken from a text; search engines show about 160."""
PROFILE, ARTICLE, WEBSITE = "profile", "article", "website"
ARTICLES = ("essay", "output")
REGION = re.compile(r"([a-z]{2,3})-([A-Z]{2})")


@dataclass(frozen=True, slots=True)
class SharingPicture:
    """The picture that stands for a page: its full address, its pixels, and what it shows."""

    url: str
    width: int
    height: int
    type: str
    alt: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same text in another language, or in this: its full address. `lang` may be `x-default`,
    for readers of any other."""

    lang: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed in one format: its title, its path on the site, its type and the format's name.

    It is of everything (`kind` is `all`), of all cards, or of the project or tag with that `name`,
    whose page has the path `page`."""

    title: str
    path: str
    type: str
    format: str
    kind: str = "all"
    name: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says. `kind` is Open Graph's; dates are ISO texts as far as they are
    known. `scholar` are the tags that reference managers read, `data` has the words of schema.org.
    What is not known, or not true of the kind, is empty."""

    title: str
    description: str
    kind: str = WEBSITE
    locale: str = ""
    section: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()
    image: SharingPicture | None = None
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    scholar: tuple[tuple[str, str], ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


def locale_of(lang: str) -> str:
    """`en_GB`, as Open Graph has it; "" for a language without a region, which it cannot say."""
    found = REGION.fullmatch(lang)
    return f"{found[1]}_{found[2]}" if found else ""


def about(item: Item) -> str:
    """What an item's fields say of it in a sentence or two; of a page, how its text begins."""
    names = ("summary", "purpose", "challenge")
    said = next((text for name in names if (text := getattr(item, name, ""))), "")
    return said or first_words(item.body.html)


def first_words(html: str) -> str:
    """The first paragraph, cut after a sentence or a word if it is long."""
    paragraph = next((one for one in parse_html(html).within() if one.tag == "p"), None)
    text = " ".join(text_of(paragraph).split()) if paragraph else ""
    if len(text) <= LONGEST:
        return text
    start = text[:LONGEST]
    sentence = max(start.rfind(stop) for stop in (". ", "? ", "! "))
    if sentence > LONGEST // 3:
        return start[: sentence + 1]
    return start[: start.rfind(" ")].rstrip(",;:–—- ") + " …"


def text_of(node: Element | str) -> str:
    """The words of a text without its citations and the signs of its notes."""
    if isinstance(node, str):
        return node
    if node.tag in ("labpress-cite", "sup"):
        return ""
    return "".join(map(text_of, node.children)) if node.children else words_of(node)


def translations(item: Item, ask: Ask, base: str) -> tuple[Alternate, ...]:
    """The item's text in each language that it is there in, its own too; () if that is the only
    one. The original is for the readers of any other."""
    texts = ask.versions(item)
    if len(texts) < 2:
        return ()
    found = [Alternate(one.lang, base + ask.url(one)) for one in texts if one.lang]
    return (*found, Alternate("x-default", base + ask.url(texts[0])))
