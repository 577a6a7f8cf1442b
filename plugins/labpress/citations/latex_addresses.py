"""Addresses in .bib fields: programs write their signs as those of LaTeX, with a backslash before
an underscore, and a link to that is dead."""

from __future__ import annotations

import re

SIGN = re.compile(r"\{\\([_%&#$~])(?:\{\})?\}|\\([_%&#$~])(?:\{\})?")
TILDE = re.compile(r"\{\\textasciitilde\s*(?:\{\})?\}|\\textasciitilde(?:\{\}|\s+|(?![A-Za-z]))")
URL = re.compile(r"^([{\"])\s*\\url\s*\{([^{}]*)\}\s*([}\"])$")
# all that `howpublished` and `note` often say: where the work is on the web
WHERE = re.compile(
    r"^[{\"]\s*(?:(?:available|online|retrieved|see|url)\b[a-z ]*:?\s*)?"
    r"(?:\\url\s*\{([^{}]*)\}|(https?://[^\s{}]+))\.?\s*[}\"]$",
    re.IGNORECASE,
)


def plain_address(value: str) -> str:
    """The value of a field that is an address, as it stands in a browser."""
    value = URL.sub(r"\1\2\3", value)
    value = SIGN.sub(lambda found: found[1] or found[2], value)
    return TILDE.sub("~", value)


def only_address(value: str) -> str | None:
    """The address, in braces, if a field of words holds nothing else; else None."""
    found = WHERE.match(value)
    return plain_address(f"{{{found[1] or found[2]}}}") if found else None
