"""Rules: which outside addresses a lab does not want asked, and where archived copies are found."""

from __future__ import annotations

import fnmatch
from dataclasses import dataclass

ARCHIVE = "https://archive.org/wayback/available?url={url}"
"""The Internet Archive's availability API: JSON, no key needed."""


@dataclass(frozen=True)
class LinkRules:
    """`ignore` are addresses, or patterns with `*`; one without `*` means all that begins so.

    `archive` has `{url}` where the lost address goes; "" asks no archive. `agent` is how we say
    who asks: a site's owner must be able to find out whose robot this is.
    """

    ignore: tuple[str, ...] = ()
    archive: str = ARCHIVE
    agent: str = "labpress (checks the links of a site)"

    def ignores(self, url: str) -> bool:
        """Whether the lab has said not to ask this address."""
        return any(fnmatch.fnmatchcase(url, _pattern(written)) for written in self.ignore)


def _pattern(written: str) -> str:
    """A lab's entry as a pattern of fnmatch, of whose signs only `*` is one to a writer."""
    signs = written.replace("[", "[[]").replace("?", "[?]")
    return signs if "*" in written else f"{signs}*"
