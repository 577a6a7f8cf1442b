"""Film: what is known of a film that a text or an item shows, and who plays it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import Essay, Output
from labpress.site.addresses import outside
from labpress.site.attachment import Attachment, attachment
from labpress.site.players import FILMS, Player, player_of
from labpress.site.site_file import site_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from labpress.content import Item, Video

LINK = re.compile(r'<a class="film-link" href="labpress:(\d+)"')
"""The film of a block `/// video`, in a Body."""


@dataclass(frozen=True, slots=True)
class Film:
    """`address` is a page or file elsewhere, `file` the path of one on the site; one may be "".
    `words` is what is said and shown, as HTML; `transcript` and `captions` are files, or words."""

    title: str
    address: str = ""
    file: str = ""
    length: str = ""
    poster: str = ""
    captions: Attachment | None = None
    transcript: Attachment | None = None
    words: Markup = field(default_factory=Markup)
    lang: str = ""

    @property
    def player(self) -> Player | None:
        """Who shows it; None for a film of the lab's own, and for a page that only tells of one."""
        return None if self.file else player_of(self.address)


def film_of(item: Item) -> Film | None:
    """The film that the fields of `item` name: an essay's `video`, or an output that is one."""
    own: Video | Output | None = None
    if isinstance(item, Essay):
        own = item.video
    elif isinstance(item, Output) and item.type == "video":
        own = item
    if own is None:
        return None
    film = Film(
        title=own.title or item.title,
        address=outside(own.url),
        file=_own_film(item, own.file),
        length=str(own.duration or ""),
        poster=_own_file(item, own.poster),
        captions=attachment(item, "captions", own.captions) if own.captions else None,
        transcript=attachment(item, "transcript", own.transcript) if own.transcript else None,
        lang=item.lang,
    )
    return film if film.file or film.address else None


def film_that_plays(item: Item) -> Film | None:
    """The film of `item` if its page can play it: else its address is a page that tells of one."""
    film = film_of(item)
    return film if film and (film.file or film.player) else None


def films_of(items: Iterable[Item]) -> Iterator[Film]:
    """All films of `items`, those in their texts too, as far as a policy asks of them."""
    for item in items:
        if film := film_of(item):
            yield film
        if not item.body.has_films:
            continue
        numbers = {int(n) for n in LINK.findall(item.body.html)}
        for mark in item.body.marks:
            if mark.n in numbers:
                yield Film(mark.text, outside(mark.key))


def _own_film(item: Item, written: str) -> str:
    path = _own_file(item, written)
    return path if path.lower().endswith(FILMS) else ""


def _own_file(item: Item, written: str) -> str:
    """The path on the site of a file of the lab's own: what lies elsewhere is not asked for."""
    path = site_file(item, written)
    return "" if "://" in path else path
