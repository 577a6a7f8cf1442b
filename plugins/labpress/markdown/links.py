"""Links: which addresses a text may lead to."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

SCHEMES = frozenset({"http", "https", "mailto", "tel", "doi"})

_SCHEME = re.compile(r"([^/?#:]*):")


def scheme_of(url: str) -> str:
    """What stands before the first colon of `url`, in small letters; "" if there is none.

    Nothing is taken out of it: what a browser might overlook, such as a blank in `java script:`,
    makes a scheme that is not allowed.
    """
    found = _SCHEME.match(html.unescape(url))  # so that nobody who decodes it again is misled
    return found[1].lower() if found else ""


def is_safe(url: str) -> bool:
    """Whether `url` leads to a page, a file, a place on the page, a mail or telephone."""
    return scheme_of(url) in SCHEMES | {""}


def is_readable(url: str) -> bool:
    """Whether `url` can be taken apart at all: `http://[x` cannot, and stops whoever tries."""
    try:
        urlsplit(url)
        urlsplit(html.unescape(url))
    except ValueError:
        return False
    return True
