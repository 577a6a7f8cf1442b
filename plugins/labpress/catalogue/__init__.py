"""How it hangs together: items, links and backlinks, permalinks, and the checks across items."""

from labpress.catalogue.ask import Ask
from labpress.catalogue.catalogue import Catalogue
from labpress.catalogue.checks import check
from labpress.catalogue.groups import Group
from labpress.catalogue.held import is_list
from labpress.catalogue.links import Link, chart_file
from labpress.catalogue.nearness import Near
from labpress.catalogue.permalinks import forwards, permalink, short_address
from labpress.catalogue.uses import withheld

__all__ = [
    "Ask",
    "Catalogue",
    "Group",
    "Link",
    "Near",
    "chart_file",
    "check",
    "forwards",
    "is_list",
    "permalink",
    "short_address",
    "withheld",
]
