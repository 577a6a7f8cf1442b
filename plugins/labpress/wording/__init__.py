"""How it speaks: every string of the interface, on screen and on paper, in one table a language."""

from labpress.wording.tables import Table, Tables, shipped, wording
from labpress.wording.wording import VALUE, Text, Wording
from labpress.wording.words import Words, direction, is_assigned, locale_of, own_name, primary

__all__ = [
    "VALUE",
    "Table",
    "Tables",
    "Text",
    "Wording",
    "Words",
    "direction",
    "is_assigned",
    "locale_of",
    "own_name",
    "primary",
    "shipped",
    "wording",
]
