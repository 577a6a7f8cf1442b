"""What lies outside: the web addresses in a lab's texts, fields and references, and whether they
still lead anywhere. The only room that opens a connection, and only when it is asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.outside.addresses import Address
    from labpress.outside.asking import Asking
    from labpress.outside.fetching import Unreachable, fetch
    from labpress.outside.memory import Memory
    from labpress.outside.pace import Pace
    from labpress.outside.remote import Remote, renew
    from labpress.outside.resolving import Named, Resolvers, resolve
    from labpress.outside.rules import ARCHIVE, LinkRules
else:
    __getattr__ = lazily(
        __name__,
        {
            "addresses": "Address",
            "asking": "Asking",
            "fetching": "Unreachable fetch",
            "memory": "Memory",
            "pace": "Pace",
            "remote": "Remote renew",
            "resolving": "Named Resolvers resolve",
            "rules": "ARCHIVE LinkRules",
        },
    )

__all__ = [
    "ARCHIVE",
    "Address",
    "Asking",
    "LinkRules",
    "Memory",
    "Named",
    "Pace",
    "Remote",
    "Resolvers",
    "Unreachable",
    "fetch",
    "renew",
    "resolve",
]
