"""Cards in spreadsheets: rows in, rows out, and back again without a loss."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from import_bench import Bench
from labpress.importing import row_of, table_of, write_csv, write_workbook
from labpress.importing.csv_tables import guarded, read_csv, unguarded
from labpress.importing.workbooks import read_workbook
from little_labs import ROOT
from word_files import packed

HEAD = "Title,Purpose,Stage,Duration,Group size,why,HOW,Watch out\n"
ROW = (
    '"Five whys","Follow it back.",discover,20-60 minutes,2-8,Because.,'
    '"1. One.\n2. Two.\n3. Three.",\n'
)
CARDS = sorted((ROOT / "docs" / "cards").glob("*.md"))
RISKY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "- item", "plain", "'", ""]

Write = Callable[[list[list[str]]], bytes]


def workbook(rows: list[list[str]]) -> bytes:
    return write_workbook(rows, "Cards")


def test_a_row_becomes_a_card(bench: Bench) -> None:
    assert (
        bench.bring({"cards.csv": (HEAD + ROW).encode()})
        == """---
title: Five whys
purpose: Follow it back.
stages: [discover]
time: 20-60 minutes
people: 2-8
code: QL-01
draft: true
---

## Why

Because.

## How

1. One.
2. Two.
3. Three.
"""
    )
    assert bench.written == ["docs/cards/five-whys.md"]
    assert bench.todo == []
    assert bench.checked() == []


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        ((HEAD + ROW).encode("utf-8-sig"), "csv"),
        ((HEAD + ROW).encode("utf-16"), "csv"),
        ((HEAD + ROW).replace(",", ";").encode(), "csv"),
        ((HEAD + ROW).replace(",", "\t").encode(), "tsv"),
        ((HEAD + ROW).replace("\n", "\r\n").encode(), "csv"),
        (b"\n\n" + (HEAD + ROW).encode(), "csv"),
        (workbook(read_csv((HEAD + ROW).encode())), "xlsx"),
    ],
)
def test_forms_of_tables(bench: Bench, data: bytes, ending: str) -> None:
    text = bench.bring({f"cards.{ending}": data})
    assert "title: Five whys\n" in text
    assert "1. One.\n2. Two.\n3. Three.\n" in text


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("title,fnord\nA,1\n", "1: the column 'fnord' is left out"),
        ("title,people\nA,2-Aug\n", "6: '2-Aug' looks like a date"),
        ("title,people\nA,2026-08-02\n", "6: '2026-08-02' looks like a date"),
    ],
)
def test_what_a_row_leaves_to_look_at(bench: Bench, table: str, said: str) -> None:
    bench.bring({"cards.csv": table.encode()})
    assert any(said in f"{line}: {message}" for line, message in bench.todo)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"", "the file is empty"),
        (b"\n , \n", "the table is empty"),
        (b"purpose\nx\n", "there is no column 'title'"),
        (b"title,Name\na,b\n", "two columns stand for 'title'"),
        (b"title\n\xff\xfa\n", "'CSV UTF-8'"),
        (b'title\n"x\n', "cannot be read"),
        ("title\n日本\n".encode(), "no file name can be made"),
        (b"title\n" + b"x\n" * 6000, "too large"),
        (b"PK\x03\x04", "this is no Excel file"),
    ],
)
def test_broken_tables_are_plain_problems(bench: Bench, table: bytes, said: str) -> None:
    intake = bench.take({"cards.csv": table})
    assert said in str(intake.faults[0])


def test_codes_go_on(bench: Bench) -> None:
    bench.bring({"cards.csv": b"title,code\nA,QL-07\nB,\nC,\n"})
    texts = [(bench.root / name).read_text(encoding="utf-8") for name in bench.written]
    assert [text.partition("code: ")[2][:5] for text in texts] == ["QL-07", "QL-01", "QL-02"]


def test_a_card_that_is_there_is_left_alone(bench: Bench) -> None:
    bench.bring({"cards.csv": (HEAD + ROW).encode()})
    before = bench.files()
    again = bench.take({"cards.csv": (HEAD + ROW).encode()})
    assert (again.made, again.faults, again.skipped) == ([], [], ["five-whys"])
    changed = bench.take({"cards.csv": (HEAD + ROW.replace("2-8", "3-9")).encode()})
    assert "is there already and says something else under people" in str(changed.faults[0])
    assert bench.files() == before


@pytest.mark.parametrize("cell", RISKY)
def test_no_cell_is_a_command(cell: str) -> None:
    assert guarded(cell)[:1] not in tuple("=+-@\t\r")
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize(("write", "read"), [(write_csv, read_csv), (workbook, read_workbook)])
def test_cells_come_back(write: Write, read: Callable[[bytes], list[list[str]]]) -> None:
    cells = [*RISKY, 'a "b", c; d', "two\nlines", "é日本😀", "_x0041_ & <b>", "1.10", "0123", " x "]
    kept = [cell for cell in cells if "\r" not in cell]
    assert read(write([["title"], kept])) == [["title"], kept]


@pytest.mark.parametrize("path", CARDS, ids=[path.stem for path in CARDS])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_lab_s_own_cards_go_out_and_come_in(bench: Bench, path: Path, form: str) -> None:
    row = row_of(path.stem, path.read_bytes())
    table = table_of([row])
    data = write_csv(table) if form == "csv" else workbook(table)
    text = bench.bring({f"cards.{form}": data})
    again = row_of(path.stem, text.encode())
    assert {name: cell for name, cell in again.items() if name != "draft"} == row


def test_numbers_and_dates_of_a_workbook() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = (
        f'<worksheet xmlns="{main}"><sheetData><row r="2"><c r="B2"><v>2</v></c><c r="C2" s="1">'
        '<v>43235</v></c><c r="D2"><f>1+1</f><v>2.5</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" '
        't="s"><v>0</v></c></row></sheetData></worksheet>'
    )
    book = (
        f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Hidden" state="hidden" '
        'sheetId="1" r:id="rId8"/><sheet name="A" sheetId="2" r:id="rId1"/></sheets></workbook>'
    )
    related = (
        '<Relationships><Relationship Id="rId8" Target="worksheets/hidden.xml"/>'
        '<Relationship Id="rId1" Target="/xl/worksheets/a.xml"/></Relationships>'
    )
    styles = f'<styleSheet xmlns="{main}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rich = "<si><r><t>rich </t></r><r><t>text</t></r><rPh><t>x</t></rPh></si>"
    shared = f'<sst xmlns="{main}">{rich}</sst>'
    parts = {"workbook.xml": book, "_rels/workbook.xml.rels": related, "styles.xml": styles}
    parts |= {"sharedStrings.xml": shared, "worksheets/a.xml": sheet}
    data = packed({f"xl/{name}": text for name, text in parts.items()})
    assert read_workbook(data) == [[], ["", "2", "2018-05-15", "2.5", "yes", "rich text"]]
    assert json.dumps(read_workbook(data))
