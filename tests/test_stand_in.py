"""A font of the reader's own stands in for a lab's, in its measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from labpress.lab.stand_in import stand_in
from little_labs import ROOT
from tiny_fonts import HEBREW, tiny_font

FONTS = ROOT / "plugins/labpress/site/theme/assets/labpress/fonts"


@pytest.mark.parametrize(
    ("name", "serif", "bold", "names", "measures"),
    [  # about those that the style sheet has for the fonts of the house
        ("source-serif-4-400", True, False, "Times New Roman", (1.184, 1.036, 0.335)),
        ("source-serif-4-display-600", True, True, "Times New Roman Bold", (0.994, 1.036, 0.335)),
        ("atkinson-next-400", False, False, "Arial", (0.991, 0.984, 0.316)),
    ],
)
def test_it_has_the_measures_of_the_font(
    name: str, serif: bool, bold: bool, names: str, measures: tuple[float, ...]
) -> None:
    found = stand_in(FONTS / f"{name}.woff2", serif=serif, bold=bold)
    assert found is not None and found.names[0] == names
    assert (found.scale, found.ascent, found.descent) == pytest.approx(measures, abs=0.015)


def test_what_cannot_be_measured_has_none(tmp_path: Path) -> None:
    words = tmp_path / "words.woff2"
    words.write_bytes(b"wOF2 and no more")
    hebrew = tiny_font(tmp_path / "hebrew.ttf", HEBREW)
    for path in (words, hebrew, tmp_path / "gone.woff2"):
        assert stand_in(path, serif=True, bold=False) is None
