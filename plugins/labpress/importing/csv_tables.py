"""CSV tables: rows of texts from and to a .csv file, so that no cell of it can be a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

from labpress.importing.archive import ImportFault
from labpress.importing.notes import plain

Rows = list[list[str]]

LARGEST = 20_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 300
LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet can hold."""

# a spreadsheet takes a cell that begins like this for a command, and can be told to run programs
_COMMAND = re.compile(r"'*[=+\-@\t\r]")


def read_csv(data: bytes) -> Rows:
    """The rows of a .csv file in UTF-8, parted by commas, semicolons or tabs."""
    if len(data) > LARGEST:
        raise ImportFault(f"the file has {len(data):,} bytes (at most {LARGEST:,})")
    text = _text(data)
    if not text.strip():
        raise ImportFault("the file is empty")
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    csv.field_size_limit(LARGEST)
    rows: Rows = []
    try:
        for row in reader:
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                most = f"at most {MOST_ROWS:,} rows of {MOST_COLUMNS}"
                raise ImportFault(f"the table is too large ({most})")
            rows.append([unguarded(plain(cell)) for cell in row])
    except csv.Error as fault:
        raise ImportFault(f"row {len(rows) + 1} cannot be read: {fault}") from fault
    return rows


def write_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """A .csv file that Excel and others read as UTF-8."""
    out = StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerows([[guarded(cell) for cell in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """`cell` with an apostrophe before what a spreadsheet would take for a command."""
    return f"'{cell}" if _COMMAND.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith("'") and _COMMAND.match(cell) else cell


def _text(data: bytes) -> str:
    if data.startswith(b"PK"):
        raise ImportFault("this is a workbook, whatever its name says (name it .xlsx)")
    sign = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if sign else "utf-8-sig")
    except UnicodeDecodeError as fault:
        hint = "in the spreadsheet choose to save as 'CSV UTF-8'"
        raise ImportFault(f"the file is not saved as UTF-8 ({hint})") from fault
    return text.replace("\0", "")


def _delimiter(text: str) -> str:
    """The sign that parts most of the first line outside quotes."""
    first = re.sub(r'"[^"]*"', "", text[:20_000]).lstrip().split("\n")[0]
    return max(",;\t", key=first.count)
