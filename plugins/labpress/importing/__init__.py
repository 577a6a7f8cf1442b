"""What comes in: Word files, spreadsheets of cards, Markdown and web pages, and the tables of cards
that go out to come in again."""

from __future__ import annotations

from labpress.importing.archive import ImportFault
from labpress.importing.card_tables import row_of, table_of
from labpress.importing.csv_tables import write_csv
from labpress.importing.intake import Intake
from labpress.importing.sheets import write_workbook
from labpress.importing.wishes import Comments, Tracked, Wishes

__all__ = [
    "Comments",
    "ImportFault",
    "Intake",
    "Tracked",
    "Wishes",
    "row_of",
    "table_of",
    "write_csv",
    "write_workbook",
]
