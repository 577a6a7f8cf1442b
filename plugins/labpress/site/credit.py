"""Credit: someone who made an item, with what docs/authors.yml says of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.addresses import author_path, outside

if TYPE_CHECKING:
    from labpress.catalogue import Ask


@dataclass(frozen=True, slots=True)
class Credit:
    """A name as signed; `url` is the person's own page or their ORCID record, if there is one,
    `page` the path of what the site has by them."""

    name: str
    role: str
    url: str
    bio: str
    page: str = ""


def credits_of(names: Iterable[str], ask: Ask) -> tuple[Credit, ...]:
    """Those who sign, in their order."""
    authors = (ask.author(name) for name in names)
    return tuple(
        Credit(
            one.name,
            one.role,
            outside(one.url) or _record(one.orcid),
            one.bio,
            author_path(one.name),
        )
        for one in authors
    )


def _record(orcid: str) -> str:
    return f"https://orcid.org/{orcid}" if orcid else ""
