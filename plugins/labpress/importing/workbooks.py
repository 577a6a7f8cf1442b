"""Workbooks: rows of texts from an .xlsx file: its first sheet, its texts, figures and
dates. Nothing in it is ever run: of a formula only the result that was saved is read."""

from __future__ import annotations

import datetime
import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence

from labpress.importing.archive import Archive, ImportFault
from labpress.importing.csv_tables import (
    MOST_COLUMNS,
    MOST_ROWS,
    Rows,
    unguarded,
)
from labpress.importing.notes import plain

CALLED = "Excel file"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def read_workbook(data: bytes) -> Rows:
    """The rows of the first sheet. Raises ImportFault for what is no workbook."""
    archive = Archive(data, CALLED)
    try:
        return _rows(archive)
    except (etree.ParseError, ValueError, OverflowError) as fault:
        raise ImportFault(f"this {CALLED} cannot be read (save it again)") from fault


def _rows(archive: Archive) -> Rows:
    book = _tree(archive, "xl/workbook.xml")
    shared = [_said(one) for one in _all(archive, "xl/sharedStrings.xml", "si")]
    dates = _date_styles(archive)
    setting = book.find(f".//{_MAIN}workbookPr")
    since_1904 = setting is not None and setting.get("date1904") in ("1", "true")
    rows: Rows = []
    for row in _tree(archive, _first_sheet(archive, book)).iter(f"{_MAIN}row"):
        number = int(row.get("r") or len(rows) + 1)
        if number > MOST_ROWS:
            raise ImportFault(f"the sheet has more than {MOST_ROWS:,} rows")
        while len(rows) < number:
            rows.append([])
        cells = rows[number - 1]
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r", ""), len(cells))
            cells += [""] * (at + 1 - len(cells))
            cells[at] = unguarded(plain(_value(cell, shared, dates, since_1904)))
    return rows


def _tree(archive: Archive, name: str) -> etree.Element:
    return etree.fromstring(
        archive.markup(name).replace(_STRICT[1:-1].encode(), _MAIN[1:-1].encode())
    )


def _all(archive: Archive, name: str, tag: str) -> list[etree.Element]:
    return list(_tree(archive, name).iter(f"{_MAIN}{tag}")) if name in archive else []


def _first_sheet(archive: Archive, book: etree.Element) -> str:
    """The part of the first sheet that is shown."""
    for sheet in book.iter(f"{_MAIN}sheet"):
        wanted = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        if sheet.get("state", "visible") != "visible":
            continue
        for relation in etree.fromstring(archive.markup("xl/_rels/workbook.xml.rels")):
            if relation.get("Id") == wanted:
                target = relation.get("Target", "")
                name = target[1:] if target.startswith("/") else posixpath.join("xl", target)
                return posixpath.normpath(name)
    raise ImportFault(f"this {CALLED} has no sheet")


def _date_styles(archive: Archive) -> set[int]:
    """The numbers of those cell styles that show a figure as a date."""
    if "xl/styles.xml" not in archive:
        return set()
    tree = _tree(archive, "xl/styles.xml")
    own = {
        int(one.get("numFmtId", "0")): re.sub(
            r'"[^"]*"|\[[^\]]*\]|\\.', "", one.get("formatCode", "")
        )
        for one in tree.iter(f"{_MAIN}numFmt")
    }
    dates = _DATES | {number for number, code in own.items() if re.search("[dmyhs]", code, re.I)}
    styles = tree.find(f"{_MAIN}cellXfs")
    found = [] if styles is None else list(styles)
    return {n for n, one in enumerate(found) if int(one.get("numFmtId", "0")) in dates}


def _value(cell: etree.Element, shared: Sequence[str], dates: set[int], since_1904: bool) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v", "")
    if kind == "s":
        number = int(value or "-1")
        return shared[number] if 0 <= number < len(shared) else ""
    if kind == "inlineStr":
        return _said(cell)
    if kind == "b":
        return "yes" if value == "1" else "no"
    if kind == "n" and value:
        return _figure(value, int(cell.get("s", "0")) in dates, since_1904)
    return _HEX.sub(_letter, value)


def _figure(value: str, is_date: bool, since_1904: bool) -> str:
    number = float(value)
    if is_date and 0 < number < 2_958_466:
        first = datetime.date(1904, 1, 1) if since_1904 else datetime.date(1899, 12, 30)
        return (first + datetime.timedelta(days=int(number))).isoformat()
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)


def _said(element: etree.Element) -> str:
    """The text of a string, in whatever letters; not how it is pronounced."""
    return _HEX.sub(_letter, "".join(_texts(element)))


def _texts(element: etree.Element) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_MAIN}t":
            yield child.text or ""
        elif child.tag != f"{_MAIN}rPh":
            yield from _texts(child)


def _letter(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _column(reference: str, following: int) -> int:
    """`C5` -> 2."""
    found = _REFERENCE.fullmatch(reference)
    at = 0
    for letter in found[1] if found else "":
        at = at * 26 + ord(letter) - 64
    at = at - 1 if found else following
    if at >= MOST_COLUMNS:
        raise ImportFault(f"the sheet has more than {MOST_COLUMNS} columns")
    return at
