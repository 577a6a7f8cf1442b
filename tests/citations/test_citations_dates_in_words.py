"""Dates in words in a .bib file: `year = {in press}` is what the work is cited by."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.citations import load
from labpress.pandoc import Pandoc


@pytest.mark.parametrize(
    ("field", "issued", "warned"),
    [
        ("year = {in press}", {"literal": "in press"}, False),
        ('date = "forthcoming"', {"literal": "forthcoming"}, False),
        ("year = {{In press.}}", {"literal": "In press"}, False),
        ("pubstate = {inpress}", None, False),
        ("year = 2019", {"date-parts": [[2019]]}, False),
        ("year = {}", None, True),
        ("note = {in press}", None, True),
    ],
)
def test_a_date(
    tmp_path: Path, pandoc: Pandoc, field: str, issued: dict[str, object] | None, warned: bool
) -> None:
    bib = tmp_path / "r.bib"
    bib.write_text(f"@book{{a, title = {{A}}, {field}}}\n", encoding="utf-8")
    bibliography, problems = load([bib], tmp_path, pandoc)
    assert bibliography["a"].csl.get("issued") == issued
    assert bool(problems) is warned
