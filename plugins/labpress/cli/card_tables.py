"""All cards as one table, for `labpress export cards`: what `labpress import` reads again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from labpress.importing import row_of, table_of, write_csv, write_workbook
from labpress.lab import Lab
from labpress.problems import LabpressError

ALL_CARDS = "cards"
"""What stands for all of them in place of a slug."""

TABLES: dict[str, Callable[[list[list[str]]], bytes]] = {
    "csv": write_csv,
    "xlsx": partial(write_workbook, sheet="Cards"),
}


def table_of_cards(lab: Lab, name: str, to: str) -> bytes:
    """The file of the table, drafts in it too. Raises LabpressError for any other `name`."""
    if name != ALL_CARDS:
        hint = f"write `labpress export {ALL_CARDS} --to {to}`, or another form for one item"
        raise LabpressError(f"a table holds all cards, not '{name}' ({hint})")
    cards = [item for item in lab.items if item.kind == "card"]
    rows = [row_of(card.slug, (lab.settings.root / card.path).read_bytes()) for card in cards]
    return TABLES[to](table_of(rows))
