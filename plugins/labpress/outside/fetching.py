"""Fetching: one small text from the web, such as the published site's list of its addresses."""

from __future__ import annotations

import http.client
from urllib.parse import urljoin, urlsplit

from labpress.outside.connection import PAGES, Connections, Host
from labpress.problems import LabpressError

LONGEST = 5_000_000
"""Bytes."""
HOPS = 5
TIMEOUT, DEADLINE = 10.0, 30.0
MOVED = frozenset({301, 302, 303, 307, 308})
NOT_THERE = frozenset({404, 410})


class Unreachable(LabpressError):
    """A site that was to be asked gives no answer, or none that is of use."""


def fetch(
    url: str, agent: str, inside: frozenset[Host] = frozenset(), accept: str = PAGES
) -> str | None:
    """The text at a web address; None if nothing is there. `inside` are hosts of private networks
    that may be asked all the same, `accept` the forms that are wanted, as HTTP names them.

    Raises Unreachable if the site cannot be asked, or its answer is no such text.
    """
    connections, here = Connections(agent, inside), url
    for _ in range(HOPS):
        if urlsplit(here).scheme not in ("http", "https"):
            break
        try:
            with connections.request("GET", here, TIMEOUT, DEADLINE, accept) as answer:
                if answer.status in MOVED:
                    here = urljoin(here, answer.getheader("Location", ""))
                    continue
                return _text(url, answer)
        except (OSError, http.client.HTTPException, ValueError) as error:
            why = (error.strerror if isinstance(error, OSError) else "") or error
            raise Unreachable(f"{url} cannot be fetched: {why}") from None
    raise Unreachable(f"{url} cannot be fetched: it leads on and on")


def _text(url: str, answer: http.client.HTTPResponse) -> str | None:
    if answer.status in NOT_THERE:
        return None
    if answer.status != 200:
        raise Unreachable(f"{url} cannot be fetched: the site answers {answer.status}")
    data = answer.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise Unreachable(f"{url} cannot be fetched: it is longer than {LONGEST:,} bytes")
    return data.decode("utf-8", errors="replace")
