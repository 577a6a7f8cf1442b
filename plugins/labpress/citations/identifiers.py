"""Identifiers: what is a DOI, and what is the address of something on the web."""

from __future__ import annotations

import re

# https://www.doi.org/the-identifier/resources/handbook: a registrant's number, then anything
DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)

# a name of a host and perhaps a port: neither `javascript:…` nor a password is one
WEB = re.compile(r"(?:(?:https?|ftp)://)?[\w.-]+(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)


def is_web_address(url: str) -> bool:
    """Whether `url` may be shown as a link; `www.example.org` may, too, and so may none."""
    return not url or WEB.fullmatch(url.strip()) is not None
