"""PictureHtml: the pictures of a page with their sizes and copies, and none from another host."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from labpress.content.requests import host_of
from labpress.site.pictures import Picture

IMAGE = re.compile(r"""<img\b((?:[^<>"']|"[^"]*"|'[^']*')*?)\s*/?>""")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
SIZES = "(min-width: 44rem) 40rem, 92vw"
"""How wide a picture in a text is shown, for the choice of a copy."""
OWN = ("width", "height", "loading", "decoding", "srcset", "sizes")


class Album(Protocol):
    """Where the pictures of a site are looked up, by their paths on it."""

    def of(self, path: str) -> Picture: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """How one page shows pictures: `url` is its own path on the site, `href` leads from it to
    another, `is_allowed` tells of hosts that pictures may come from."""

    url: str
    pictures: Album
    href: Callable[[str], str]
    is_allowed: Callable[[str], bool] = lambda host: False

    def text(self, html: str, first: bool = True) -> str:
        """`html` with the attributes of all its pictures. The `first` of a page is fetched at
        once, the others when they come near."""
        waiting = iter([first])

        def one(found: re.Match[str]) -> str:
            own = _attributes(found[1])
            host = host_of(own.get("src", ""))
            if host and not self.is_allowed(host):
                return str(_away(own))
            return str(self._image(own, at_once=next(waiting, False)))

        return IMAGE.sub(one, html)

    def attributes(self, path: str) -> Markup:
        """The attributes of the picture at `path` on the site, which opens a page; "" where it is
        not to be asked for."""
        host = host_of(path)
        if host:
            return _joined({"src": path}) if self.is_allowed(host) else Markup("")
        sizes = self._sizes(self.pictures.of(path), {})
        return _joined({"src": self.href(path), **sizes, "fetchpriority": "high"})

    def film(self, html: Markup) -> Markup:
        """A film's HTML with its poster like any other picture."""
        return Markup(self.text(html, first=False))

    def _image(self, own: dict[str, str], *, at_once: bool) -> Markup:
        src = own.get("src", "")
        path = "" if host_of(src) or ":" in src.partition("/")[0] else self._path(src)
        sizes = self._sizes(self.pictures.of(path), own) if path else {}
        late = {} if at_once else {"loading": "lazy", "decoding": "async"}
        kept = {name: value for name, value in own.items() if name not in OWN}
        chosen = {name: own[name] for name in OWN if name in own}
        return Markup("<img {}>").format(_joined({**kept, **late, **chosen, **sizes}))

    def _path(self, src: str) -> str:
        path = unquote(urlsplit(src).path)
        if path.startswith("/"):
            return path.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.url), path))

    def _sizes(self, picture: Picture, own: dict[str, str]) -> dict[str, str]:
        found = dict(_measured(picture, own))
        if picture.copies and "srcset" not in own:
            copies = [(self.href(copy.path), copy.width) for copy in picture.copies]
            found["src"] = copies[-1][0]
            if len(copies) > 1:
                found["srcset"] = ", ".join(f"{path} {width}w" for path, width in copies)
                found["sizes"] = SIZES
        return found


def _measured(picture: Picture, own: dict[str, str]) -> dict[str, str]:
    """Width and height: as the writer chose one, the other follows from the picture."""
    width, height = own.get("width", ""), own.get("height", "")
    if not (picture.width and picture.height) or (width and height):
        return {}
    if width.isdigit():
        return {"height": str(max(1, round(int(width) * picture.height / picture.width)))}
    if height.isdigit():
        return {"width": str(max(1, round(int(height) * picture.width / picture.height)))}
    return {} if width or height else {"width": str(picture.width), "height": str(picture.height)}


def _away(own: dict[str, str]) -> Markup:
    """A link to a picture of another host, which would learn of each reader who is shown it."""
    words = own.get("alt") or own.get("src", "")
    return Markup('<a class="picture-away" href="{}">{}</a>').format(own.get("src", ""), words)


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): Markup((found[2] or "").strip("\"'")).unescape()
        for found in ATTRIBUTE.finditer(text)
    }


def _joined(attributes: dict[str, str]) -> Markup:
    return Markup(" ").join(
        Markup('{}="{}"').format(Markup(name), value) for name, value in attributes.items()
    )
