"""Citing: the clusters of a page as the formatter takes them, and handles left as they are."""

from __future__ import annotations

import html
import re

from labpress.citations import Bibliography, Formatted, PageCitations, parse_cluster
from labpress.content import Card, Item
from labpress.markdown import Body

_LINK = re.compile(r"""<a\b[^>]*?href="#ref-[^"]*"[^>]*>(.*?)</a>""", re.DOTALL)


def cites(body: Body) -> bool:
    """Whether a text has anything that the formatter must set."""
    return any(mark.kind in ("cite", "bibliography") for mark in body.marks)


def has_place(body: Body) -> bool:
    """Whether a text says where its references go."""
    return any(mark.kind == "bibliography" for mark in body.marks)


def unlisted(made: Formatted) -> Formatted:
    """Citations of a page without a list, where no link to a reference would lead anywhere."""
    return Formatted(tuple(_LINK.sub(r"\1", html) for html in made.citations), ())


def sources_of(item: Item) -> tuple[str, ...]:
    """The works that an item rests on whether its text cites them or not: a card's sources."""
    return item.sources if isinstance(item, Card) else ()


def page_citations(
    body: Body,
    known: Bibliography,
    lang: str,
    secret: frozenset[str] = frozenset(),
    sources: tuple[str, ...] = (),
) -> PageCitations:
    """What the formatter needs of a page. Of a full bibliography, `secret` works stay out;
    `sources` are among the references without being cited."""
    clusters = tuple(
        parse_cluster(mark.text)
        for mark in body.marks
        if mark.kind == "cite" and not _is_handle(mark.key, mark.text, known)
    )
    full = any(mark.kind == "bibliography" and mark.key == "full" for mark in body.marks)
    return PageCitations(clusters, full, lang, secret, sources)


def _is_handle(keys: str, source: str, known: Bibliography) -> bool:
    """`@name` outside brackets that is no key: somebody's name on a network, so plain text."""
    return not source.startswith("[") and not any(key in known for key in keys.split())


def with_handles(body: Body, made: Formatted, known: Bibliography) -> Formatted:
    """One text for each citation mark: the formatted ones, with handles as written between them."""
    ready = iter(made.citations)
    marks = (mark for mark in body.marks if mark.kind == "cite")
    texts = (
        html.escape(mark.text) if _is_handle(mark.key, mark.text, known) else next(ready)
        for mark in marks
    )
    return Formatted(tuple(texts), made.references)
