"""What one run of `labpress print` makes, by what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from labpress.cli import main

CARDS = ("five-whys", "premortem")


def printed(lab: Path, out: Path, *arguments: str) -> Result:
    line = ["print", *arguments, "-f", str(lab / "mkdocs.yml"), "-o", str(out), "--sheet", "none"]
    return CliRunner().invoke(main, line)


@pytest.fixture
def changed(small_lab: Path) -> Path:
    """A lab of which a deck was printed, `old.json`, before each of its cards got other words."""
    assert printed(small_lab, small_lab / "old.pdf", "--all").exit_code == 0
    for name in CARDS:
        card = small_lab / f"docs/cards/{name}.md"
        card.write_text(card.read_text("utf-8").replace("## Why\n\n", "## Why\n\nNow. "), "utf-8")
    return small_lab


@pytest.mark.parametrize(
    ("chosen", "again"),
    [
        ([], ["QL-01", "QL-02"]),
        (["--all"], ["QL-01", "QL-02"]),
        (["premortem"], ["QL-02"]),
        (["--essay", "why-we-wait"], ["QL-01"]),
        (["premortem", "five-whys"], ["QL-01", "QL-02"]),
    ],
    ids=str,
)
def test_of_what_changed_only_what_is_chosen_is_printed(
    changed: Path, chosen: list[str], again: list[str]
) -> None:
    out = changed / "again.pdf"
    result = printed(changed, out, *chosen, "--since", str(changed / "old.json"))
    assert result.exit_code == 0, result.output
    fronts = [sheet.extract_text() for sheet in PdfReader(out).pages[::2]]
    assert [[code for code in ("QL-01", "QL-02") if code in text] for text in fronts] == [
        [code] for code in again
    ]


def test_a_choice_without_a_changed_card_writes_nothing(small_lab: Path) -> None:
    printed(small_lab, small_lab / "old.pdf", "--all")
    out = small_lab / "again.pdf"
    result = printed(small_lab, out, "premortem", "--since", str(small_lab / "old.json"))
    assert (result.exit_code, "Nothing was written" in result.output) == (0, True)
    assert not out.exists()
