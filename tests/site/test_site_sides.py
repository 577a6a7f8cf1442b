"""The sides of a table's cells, which pages must say without a style."""

from __future__ import annotations

import pytest

from labpress.site.sides import sided


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<td style="text-align:right">', '<td class="to-right">'),
        ('<th style="text-align: center;" scope="col">', '<th scope="col" class="to-center">'),
        ('<td class="a" style="text-align:left">', '<td class="to-left a">'),
        ('<td style="width:40%">', "<td>"),
        ("<td>", "<td>"),
        ('<p style="color:red">', '<p style="color:red">'),
    ],
)
def test_the_side_of_a_cell(cell: str, shown: str) -> None:
    assert sided(f"<tr>{cell}1</tr>") == f"<tr>{shown}1</tr>"
