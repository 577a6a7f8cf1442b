"""Counting: where a lab has its page views counted, if it does."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Counting:
    """`endpoint` takes the path of a page and the host that led there: in its `{page}` and
    `{from}`, or as JSON. `name` is whoever counts, `about` an address that tells of it."""

    endpoint: str
    name: str = ""
    about: str = ""

    @property
    def origin(self) -> str:
        """What a policy names; "" for an endpoint of the site's own host."""
        parts = urlsplit(self.endpoint)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def host(self) -> str:
        """The host that learns of each view; "" for the site's own."""
        return urlsplit(self.endpoint).netloc
