"""Charts for tests: options and data as writers would give them."""

from __future__ import annotations

from labpress.charts import Chart, read_chart, read_said, read_table

HEAD = "title: A title\nsummary: What it shows.\n"


def read(options: str, data: str) -> tuple[Chart | None, list[str]]:
    """The chart, and its problems as a report has them, of a text whose chart is on line 10."""
    table, faults = read_table("essays/data.csv", data.encode())
    if table is None:
        return None, list(map(str, faults))
    said = read_said(HEAD + options, 11)
    chart, problems = read_chart(said, table, "essays/it.md", 10)
    return chart, list(map(str, (*faults, *problems)))


def chart(options: str, data: str) -> Chart:
    """A chart that is in order."""
    found, problems = read(options, data)
    assert found is not None, problems
    return found


WAITS = (12, 15, 11, 14, 13, 16, 12, 15, 14, 13, 9, 8, 10, 7, 9, 8, 7, 9, 12, 8)
RUN = (
    "type: run\nunit: Days waited\nsignals: yes",
    "Week,Days\n" + "".join(f"{week},{days}\n" for week, days in enumerate(WAITS, 1)),
)
LINE = (
    "type: line\nunit: People",
    "Month;Peer support;Telephone\n2025-01;10,5;9\n2025-02;11;8,5\n2025-03;13;\n2025-04;12;9\n",
)
BAR = ("type: bar\nunit: Change", "Group,Before,After\nWard A,-4,6\nWard <B>,2,\n")
COLUMNS = ("type: bar", "Year,Cards\n2018,12\n2019,34\n2020,9\n")
CHARTS = {"run": RUN, "line": LINE, "bar": BAR, "columns": COLUMNS}
