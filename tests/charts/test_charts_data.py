"""A CSV file and a chart's options: what is read, and each thing wrong with its place."""

from __future__ import annotations

import pytest

from chart_samples import LINE, RUN, chart, read
from labpress.charts import read_said, read_table
from labpress.charts.options import complaints
from labpress.charts.table import BYTES


def test_what_a_spreadsheet_writes_is_read() -> None:
    content = '\ufeffWeek;Days;\r\n1;"3,5";\r\n\r\n2;4;\r\n'.encode()
    table, problems = read_table("d.csv", content)
    assert table is not None and not problems
    assert (table.heads, table.rows) == (("Week", "Days"), (("1", "3,5"), ("2", "4")))
    assert (table.lines, table.comma) == ((2, 4), True)


def test_columns_become_series_and_gaps_stay() -> None:
    found = chart(*LINE)
    assert [series.name for series in found.series] == ["Peer support", "Telephone"]
    assert found.series[1].values == (9, 8.5, None, 9)
    assert (found.x, found.unit, found.digits) == ("Month", "People", 1)
    assert [one.grain for one in found.moments] == ["month"] * 4


def test_columns_can_be_named_with_commas_in_any_case() -> None:
    data = 'When,Small,"Large, red",Late\n2018,1,2,3\n'
    names = [series.name for series in chart("type: bar\ny: late, Small", data).series]
    assert names == ["Late", "Small"]
    assert chart("type: bar\ny: Large, red", data).series[0].values == (2,)
    assert chart("type: bar\nx: Small\ny: Late", data).labels == ("1",)


def test_the_median_and_what_stands_together_beside_it() -> None:
    found = chart(*RUN)
    assert found.median == 11.5
    assert found.shifts == ((3, 4, 5, 6, 7, 8, 9), (10, 11, 12, 13, 14, 15, 16, 17))


def test_points_on_the_median_do_not_break_a_shift_nor_count() -> None:
    seven = [1, 1, 1, 7, 1, 1, 1, 9, 9, 9, 9, 9, 9]
    data = "N,V\n" + "".join(f"{n},{v}\n" for n, v in enumerate(seven))
    found = chart("type: run\nsignals: yes", data)
    assert found.median == 7
    assert found.shifts == ((0, 1, 2, 4, 5, 6), (7, 8, 9, 10, 11, 12))


WRONG = {
    "no number": (
        "type: line",
        "Week,Days\n1,2\n2,twelve\n",
        "essays/data.csv:3:2: 'twelve' is no number"
        " (write figures only; what they count goes to `unit:` of the chart)",
    ),
    "a number past all counting": (
        "type: line",
        "Week,Days\n1,2\n2,900000000000000000000\n",
        "essays/data.csv:3:2: '900000000000000000000' is too long to draw"
        " (round it, or write thousands or millions and say so in `unit:` of the chart)",
    ),
    "a column that is not there": (
        "type: line\ny: Dayz",
        "Week,Days\n1,2\n",
        "essays/it.md:14: essays/data.csv has no column 'Dayz' (did you mean 'Days'?)",
    ),
    "an x column that is not there": (
        "type: line\nx: Colour",
        "Week,Days\n1,2\n",
        "essays/it.md:14: essays/data.csv has no column 'Colour' (its columns are Week, Days)",
    ),
    "too many series": (
        "type: line",
        "W,a,b,c,d,e,f\n1,1,1,1,1,1,1\n",
        "essays/it.md:10: the chart has 6 series; at most 5"
        " (name those to show, such as `y: a, b`)",
    ),
    "a run chart of two": (
        "type: run",
        "W,a,b\n1,1,1\n",
        "essays/it.md:10: a run chart shows one column (name one, such as `y: a`)",
    ),
    "too many bars": (
        "type: bar",
        "W,a\n" + "".join(f"{n},1\n" for n in range(61)),
        "essays/it.md:13: the chart would have 61 bars; at most 60"
        " (write `type: line`, or show fewer rows)",
    ),
    "dates out of order": (
        "type: line",
        "M,a\n2018-02,1\n2018-01,2\n",
        "essays/data.csv:3:1: 2018-01 comes after 2018-02 (put the rows in the order of time)",
    ),
    "a row without a name": (
        "type: bar",
        "M,a\nx,1\n,2\n",
        "essays/data.csv:3:1: this row has no 'M' (write it, or remove the row)",
    ),
    "two signs": (
        "type: bar",
        "M,a\nx,1%\ny,£2\n",
        "essays/it.md:10: the chart has numbers with % and £ (make two charts)",
    ),
    "no numbers": (
        "type: bar",
        "M,a\nx,-\n",
        "essays/it.md:10: essays/data.csv has no number to show (fill in its cells)",
    ),
    "one column": (
        "type: bar",
        "M\nx\n",
        "essays/it.md:10: essays/data.csv has no column of numbers (add one to it)",
    ),
    "no data": (
        "type: bar",
        "M,a\n",
        "essays/data.csv: the file has no data (give it a row of heads and rows of numbers)",
    ),
    "a column twice": (
        "type: bar",
        "M,a,a\nx,1,2\n",
        "essays/data.csv:1:3: two columns are called 'a' (rename one)",
    ),
    "a column without a name": (
        "type: bar",
        "M,,a\nx,1,2\n",
        "essays/data.csv:1:2: a column has no name (write one in the first row)",
    ),
    "a comma too many": (
        "type: bar",
        "M,a\nx,1,5\n",
        "essays/data.csv:2: this row has more cells than the 2 columns"
        " (put a cell with a comma in quotes)",
    ),
    "a novel in a cell": (
        "type: bar",
        f"M,a\n{'x' * 121},1\n",
        "essays/data.csv:2:1: this cell has 121 letters; at most 120 (make it shorter)",
    ),
}


@pytest.mark.parametrize(("options", "data", "problem"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_place(options: str, data: str, problem: str) -> None:
    found, problems = read(options, data)
    assert (found, problems) == (None, [problem])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a,b\nx,\xe9\n", "d.csv:2: the file is not UTF-8 (save it again as “CSV UTF-8”)"),
        (b"PK\0\1", "d.csv: the file is no CSV file (save the sheet as “CSV UTF-8”)"),
        (
            b"x" * (BYTES + 1),
            "d.csv: the file has 300,001 bytes; at most 300,000"
            " (keep the rows and columns that the chart shows)",
        ),
    ],
)
def test_a_file_that_is_no_csv_is_said(content: bytes, problem: str) -> None:
    table, problems = read_table("d.csv", content)
    assert (table, list(map(str, problems))) == (None, [problem])


def test_options_may_go_on_in_the_next_line() -> None:
    said = read_said("type: run\nsummary: It was so:\n  and then more.\nTitle: T", 5)
    assert [(one.name, one.text, one.line) for one in said] == [
        ("type", "run", 5),
        ("summary", "It was so:\nand then more.", 6),
        ("title", "T", 8),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("type: line\ntitle: T", 4, "the chart has no summary"),
        ("type: line\nsummary: S", 4, "the chart has no title"),
        ("title: T\nsummary: S", 4, "the chart has no type"),
        ("type: pie\ntitle: T\nsummary: S", 5, "`type: pie` is not known"),
        ("type: bar\ntitle: T\nsummary: S\ncolour: red", 8, "`colour:` is no option of a chart"),
        ("type: bar\ntitle: T\nsummary: S\nunit:", 8, "`unit:` is empty"),
        ("type: bar\ntitle: T\nsummary: S\ntype: run", 8, "the chart has `type:` twice"),
        ("type: bar\ntitle: T\nsummary: S\nsignals: perhaps", 8, "`signals: perhaps` is not known"),
        ("type: bar\ntitle: T\nsummary: S\nname: 1 x", 8, "a chart cannot be named `1 x`"),
        ("12 days\ntype: bar\ntitle: T\nsummary: S", 5, "`12 days` is no option of a chart"),
    ],
)
def test_what_is_wrong_in_the_options_has_its_line(text: str, line: int, message: str) -> None:
    (found,) = complaints(read_said(text, 5), 4)
    assert (found.line, found.message) == (line, message)
    assert found.hint
