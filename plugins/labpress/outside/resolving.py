"""Resolving: what a service on the web knows of a work that is named by DOI, ISBN or address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlsplit

from labpress.outside.connection import Host
from labpress.outside.fetching import Unreachable, fetch

Named = Literal["doi", "isbn", "url"]

CITOID = "https://en.wikipedia.org/api/rest_v1/data/citation/bibtex/"
"""Wikipedia's service for its own editors: it asks libraries, and reads what pages say of
themselves."""
ACCEPT = (
    "application/vnd.citationstyles.csl+json, application/x-research-info-systems;q=0.8, "
    "application/x-bibtex;q=0.7, application/json;q=0.6, text/plain;q=0.5, */*;q=0.1"
)
"""What we can read, the form that loses least first."""


@dataclass(frozen=True)
class Resolvers:
    """The address to ask for each way of naming a work, with `{doi}`, `{isbn}` or `{url}` where the
    name goes; "" where nobody is to be asked. `agent` is how we say who asks."""

    doi: str = "https://doi.org/{doi}"
    isbn: str = CITOID + "{isbn}"
    url: str = CITOID + "{url}"
    agent: str = "labpress (adds a source to a bibliography)"

    def address(self, named: Named, text: str) -> str:
        """Where `text` is asked for, "" for nowhere."""
        # a DOI has parts, as an address has; an address within another one must not
        safe = "/:;()" if named == "doi" else ""
        template: str = getattr(self, named)
        return template.replace(f"{{{named}}}", quote(text, safe=safe))


def resolve(named: Named, text: str, resolvers: Resolvers) -> str | None:
    """What the service says of the work, in a form of its choice; None if it does not know it.

    Raises Unreachable if there is nobody to ask, or no answer.
    """
    address = resolvers.address(named, text)
    if not address:
        raise Unreachable(f"mkdocs.yml names nobody to ask of a work by its {named.upper()}")
    # the lab's settings name this host, so it may be one of its own network; no redirect may
    return fetch(address, resolvers.agent, frozenset({_host(address)}), ACCEPT)


def _host(address: str) -> Host:
    parts = urlsplit(address)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:  # a port that cannot be
        raise Unreachable(f"{address} is not an address that can be opened") from None
    return parts.hostname or "", port
