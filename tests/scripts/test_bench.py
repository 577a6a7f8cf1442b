"""The parts of scripts/bench. What it measures hangs on the machine, so no test hangs on that."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from _bench_cards import card, write_lab
from _bench_contenders import CONTENDERS, printed
from _bench_html import page
from _bench_prepare import main as prepare
from _bench_table import Promise, Report, Row, as_json, as_markdown
from _bench_timing import BenchError, Timing, best_of, timed
from pypdf import PdfReader

from labpress.content import Card
from labpress.lab import Lab, open_lab
from labpress.pandoc import Pandoc
from labpress.printing import Paper
from labpress.printing.faces import card_face
from labpress.printing.sides import Face
from labpress.problems import Level
from little_labs import ROOT, settings_of

PAPER = Paper("https://bench.example.org/", "A lab", "CC BY 4.0")


@pytest.fixture
def lab(tmp_path: Path, pandoc: Pandoc) -> Lab:
    """A lab of three made-up cards."""
    write_lab(tmp_path, 3)
    (tmp_path / "references.bib").rename(tmp_path / "essays" / "references.bib")
    return open_lab(settings_of(tmp_path), pandoc)


@pytest.fixture
def faces(lab: Lab) -> list[Face]:
    """The faces of those cards."""
    cards = (item for item in lab.catalogue.of("card") if isinstance(item, Card))
    return [card_face(one, PAPER, str, str).face for one in cards]


def test_a_made_up_card_is_the_same_each_time() -> None:
    again = "from _bench_cards import card; print(card(17), end='')"
    command = [sys.executable, "-c", again]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, check=True)
    assert done.stdout.decode().replace("\r\n", "\n") == card(17)
    assert len({card(number) for number in range(1, 1001)}) == 1000


def test_made_up_cards_are_real_cards(lab: Lab) -> None:
    wrong = [str(problem) for problem in lab.problems if problem.level is not Level.ADVICE]
    assert wrong == []
    cards = [item.slug for item in lab.catalogue.of("card")]
    assert cards == ["card-0001", "card-0002", "card-0003"]


@pytest.mark.parametrize(("layout", "pages"), [("a6", 6), ("sheets", 2)])
def test_a_tiny_deck_is_printed(faces: list[Face], layout: str, pages: int, tmp_path: Path) -> None:
    (tmp_path / "deck.pdf").write_bytes(printed(layout, faces))
    assert len(PdfReader(tmp_path / "deck.pdf").pages) == pages


def test_rivals_get_the_same_words_and_escaped(faces: list[Face], tmp_path: Path) -> None:
    faces[0]["title"] = "Plan <script> & do"
    html = page(faces, PAPER.words, tmp_path)
    assert html.count('<section class="side"') == 6
    assert "Plan &lt;script&gt; &amp; do" in html
    assert "<script>" not in html
    for face in faces:
        assert face["code"] in html
        assert face["imprint"] in html
        assert html.count(face["address"]) >= 2


def report() -> Report:
    """A run in which one promise is kept, one is broken and one could not be measured."""
    timing = Timing(1.234, 2.3456, 99.6)
    rows = [
        Row("100 cards", "Labpress", timing, "3.1 MB"),
        Row("100 cards", "WeasyPrint", None, "not installed"),
    ]
    promises = [
        Promise("times bare Typst", 1.234, 1.5),
        Promise("times faster than Chromium", 1.9, 2, at_least=True),
        Promise("times faster than WeasyPrint", None, 7, at_least=True),
    ]
    return Report("Paper", rows, promises)


def test_the_tables() -> None:
    lines = as_markdown(report()).splitlines()
    assert [line for line in lines if line.startswith("|")] == [
        "| task | made by | wall s | cpu s | peak MiB |  |",
        "| --- | --- | ---: | ---: | ---: | --- |",
        "| 100 cards | Labpress | 1.23 | 2.35 | 100 | 3.1 MB |",
        "| 100 cards | WeasyPrint |  |  |  | not installed |",
        "| promise | limit | measured | kept |",
        "| --- | ---: | ---: | --- |",
        "| times bare Typst | ≤ 1.5 | 1.23 | yes |",
        "| times faster than Chromium | ≥ 2 | 1.90 | **no** |",
        "| times faster than WeasyPrint | ≥ 7 | not measured |  |",
    ]
    assert [promise.words for promise in report().broken] == ["times faster than Chromium"]


def test_the_data() -> None:
    data = json.loads(as_json(report()))
    assert data["rows"][0]["timing"] == {"wall": 1.234, "cpu": 2.3456, "peak": 99.6}
    assert [promise["kept"] for promise in data["promises"]] == [True, False, None]


def test_a_command_is_timed_with_all_that_it_needs() -> None:
    command = [sys.executable, "-IS", "-c", "x = bytearray(64 << 20); sum(range(200_000))"]
    timing = best_of(2, command)
    assert timing.wall > 0
    assert timing.cpu > 0
    assert timing.peak > 64


def test_a_command_that_fails_is_told_of_in_its_own_words() -> None:
    command = [sys.executable, "-IS", "-c", "raise SystemExit('the disk is full')"]
    with pytest.raises(BenchError, match="the disk is full"):
        timed(command)


def test_a_part_that_there_is_not() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "bench"), "paper", "dekc"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no part 'dekc' (known are deck, sheets, growth, again)" in done.stderr


def test_a_bare_compile_makes_the_same_pages(tmp_path: Path) -> None:
    write_lab(tmp_path / "lab", 2)
    prepare(tmp_path / "lab", tmp_path, 2)
    CONTENDERS["labpress"]("a6", str(tmp_path / "faces.json"), "2", str(tmp_path / "ours.pdf"))
    for name in ("typst", "typst-measuring"):
        CONTENDERS[name](str(tmp_path / "a6.job.json"), str(tmp_path / "bare.pdf"))
        ours, bare = (PdfReader(tmp_path / file) for file in ("ours.pdf", "bare.pdf"))
        words = [[page.extract_text() for page in pdf.pages] for pdf in (ours, bare)]
        assert words[0] == words[1]
        assert len(words[0]) == 4
