"""`labpress print` as a team uses it: what it makes of names and choices, and what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from labpress.cli import main
from labpress.printing import FORMATS

MM = 72 / 25.4


def printed(lab: Path, *arguments: str) -> tuple[Result, Path]:
    """`labpress print ARGUMENTS` for the lab in a folder, and the file that it writes."""
    out = lab / "out" / "cards.pdf"
    line = ["print", "-f", str(lab / "mkdocs.yml"), *arguments, "-o", str(out)]
    return CliRunner().invoke(main, line), out


def words(out: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(out).pages]


@pytest.mark.parametrize(
    ("arguments", "pages"),
    [
        (["five-whys"], 2),
        (["QL-01", "card:premortem"], 2),
        (["QL-01", "card:premortem", "--sheet", "none"], 4),
        (["first-hour", "--size", "a6", "--sheet", "none"], 8),
        (["--toolkit", "first-hour"], 2),
        (["--essay", "why-we-wait", "--sheet", "letter"], 2),
        (["--stage", "discover", "--edition", "large"], 4),
        (["--all", "--copies", "3"], 6),
        (["--all", "--duplex", "none", "--order", "stack"], 2),
        (["--all", "--sheet", "a3"], 2),
        (["--all", "--size", "poker", "--edition", "grey"], 2),
        (["--blank", "--edition", "ink-saver"], 2),
        (["five-whys", "--size", "A6", "--sheet", "A4", "--edition", "Grey"], 2),
        (["--test-sheet", "--sheet", "letter", "--duplex", "short"], 2),
        (["essay:why-we-wait"], 2),
        (["essay:why-we-wait", "--size", "letter"], 2),
        (["waiting-well"], 5),
    ],
    ids=str,
)
def test_print_makes_one_pdf(small_lab: Path, arguments: Sequence[str], pages: int) -> None:
    result, out = printed(small_lab, *arguments)
    assert result.exit_code == 0, result.output
    assert len(PdfReader(out).pages) == pages
    assert f"{pages} pages" in result.stdout
    assert not (small_lab / "site").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fivewhys"], "project 'fivewhys' (did you mean 'five-whys'?)"),
        (["card:first-hour"], "there is no card 'first-hour'"),
        (["output:waiting-room-notes"], "'output' cannot be printed"),
        (["--essay", "five-whys"], "there is no essay 'five-whys'"),
        (["--stage", "discver"], "there is no stage 'discver' (did you mean 'discover'?)"),
        (["series:Waits"], "there is no series 'Waits'"),
        ([], "nothing is chosen"),
        (["five-whys", "--all"], "--all and names cannot go together"),
        (["five-whys", "essay:why-we-wait"], "is a PDF of its own"),
        (["five-whys", "--bleed", "3mm", "--sheet", "a4"], "--bleed is for a print shop"),
        (["five-whys", "--bleed", "50"], "a bleed of 50 mm cannot be printed"),
        (["five-whys", "--gutter", "2mm"], "gutter"),
        (["five-whys", "--size", "a4", "--sheet", "a4"], "an A4 card does not fit"),
        (["five-whys", "--size", "poker", "--edition", "large"], "large print is A4 or Letter"),
        (["essay:why-we-wait", "--size", "poker"], "an essay is printed on a4 or letter"),
        (
            ["essay:why-we-wait", "--edition", "large", "--start", "9:00"],
            "--edition and --start (leave",
        ),
        (["waiting-well", "--since", "HEAD"], "without --since (leave that out)"),
        (["five-whys", "--start", "0:00"], "--start is for the run sheet of a toolkit's deck"),
        (["--all", "--copies", "2", "--sheet", "none"], "(print them 2 times, or choose a sheet)"),
        (["--all", "--copies", "2", "--bleed", "3mm"], "copies are laid on a sheet"),
        (["--all", "--copies", "2", "--size", "a4"], "copies are laid on a sheet"),
        (["--blank", "--since", "HEAD"], "--blank and --since cannot go together"),
        (["--test-sheet", "--since", "HEAD"], "--test-sheet and --since cannot go together"),
        (["--all", "--since", "no-such-thing"], "is no file, and this lab is not kept in git"),
    ],
    ids=str,
)
def test_what_cannot_be_printed_is_said(
    small_lab: Path, arguments: Sequence[str], said: str
) -> None:
    result, out = printed(small_lab, *arguments)
    assert result.exit_code == 1
    assert said in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--start", "25:00"], "'25:00' is no time of day"),
        (["--start", "nine"], "'nine' is no time of day"),
        (["--bleed", "3 miles"], "'3 miles' is no length"),
        (["--margin", "-1mm"], "'-1mm' is no length"),
        (["--since", ""], "it is empty (name a commit, a tag or a deck)"),
    ],
)
def test_a_measure_that_is_none_is_said(
    small_lab: Path, arguments: Sequence[str], said: str
) -> None:
    result, _ = printed(small_lab, "five-whys", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_lengths_may_be_in_inches(small_lab: Path) -> None:
    result, out = printed(small_lab, "five-whys", "--bleed", "0.125in", "--no-marks")
    assert result.exit_code == 0, result.output
    page = PdfReader(out).pages[0]
    assert float(page.trimbox.width) == pytest.approx(FORMATS["a6"].width * MM, abs=0.1)
    assert float(page.mediabox.width) == pytest.approx((105 + 2 * 3.175) * MM, abs=0.1)
    note = out.with_suffix(".txt").read_text("utf-8")
    assert "3.175 mm" in note
    assert "this is no PDF/X" in note


def test_the_run_sheet_begins_when_it_is_told(small_lab: Path) -> None:
    _, out = printed(small_lab, "first-hour", "--start", "13.45", "--sheet", "none")
    assert any("13:45" in text for text in words(out))
    _, out = printed(small_lab, "first-hour", "--sheet", "none")
    assert any("0:00" in text for text in words(out))


def test_the_sheet_is_drawn_in_the_terminal(small_lab: Path) -> None:
    result, _ = printed(small_lab, "--all")
    rows = [re.findall(r"QL-\d+|cover", line) for line in result.stdout.splitlines()]
    # fronts, and behind them in mirrored columns their backs
    drawn = [row for row in rows if "QL-01" in row]
    assert [(row[:2], row[2:][::-1]) for row in drawn] == [(row[:2], row[:2]) for row in drawn]
    assert drawn
    assert "A6-safe" in result.stdout
    assert "flip on the long edge" in result.stdout


def test_on_a_narrow_terminal_the_back_is_drawn_below_the_front(
    small_lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns, beside in (("40", False), ("80", True)):
        monkeypatch.setenv("COLUMNS", columns)
        result, _ = printed(small_lab, "--all")
        lines = result.stdout.splitlines()
        assert any("front" in line and "back" in line for line in lines) is beside
        drawn = [line for line in lines if set(line) & set("┌│└")]
        assert max(map(len, drawn)) <= int(columns)


def test_places_that_stay_empty_are_said(small_lab: Path) -> None:
    result, _ = printed(small_lab, "five-whys")
    assert "3 places on the sheet stay empty (--copies 4 fills them)" in result.stdout
    result, _ = printed(small_lab, "--all")
    assert "1 place on the sheet stays empty." in result.stdout


def test_the_manifest_beside_a_deck_is_the_one_in_it(small_lab: Path) -> None:
    _, out = printed(small_lab, "--all")
    beside = out.with_suffix(".json").read_bytes()
    (attached,) = [data for files in PdfReader(out).attachments.values() for data in files]
    assert attached == beside
    assert [card["code"] for card in json.loads(beside)["cards"]] == ["QL-01", "QL-02"]


def test_since_prints_what_changed_and_no_more(small_lab: Path) -> None:
    _, out = printed(small_lab, "--all")
    old = small_lab / "old.pdf"
    shutil.copy(out, old)
    out.unlink()
    result, _ = printed(small_lab, "--since", str(old))
    assert result.exit_code == 0, result.output
    assert "Nothing was written" in result.stdout
    assert not out.exists()
    card = small_lab / "docs/cards/premortem.md"
    card.write_text(card.read_text("utf-8").replace("## Why\n\n", "## Why\n\nAt last. "), "utf-8")
    result, _ = printed(small_lab, "--since", str(old), "--sheet", "none")
    assert result.exit_code == 0, result.output
    assert "1 of 2 cards" in result.stdout
    assert len(PdfReader(out).pages) == 2
    assert "QL-02" in words(out)[0]


def test_since_a_commit_reads_the_lab_as_it_was(small_lab: Path) -> None:
    git = ["git", "-C", str(small_lab), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True)
    card = small_lab / "docs/cards/five-whys.md"
    card.write_text(card.read_text("utf-8").replace("title: Five whys", "title: 5 whys"), "utf-8")
    result, out = printed(small_lab, "--since", "HEAD", "--sheet", "none")
    assert result.exit_code == 0, result.output
    assert "5 whys" in words(out)[0]
    assert len(PdfReader(out).pages) == 2


def test_a_card_and_a_toolkit_of_one_name_are_told_apart(small_lab: Path) -> None:
    shutil.move(small_lab / "docs/toolkits/first-hour.md", small_lab / "docs/toolkits/premortem.md")
    result, _ = printed(small_lab, "premortem")
    assert "write card:premortem or toolkit:premortem" in result.stderr
    assert printed(small_lab, "toolkit:premortem")[0].exit_code == 0


def test_what_does_not_fit_is_not_printed(small_lab: Path) -> None:
    card = small_lab / "docs/cards/premortem.md"
    more = "## How\n\n1. " + "Ask once more, and once more again, what may go wrong. " * 40 + "\n"
    card.write_text(card.read_text("utf-8").replace("## How\n\n", more, 1), "utf-8")
    result, out = printed(small_lab, "premortem")
    assert result.exit_code == 1
    assert re.search(
        r"docs/cards/premortem\.md:\d+: How is \d+ mm too tall on A6-safe", result.stdout
    )
    assert "was not written" in result.stderr
    assert not out.exists()


def test_one_page_is_one_page(small_lab: Path) -> None:
    essay = small_lab / "essays/why-we-wait.md"
    head = essay.read_text("utf-8").split("---")[1]
    essay.write_text(f"---{head}---\n\nText.\n", "utf-8")
    assert ": 1 page, " in printed(small_lab, "why-we-wait")[0].stdout


def test_files_alone_are_replaced(small_lab: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    line = ["print", "-f", str(small_lab / "mkdocs.yml"), "five-whys", "-o", str(pipe)]
    result = CliRunner().invoke(main, line)
    assert "is no file that can be replaced" in result.output
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["docs/cards/five-whys.md", "mkdocs.yml", "cards"])
def test_only_a_pdf_is_written_over(small_lab: Path, name: str) -> None:
    before = (small_lab / "docs/cards/five-whys.md").read_bytes()
    for choice in ("five-whys", "--test-sheet"):
        line = ["print", "-f", str(small_lab / "mkdocs.yml"), choice, "-o", str(small_lab / name)]
        result = CliRunner().invoke(main, line)
        assert result.exit_code == 1
        assert "is no name of a PDF (write one that ends in .pdf)" in result.stderr
    assert (small_lab / "docs/cards/five-whys.md").read_bytes() == before


@pytest.mark.parametrize(("name", "more"), [("cards.json", []), ("cards.txt", ["--bleed", "3mm"])])
def test_a_file_beside_the_pdf_stays_if_it_is_somebody_elses(
    small_lab: Path, name: str, more: Sequence[str]
) -> None:
    _, out = printed(small_lab, "--all", *more)
    assert printed(small_lab, "--all", *more)[0].exit_code == 0
    beside = out.with_name(name)
    beside.write_text("mine", "utf-8")
    out.unlink()
    result, _ = printed(small_lab, "--all", *more)
    assert f"{beside} would be replaced" in result.stderr
    assert beside.read_text("utf-8") == "mine"
    assert not out.exists()


def test_a_name_of_the_site_is_one_line_and_missing_letters_of_it_are_said_once(
    small_lab: Path,
) -> None:
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for name in ('"The\\u0007small\\nlab"', "例 lab"):
        settings.write_text(text.replace("The small lab", name), "utf-8")
        result, out = printed(small_lab, "--toolkit", "first-hour", "--sheet", "none")
        if result.exit_code == 0:
            assert "The small lab" in words(out)[0]
    assert result.stdout.startswith("mkdocs.yml: the fonts for print have no '例'")
    assert result.stdout.count("例") == 1


def test_the_test_sheet_speaks_the_language_of_the_lab(small_lab: Path) -> None:
    settings = small_lab / "mkdocs.yml"
    text = settings.read_text("utf-8")
    (small_lab / "wording").mkdir()
    (small_lab / "wording" / "el.yml").write_text(
        "paper:\n  test-sheet: Φύλλο δοκιμής\n  test-front: Η μπροστινή όψη\n", "utf-8"
    )
    library = "labpress/library:\n      language: el"
    settings.write_text(text.replace("labpress/library", library), "utf-8")
    result, out = printed(small_lab, "--test-sheet")
    assert result.exit_code == 0, result.output
    assert "Φύλλο δοκιμής" in words(out)[0] and "Η μπροστινή όψη" in words(out)[0]
    assert str(PdfReader(out).root_object["/Lang"]) == "el"
    settings.unlink()
    assert printed(small_lab, "--test-sheet")[0].exit_code == 0
    assert "Test sheet for cards with two sides" in words(out)[0]


def test_a_file_that_cannot_be_written_is_named(small_lab: Path) -> None:
    for name in ("docs/index.md/cards.pdf", f"{'x' * 300}.pdf"):
        line = ["print", "-f", str(small_lab / "mkdocs.yml"), "--test-sheet"]
        result = CliRunner().invoke(main, [*line, "-o", str(small_lab / name)])
        assert f"Error: {small_lab / name} cannot be written: " in result.stderr
    name = f"{'x' * 250}.pdf"
    result = CliRunner().invoke(main, [*line, "-o", str(small_lab / name)])
    assert (small_lab / name).stat().st_size > 1000
    assert [path.name for path in small_lab.iterdir() if path.name.startswith(".labpress-")] == []
