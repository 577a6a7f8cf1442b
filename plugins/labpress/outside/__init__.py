"""What lies outside: the web addresses in a lab's texts, fields and references, and whether they
still lead anywhere. The only room that opens a connection, and only when it is asked to."""

from labpress.outside.addresses import Address, addresses
from labpress.outside.asking import Asking
from labpress.outside.fetching import Unreachable, fetch
from labpress.outside.memory import Memory
from labpress.outside.pace import Pace
from labpress.outside.remote import Remote, renew
from labpress.outside.resolving import Named, Resolvers, resolve
from labpress.outside.rules import ARCHIVE, LinkRules
from labpress.outside.survey import survey

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
    "addresses",
    "fetch",
    "renew",
    "resolve",
    "survey",
]
