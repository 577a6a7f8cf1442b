"""What a PDF asks of the print dialog."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from card_prints import print_card
from labpress.content import Card
from labpress.printing import SHEETS, Layout, Paper, registration_sheet
from labpress.printing.presets import with_presets
from paper_pages import faults


def preferences(pdf: bytes) -> dict[str, Any]:
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    found: Any = reader.trailer["/Root"]
    return {key: value for key, value in found["/ViewerPreferences"].items() if key != "/Direction"}


@pytest.mark.parametrize(
    ("layout", "flip"),
    [
        (Layout(), "/DuplexFlipLongEdge"),
        (Layout(sheet=SHEETS["a4"]), "/DuplexFlipLongEdge"),
        (Layout(sheet=SHEETS["a4"], duplex="short"), "/DuplexFlipShortEdge"),
        (Layout(sheet=SHEETS["a4"], duplex="none"), "/Simplex"),
        # each page is a side that stands upright
        (Layout(duplex="short"), "/DuplexFlipLongEdge"),
    ],
)
def test_the_dialog_opens_with_full_size_and_the_right_edge(
    layout: Layout,
    flip: str,
    card: Card,
    paper: Paper,
    cite: Callable[[str], str],
    tmp_path: Path,
) -> None:
    pdf = print_card(card, paper, cite, layout=layout).pdf
    assert preferences(pdf) == {
        "/DisplayDocTitle": True, "/PrintScaling": "/None", "/Duplex": flip,
    }  # fmt: skip
    assert faults(pdf, tmp_path) == []


def test_the_test_sheet_asks_as_well() -> None:
    asked = preferences(registration_sheet(SHEETS["a4"], "short"))
    assert (asked["/PrintScaling"], asked["/Duplex"]) == ("/None", "/DuplexFlipShortEdge")


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"%PDF-1.7\n",
        # another object behind the catalogue
        b"1 0 obj<</ViewerPreferences<<>>>>endobj 2 0 obj<<>>endobj xref\nstartxref\n58\n%%EOF",
        b"startxref\n0\n%%EOF /ViewerPreferences<<>>",
    ],
)
def test_what_is_built_in_another_way_stays_as_it_is(other: bytes) -> None:
    assert with_presets(other, "long") == other
