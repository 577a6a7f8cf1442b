"""How it hangs together: items, links and backlinks, permalinks, and the checks across items."""

from labpress.catalogue.ask import Ask
from labpress.catalogue.catalogue import Catalogue
from labpress.catalogue.checks import check
from labpress.catalogue.citings import Citing
from labpress.catalogue.glossary import FILE, Glossary, Term, entries, read_glossary
from labpress.catalogue.groups import Group
from labpress.catalogue.held import is_list
from labpress.catalogue.links import Link, chart_file
from labpress.catalogue.nearness import Near
from labpress.catalogue.permalinks import forwards, permalink, short_address
from labpress.catalogue.uses import withheld

__all__ = [
    "FILE",
    "Ask",
    "Catalogue",
    "Citing",
    "Glossary",
    "Group",
    "Link",
    "Near",
    "Term",
    "chart_file",
    "check",
    "entries",
    "forwards",
    "is_list",
    "permalink",
    "read_glossary",
    "short_address",
    "withheld",
]
