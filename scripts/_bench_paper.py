"""How fast paper is: decks against bare Typst and programs that print HTML; growth; the store."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from _bench_cards import write_lab
from _bench_table import Promise, Report, Row
from _bench_timing import BenchError, Timing, best_of, python, timed

HERE = Path(__file__).parent
CONTENDER = HERE / "_bench_contenders.py"
BROWSERS = ("chromium", "google-chrome", "chromium-browser", "chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
GROWTH = (1, 3, 10)
"""How many times the deck's cards."""
PUBLISHED = 20
"""Cards of the lab that is published, each in all the editions that a site offers."""


@dataclass
class Bench:
    """Where it all lies, and what has been found so far."""

    folder: Path
    cards: int = 100
    runs: int = 3
    weasyprint: str = sys.executable
    report: Report = field(default_factory=lambda: Report("Paper"))

    @property
    def deck(self) -> str:
        """What the main task is called."""
        return f"{self.cards} cards, A6"

    def measure(self, task: str, name: str, command: list[str], runs: int = 0) -> Timing:
        """Adds the best run of `command` to the report."""
        say(f"{task}: {name}")
        timing = best_of(runs or self.runs, command)
        self.report.rows.append(Row(task, name, timing, _size(self.folder / "out.pdf")))
        (self.folder / "out.pdf").unlink(missing_ok=True)
        return timing

    def promise(self, *promises: Promise) -> None:
        """Adds to the report what is to hold."""
        self.report.promises.extend(promises)

    def labpress(self, layout: str, cards: int) -> list[str]:
        """A command that prints so many cards from their faces."""
        faces, out = self.folder / "faces.json", self.folder / "out.pdf"
        return python(CONTENDER, "labpress", layout, faces, str(cards), out)


def paper(bench: Bench, parts: list[str]) -> Report:
    """Measures `parts`, all of PARTS if there are none. Raises BenchError."""
    chosen = parts or list(PARTS)
    most = bench.cards * (max(GROWTH) if "growth" in chosen else 1)
    say(f"preparing {most:,} cards")
    write_lab(bench.folder / "many", most)
    write_lab(bench.folder / "lab", bench.cards)
    prepare = python(HERE / "_bench_prepare.py", bench.folder / "many", bench.folder)
    timed([*prepare, str(bench.cards)])
    for part in chosen:
        PARTS[part](bench)
    return bench.report


def deck(bench: Bench) -> None:
    """Cards front and back on A6, by everybody."""
    out = bench.folder / "out.pdf"
    ours = bench.measure(bench.deck, "Labpress, from faces", bench.labpress("a6", bench.cards))
    bare = bench.measure(bench.deck, "bare Typst", _bare(bench, "a6"))
    bench.measure(bench.deck, "bare Typst, measuring too", _bare(bench, "a6", "typst-measuring"))
    command = [_program("labpress"), "print", "--all", "--size", "a6", "--out", str(out)]
    settings = ["-f", str(bench.folder / "lab" / "mkdocs.yml")]
    for what in ("first time", "again"):
        whole = f"labpress print --all, {what}"
        bench.measure(bench.deck, whole, [*command, *settings], runs=1)
    web, browser = _weasyprint(bench), _chromium(bench)
    bench.promise(
        Promise("A6: times a bare Typst compile", ours.wall / bare.wall, 1.5),
        Promise("A6: times faster than WeasyPrint 70", _times(web, ours), 7, at_least=True),
        Promise("A6: times faster than Chromium", _times(browser, ours), 2, at_least=True),
    )


def sheets(bench: Bench) -> None:
    """The same cards four to a sheet."""
    task = f"{bench.cards} cards, a6-safe, four-up on A4"
    ours = bench.measure(task, "Labpress, from faces", bench.labpress("sheets", bench.cards))
    bare = bench.measure(task, "bare Typst", _bare(bench, "sheets"))
    words = "Four-up: times a bare Typst compile"
    bench.promise(Promise(words, ours.wall / bare.wall, 1.5))


def growth(bench: Bench) -> None:
    """One PDF of ever more cards."""
    each: list[tuple[int, Timing]] = []
    for times in GROWTH:
        cards = times * bench.cards
        task = f"{cards:,} cards in one PDF, A6"
        timing = bench.measure(task, "Labpress, from faces", bench.labpress("a6", cards))
        each.append((cards, timing))
    (_, (middle, some), (most, all_)) = each
    seconds = (all_.wall / most) / (some.wall / middle)
    memory = (all_.peak / most) / (some.peak / middle)
    words = f"A card's {{}} among {most:,}, times that among {middle:,}"
    bench.promise(
        Promise(words.format("time"), seconds, 1.25),
        Promise(words.format("memory"), memory, 1.25),
    )


def again(bench: Bench) -> None:
    """A whole lab published three times: at first, unchanged, and with one card edited."""
    lab = bench.folder / "published"
    write_lab(lab, min(bench.cards, PUBLISHED))
    first, _ = _published(lab, bench, "first publish")
    second, before = _published(lab, bench, "again, nothing changed")
    card = lab / "docs" / "cards" / "card-0001.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("\n1. ", "\n1. Say hello. ", 1), encoding="utf-8")
    third, after = _published(lab, bench, "again, one card edited")
    changed = sum(before[path] != digest for path, digest in after.items())
    bench.promise(
        Promise("PDFs made when nothing had changed", second, 0),
        Promise(f"PDFs made when {changed} of {first} had changed", third, changed),
    )


PARTS: Mapping[str, Callable[[Bench], None]] = {
    "deck": deck,
    "sheets": sheets,
    "growth": growth,
    "again": again,
}


def say(words: str) -> None:
    """What is being done, beside the report."""
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def _published(lab: Path, bench: Bench, name: str) -> tuple[int, dict[Path, str]]:
    """Publishes `lab` once; how many PDFs were made, and a digest of each that is there."""
    counts = bench.folder / "counts.json"
    task = f"publish a lab of {min(bench.cards, PUBLISHED)} cards"
    say(f"{task}: {name}")
    settings = lab / "mkdocs.yml"
    timing = timed(python(CONTENDER, "labpress-counting", counts, "publish", "-f", settings))
    asked = json.loads(counts.read_text(encoding="utf-8"))
    made = asked["compile_with_warnings"]
    note = f"{made} PDFs made, {asked['query']} times measured"
    bench.report.rows.append(Row(task, name, timing, note))
    pdfs = (lab / "site").rglob("*.pdf")
    return made, {path: sha256(path.read_bytes()).hexdigest() for path in pdfs}


def _bare(bench: Bench, layout: str, how: str = "typst") -> list[str]:
    job, out = bench.folder / f"{layout}.job.json", bench.folder / "out.pdf"
    return python(CONTENDER, how, job, out)


def _weasyprint(bench: Bench) -> Timing | None:
    there = bench.weasyprint != sys.executable or importlib.util.find_spec("weasyprint")
    if not there:
        note = "not installed (pip install weasyprint==70.*)"
        bench.report.rows.append(Row(bench.deck, "WeasyPrint", None, note))
        return None
    html, out = bench.folder / "cards.html", bench.folder / "out.pdf"
    command = [bench.weasyprint, *python(CONTENDER, "weasyprint", html, out)[1:]]
    return bench.measure(bench.deck, "WeasyPrint, PDF/UA-1", command)


def _chromium(bench: Bench) -> Timing | None:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        note = "not installed (apt install chromium)"
        bench.report.rows.append(Row(bench.deck, "Chromium", None, note))
        return None
    html, out = bench.folder / "cards.html", bench.folder / "out.pdf"
    command = [found, *FLAGS, f"--print-to-pdf={out}", html.as_uri()]
    return bench.measure(bench.deck, "Chromium, headless", command)


def _times(theirs: Timing | None, ours: Timing) -> float | None:
    return theirs.wall / ours.wall if theirs else None


def _program(name: str) -> str:
    beside = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if beside is None:
        raise BenchError(f"there is no {name} beside {sys.executable}")
    return beside


def _size(pdf: Path) -> str:
    return f"{pdf.stat().st_size / 1e6:.1f} MB" if pdf.is_file() else ""
