"""What comes in: Word files, spreadsheets of cards, Markdown and web pages, and the tables of cards
that go out to come in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.lazily import lazily

if TYPE_CHECKING:
    from labpress.importing.archive import ImportFault
    from labpress.importing.card_tables import row_of, table_of
    from labpress.importing.csv_tables import write_csv
    from labpress.importing.intake import Intake
    from labpress.importing.sheets import write_workbook
    from labpress.importing.wishes import Comments, Tracked, Wishes
else:
    __getattr__ = lazily(
        __name__,
        {
            "archive": "ImportFault",
            "card_tables": "row_of table_of",
            "csv_tables": "write_csv",
            "intake": "Intake",
            "sheets": "write_workbook",
            "wishes": "Comments Tracked Wishes",
        },
    )

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
