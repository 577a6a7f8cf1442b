"""What the terminal shows before a deck is printed."""

from __future__ import annotations

from dataclasses import replace

from labpress.printing import FORMATS, SHEETS, Layout
from labpress.printing.imposition import impose
from labpress.printing.preview import ASCII, preview, summary

SAFE = Layout(FORMATS["a6-safe"], sheet=SHEETS["a4"])


def codes(number: int) -> list[str]:
    return [f"QL-{n:02}" for n in range(1, number + 1)]


def test_the_first_sheet_shows_each_back_behind_its_front() -> None:
    layout = replace(SAFE, order="stack")
    assert (
        preview(impose(layout, 10), codes(10))
        == """\
Sheet 1 of 3, front       Sheet 1 of 3, back
┌─────────────────────┐   ┌─────────────────────┐
│ ┌───────┐ ┌───────┐ │   │ ┌───────┐ ┌───────┐ │
│ │ QL-01 │ │ QL-04 │ │   │ │ QL-04 │ │ QL-01 │ │
│ │       │ │       │ │   │ │       │ │       │ │
│ │       │ │       │ │   │ │       │ │       │ │
│ │       │ │       │ │   │ │       │ │       │ │
│ └───────┘ └───────┘ │   │ └───────┘ └───────┘ │
│ ┌───────┐ ┌───────┐ │   │ ┌───────┐ ┌───────┐ │
│ │ QL-07 │ │ QL-10 │ │   │ │ QL-10 │ │ QL-07 │ │
│ │       │ │       │ │   │ │       │ │       │ │
│ │       │ │       │ │   │ │       │ │       │ │
│ │       │ │       │ │   │ │       │ │       │ │
│ └───────┘ └───────┘ │   │ └───────┘ └───────┘ │
└─────────────────────┘   └─────────────────────┘

10 cards A6-safe, 3 sheets of A4, 6 pages, both sides, flip on the long edge, cut in a stack"""
    )


def test_backs_that_stand_on_their_head_show_it_and_a_poor_terminal_is_served() -> None:
    layout = replace(SAFE, format=FORMATS["a6"])
    assert (
        preview(impose(layout, 1), ["Contents of it"], boxes=ASCII)
        == """\
Sheet 1 of 1, front                 Sheet 1 of 1, back
+-------------------------------+   +-------------------------------+
| +------------+                |   | +------------+                |
| | Contents.. |                |   | |            |                |
| |            |                |   | |            |                |
| |            |                |   | |            |                |
| |            |                |   | |            |                |
| |            |                |   | |            |                |
| |            |                |   | |            |                |
| |            |                |   | | Contents.. |                |
| +------------+                |   | +------------+                |
+-------------------------------+   +-------------------------------+

1 card A6, 1 sheet of A4, 2 pages, both sides, flip on the long edge"""
    )


def test_wide_sheets_stand_below_each_other() -> None:
    lines = preview(impose(replace(SAFE, sheet=SHEETS["a3"]), 8), codes(8), width=80).splitlines()
    assert max(map(len, lines[:-1])) <= 80
    assert [line for line in lines if line.startswith("Sheet")] == [
        "Sheet 1 of 1, front", "Sheet 1 of 1, back",
    ]  # fmt: skip


def test_the_summary_counts_paper() -> None:
    apart = impose(replace(SAFE, duplex="none", copies=2), 6)
    assert summary(apart, 6) == (
        "6 cards A6-safe (2 copies), 6 sheets of A4, 6 pages, one side, fronts first"
    )
