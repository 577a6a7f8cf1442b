"""Sheets: rows of texts to an .xlsx file with one sheet, in which no cell is a formula."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from labpress.importing.archive import ImportFault
from labpress.importing.csv_tables import LONGEST_CELL, guarded
from labpress.importing.notes import plain

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write_workbook(rows: Sequence[Sequence[str]], sheet: str) -> bytes:
    """An .xlsx file with one sheet, every cell a text, the first row in bold and always in view."""
    lines = "".join(
        f'<row r="{n}">{"".join(_cell(text, n == 1) for text in row)}</row>'
        for n, row in enumerate(rows, 1)
    )
    columns = max((len(row) for row in rows), default=1)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _related("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related("worksheet", "worksheets/sheet1.xml", "styles"),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView '
        'workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews><cols><col min="1" '
        f'max="{columns}" width="28" style="1" customWidth="1"/></cols><sheetData>{lines}'
        "</sheetData></worksheet>",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            whole = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(info, whole, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _cell(text: str, is_head: bool) -> str:
    """A cell that is a text whatever stands in it; style 2 keeps it one when it is typed anew."""
    if len(text) > LONGEST_CELL:
        raise ImportFault(f"'{text[:30]}…' is longer than a cell can be ({LONGEST_CELL:,} letters)")
    command = guarded(text) != text
    style = 3 if is_head else 2 if command else 1
    said = guarded(text) if command and text.startswith("'") else text
    said = re.sub(r"_x(?=[0-9A-Fa-f]{4}_)", "_x005F_x", plain(said))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(said)}</t></is></c>'


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/><Override '
    f'PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/></Types>'
)
# 49 is the format of texts; quotePrefix is the apostrophe that a person would type
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/>'
    '<sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/>'
    + "".join(
        f'<xf numFmtId="49" fontId="{font}" applyNumberFormat="1" applyAlignment="1"{more}>'
        '<alignment vertical="top" wrapText="1"/></xf>'
        for font, more in ((0, ""), (0, ' quotePrefix="1"'), (1, ' applyFont="1"'))
    )
    + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)


def _related(kind: str, target: str, styles: str = "") -> str:
    more = (
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>' if styles else ""
    )
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/{kind}" Target="{target}"/>{more}</Relationships>'
    )
