"""FilmHtml: a film as a page shows it: a picture, a title and the words, until its reader presses
play. A film of the lab's own plays in the page. For one on another host the reader is first told
whom the browser will ask; until then nothing is. Without a script there are links.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.site.addresses import outside
from labpress.site.attachment import Attachment
from labpress.site.film import Film

if TYPE_CHECKING:
    from labpress.wording import Wording

TYPES = {".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm", ".ogv": "video/ogg"}
WRITTEN = re.compile(
    r'<section class="film">\s*<p><a class="film-link" href="(?P<address>[^"]*)">(?P<title>.*?)</a>'
    r'(?: <span class="film-length">(?P<length>[^<]*)</span>)?</p>'
    r'(?:\s*<p class="film-poster"><img(?=[^>]*\ssrc="(?P<poster>[^"]*)")[^>]*></p>)?'
    r'(?:\s*<p class="film-captions"><a href="(?P<captions>[^"]*)">[^<]*</a></p>)?'
    r"(?P<words>.*?)</section>",
    re.DOTALL,
)
"""What the block `/// video` leaves in a text."""

NOTHING = ("no", "none", "-", "yes")
"""Words that answer a field and tell a reader nothing."""
ASKING = Markup("""\
<button class="film-play" type="button" hidden>{icon}{play}<span class="vh"> {title}</span></button>
<div class="film-ask" role="group" aria-label="{before}" hidden><p>{asked}</p><p class="tools">
<button class="btn film-yes" type="button">{yes}</button>
<button class="btn plain film-no" type="button">{no}</button></p></div>""")
ICON = Markup('<svg class="i" aria-hidden="true"><use href="#lp-i-play"/></svg>')

Href = Callable[[str], str]


def with_films(html: str, say: Wording) -> str:
    """`html` with each block `/// video` as a film; its addresses are already those of the page."""
    return WRITTEN.sub(lambda found: str(film_html(_written(found, say), say)), html)


def film_html(film: Film, say: Wording, href: Href = str) -> Markup:
    """A film as its page shows it. `href` leads from the page to a path on the site."""
    return Markup(
        '<figure class="film"{data}>{box}<figcaption><p><span class="film-title">{title}</span>'
        "{length}{links}</p>{words}</figcaption></figure>"
    ).format(
        data=_data(film),
        box=_box(film, say, href),
        title=film.title,
        length=Markup(' <span class="film-length">{}</span>').format(film.length)
        if film.length
        else "",
        links=_links(film, say, href),
        words=_words(film, say),
    )


def _written(found: re.Match[str], say: Wording) -> Film:
    address, captions = Markup(found["address"]).unescape(), found["captions"]
    own = "" if outside(address) else address
    film = Film(
        Markup(found["title"]).striptags(),
        "" if own else address,
        own,
        Markup(found["length"] or "").unescape(),
        Markup(found["poster"] or "").unescape(),
        words=Markup(found["words"].strip()),
    )
    if not captions:
        return film
    path = Markup(captions).unescape()
    return replace(film, captions=Attachment("captions", posixpath.basename(path), path))


def _data(film: Film) -> Markup:
    """What the script needs to put the player in."""
    player = film.player
    if player is None:
        return Markup("")
    kind = "file" if player.is_file else "frame"
    return Markup(' data-film="{}" data-kind="{}" data-title="{}"').format(
        player.source, kind, film.title
    )


def _box(film: Film, say: Wording, href: Href) -> Markup:
    if film.file:
        return _own(film, say, href)
    if film.player is None and not film.poster:
        return Markup("")
    shown = Markup('<p class="film-panel" aria-hidden="true">{}</p>').format(film.title)
    if film.poster:
        shown = Markup('<img src="{}" alt="">').format(href(film.poster))
    return Markup('<div class="film-box">{}{}</div>').format(shown, _asking(film, say))


def _own(film: Film, say: Wording, href: Href) -> Markup:
    """The browser's own player: it fetches nothing before it is told to play."""
    suffix = posixpath.splitext(film.file)[1].lower()
    poster = Markup(' poster="{}"').format(href(film.poster)) if film.poster else ""
    track = Markup("")
    if film.captions and film.captions.url:
        track = Markup('<track kind="captions" src="{}" srclang="{}" label="{}" default>').format(
            href(film.captions.url), film.lang or say.lang, say("film.captions")
        )
    return Markup(
        '<div class="film-box"><video controls preload="none" playsinline aria-label="{title}"'
        '{poster}><source src="{src}"{type}>{track}</video></div>'
    ).format(
        title=film.title,
        poster=poster,
        src=href(film.file),
        type=Markup(' type="{}"').format(TYPES[suffix]) if suffix in TYPES else "",
        track=track,
    )


def _asking(film: Film, say: Wording) -> Markup:
    """The button, and what is said before another host is asked. Both need the script."""
    player = film.player
    if player is None:
        return Markup("")
    via = "film.from-file" if player.is_file else "film.from"
    return ASKING.format(
        icon=ICON,
        play=say("film.play"),
        title=film.title,
        before=say("film.before"),
        asked=say(via, player=player.name, host=player.host, owner=player.owner),
        yes=say("film.yes"),
        no=say("film.no"),
    )


def _links(film: Film, say: Wording, href: Href) -> Markup:
    links = []
    player = film.player
    if film.address:
        words = say("film.at", host=_host(film.address)) if not player or player.is_file else ""
        words = words or say("film.at", host=player.name if player else "")
        links.append(Markup('<a href="{}">{}</a>').format(film.address, words))
    elif film.file:
        links.append(Markup('<a href="{}">{}</a>').format(href(film.file), say("film.file")))
    for extra in (film.captions, film.transcript):
        if extra and extra.url:
            said = say(f"film.{extra.name}")
            links.append(Markup('<a href="{}">{}</a>').format(href(extra.url), said))
    return Markup(' <span class="film-links">{}</span>').format(Markup(" ").join(links))


def _host(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].removeprefix("www.")


def _words(film: Film, say: Wording) -> Markup:
    """What is said and shown, folded away. Captions that are words say why there are none."""
    parts = [film.words] if film.words else []
    for extra in (film.transcript, film.captions):
        if extra and not extra.url and extra.text.lower() not in NOTHING:
            parts.append(Markup("<p>{}</p>").format(extra.text))
    if not parts:
        return Markup("")
    return Markup("<details><summary>{}</summary><div>{}</div></details>").format(
        say("film.transcript"), Markup("").join(parts)
    )
