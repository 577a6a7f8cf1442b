"""Links: which addresses a text may lead to."""

from __future__ import annotations

import html
import re

SCHEMES = frozenset({"http", "https", "mailto", "tel", "doi"})

# browsers leave these out of an address wherever they stand
_IGNORED = re.compile("[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
_SCHEME = re.compile(r"([^/?#:]*):")


def scheme_of(url: str) -> str:
    """The scheme that a browser would see in `url`, in small letters; "" if there is none."""
    for _ in range(4):  # an address written with entities of entities is not to be trusted
        url = html.unescape(url)
    found = _SCHEME.match(_IGNORED.sub("", url))
    return found[1].lower() if found else ""


def is_safe(url: str) -> bool:
    """Whether `url` leads to a page, a file, a place on the page, a mail or telephone."""
    return scheme_of(url) in SCHEMES | {""}
