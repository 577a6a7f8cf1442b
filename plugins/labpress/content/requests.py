"""Requests: what a browser would fetch, or run, for a piece of HTML beside the page itself."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_FETCHED = {
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src", "srcdoc"),
    "embed": ("src",),
    "object": ("data",),
    "script": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
_LINKS = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch",
     "manifest", "apple-touch-icon", "prerender")
)  # fmt: skip
"""Values of `rel` for which a browser asks by itself."""
ASKING = frozenset((*_FETCHED, "link"))
"""Elements that most texts have nowhere, which then need not be taken apart."""


@dataclass(frozen=True, slots=True)
class Request:
    """An address as it is written in an `attribute` of an `element`."""

    element: str
    attribute: str
    address: str


def requests_of(page: str) -> Iterator[Request]:
    """What the elements of `page` ask for, without style sheets' and scripts' own wishes.

    Limit: finds tags by pattern, which is enough to tell of them, not to keep them out.
    """
    for found in _TAG.finditer(page):
        name = found[1].lower()
        if name not in _FETCHED and name != "link":
            continue
        own = _attributes(found[2])
        for attribute in _FETCHED.get(name, ()):
            for address in _addresses(attribute, own.get(attribute, "")):
                yield Request(name, attribute, address)
        if name == "link" and _LINKS & set(own.get("rel", "").lower().split()):
            yield Request(name, "href", own.get("href", ""))


def inline_of(page: str) -> Iterator[tuple[str, str]]:
    """What runs or dresses within `page` itself: (element, attribute), a script or style as
    (`script`, "")."""
    for found in _TAG.finditer(page):
        name, own = found[1].lower(), _attributes(found[2])
        data = own.get("type", "") in ("application/json", "application/ld+json")
        if name == "style" or (name == "script" and "src" not in own and not data):
            yield name, ""
        for attribute in own:
            if attribute == "style" or (attribute.startswith("on") and attribute.isalpha()):
                yield name, attribute


def host_of(address: str) -> str:
    """The host that `address` names, with its port; "" for one on the site itself."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return parts.netloc.rpartition("@")[2].lower() if parts.scheme in ("", "http", "https") else ""


def _attributes(text: str) -> dict[str, str]:
    return {
        found[1].lower(): html.unescape((found[2] or "").strip("\"'"))
        for found in _ATTRIBUTE.finditer(text)
    }


def _addresses(attribute: str, value: str) -> Iterator[str]:
    """The addresses in an attribute: of `srcset` each without its width."""
    parts = value.split(",") if attribute == "srcset" else [value]
    yield from (part.split()[0] for part in parts if part.split())
