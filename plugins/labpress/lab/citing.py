"""Citing: the clusters of a page as the formatter takes them, and handles left as they are."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.citations import Bibliography, Formatted, Formatter, PageCitations, parse_cluster
from labpress.citations.noting import within_note
from labpress.citations.styles import APA, is_of_notes, style_text
from labpress.content import Card, Item
from labpress.markdown import Body, Mark
from labpress.markdown.notes import signs
from labpress.pandoc import Pandoc

if TYPE_CHECKING:
    from labpress.lab.lab import Lab

_LINK = re.compile(r"""<a\b[^>]*?href="#ref-[^"]*"[^>]*>(.*?)</a>""", re.DOTALL)


def formatted(lab: Lab, pandoc: Pandoc, bodies: Mapping[str, Body]) -> dict[str, Formatted]:
    """The citations and references of `bodies`, by the paths of their items, in one batch."""
    root = lab.settings.root
    items = {path: item for path in bodies if (item := lab.item_at(root / path))}
    known = {path: lab.known_to(item) for path, item in items.items()}
    settings, own = lab.settings, lab.sources.styles
    noted = cache(lambda style: is_of_notes(style_text(style)))
    pages = {
        path: page_citations(
            bodies[path],
            known[path],
            item.lang,
            lab.secret,
            sources_of(item),
            own.get(path),
            noted=noted(own.get(path) or settings.style or APA),
        )
        for path, item in items.items()
        if cites(bodies[path]) or sources_of(item)
    }
    formatter = Formatter(pandoc, lab.sources.common, settings.style, settings.language)
    made = formatter.format(pages) if pages else {}
    ready = {path: with_handles(bodies[path], made[path], known[path]) for path in made}
    return {
        path: one if lists(lab, items[path], bodies[path]) else unlisted(one)
        for path, one in ready.items()
    }


def lists(lab: Lab, item: Item, body: Body) -> bool:
    """Whether a text has its references in a list."""
    return lab.settings.bib_by_default or bool(sources_of(item)) or has_place(body)


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
    style: Path | None = None,
    *,
    noted: bool = True,
) -> PageCitations:
    """What the formatter needs of a page. Of a full bibliography, `secret` works stay out;
    `sources` are among the references without being cited; `style` is the page's own, and what the
    numbers of its notes are is found out only where the style is `noted`."""
    cited = [mark for mark in _cites(body) if not _is_handle(mark, known)]
    full = any(mark.kind == "bibliography" and mark.key == "full" for mark in body.marks)
    with_works = {str(mark.n) for mark in cited if noted and _has_known(mark, known)}
    numbers = _numbers(body, with_works) if noted else {}
    return PageCitations(
        tuple(parse_cluster(mark.text) for mark in cited),
        full,
        lang,
        secret,
        sources,
        style,
        known,
        tuple(numbers.get(str(mark.n), 0) for mark in cited),
    )


def _cites(body: Body) -> list[Mark]:
    return [mark for mark in body.marks if mark.kind == "cite"]


def _has_known(mark: Mark, known: Bibliography) -> bool:
    return any(key in known for key in mark.key.split())


def _is_handle(mark: Mark, known: Bibliography) -> bool:
    """`@name` outside brackets that is no key: somebody's name on a network, so plain text."""
    return not mark.text.startswith("[") and not _has_known(mark, known)


def _numbers(body: Body, cited: set[str]) -> dict[str, int]:
    """The number of the note of each citation, were the style one of notes: those of the writer's
    own are counted with the citations outside of them."""
    found: dict[str, int] = {}
    count = 0
    for sign in signs(body.html):
        if sign.kind == "cite" and sign.within:
            found[sign.name] = found.get(sign.within, 0)
        elif sign.kind == "note" or sign.name in cited:
            count += 1
            found[sign.name] = count
    return found


def with_handles(body: Body, made: Formatted, known: Bibliography) -> Formatted:
    """One text for each citation mark: the formatted ones, with handles as written between them.
    A note within a note is put into words."""
    ready = iter(made.citations)
    texts = {
        mark.n: html.escape(mark.text) if _is_handle(mark, known) else next(ready)
        for mark in _cites(body)
    }
    if any(mark.within & {"note"} for mark in _cites(body)):
        for sign in signs(body.html):
            if sign.kind == "cite" and sign.within:
                n = int(sign.name)
                texts[n] = within_note(texts[n], sign.before, sign.after)
    return Formatted(tuple(texts.values()), made.references)
