"""What citations take: 200 pages of ten citations each from a bibliography of 400 works, against
the CSL mode of mkdocs-bibtex, by style; and once more, when nothing has changed."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
from pathlib import Path

from _bench_table import Promise, Report, Row
from _bench_timing import BenchError, Timing, python

HERE = Path(__file__).parent
CONTENDER = HERE / "_bench_citing.py"
STYLES = {"apa": ("APA", "apa"), "vancouver": ("Vancouver", "nlm-citation-sequence")}
"""By the names of the parts: what each is called, and its file."""
TIMES = {"apa": 7, "vancouver": 6}
"""How many times less time of processors than mkdocs-bibtex they may take."""
PAGES, CITED, WORKS = 200, 10, 400
WORDS = (
    *("care", "work", "team", "review", "method"),
    *("change", "practice", "study", "learning", "improvement"),
)


def citations(folder: Path, parts: list[str]) -> Report:
    """Measures `parts` of STYLES, all if there are none. Raises BenchError."""
    from labpress.citations.styles import FOLDER

    report = Report("Citations")
    for part in parts or list(STYLES):
        words, file = STYLES[part]
        lab = folder / part
        write(lab)
        _measure(report, part, f"{words}, {PAGES} pages: hooks alone", lab, FOLDER / f"{file}.csl")
    return report


def _measure(report: Report, part: str, task: str, lab: Path, style: Path) -> None:
    first, _ = _run(report, task, "labpress", "Labpress", lab, style)
    _, asked = _run(report, task, "labpress", "Labpress again, nothing changed", lab, style)
    words = f"{STYLES[part][0]}: requests to pandoc when nothing has changed"
    report.promises.append(Promise(words, float(asked == "pandoc asked"), 0))
    rival = None
    if importlib.util.find_spec("mkdocs_bibtex"):
        rival, _ = _run(report, task, "mkdocs-bibtex", "mkdocs-bibtex, CSL mode", lab, style)
    times = rival.cpu / first.cpu if rival else None
    words = f"{STYLES[part][0]}: times less than mkdocs-bibtex, hooks and children"
    report.promises.append(Promise(words, times, TIMES[part], at_least=True))


def _run(
    report: Report, task: str, contender: str, name: str, lab: Path, style: Path
) -> tuple[Timing, str]:
    """One run, added to the report, and what the contender says of it."""
    done = subprocess.run(
        python(CONTENDER, contender, lab, style), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BenchError(f"{name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    said = json.loads(done.stdout.splitlines()[-1])
    timing = Timing(said["wall"], said["cpu"], max(said["python"], said["children"]))
    peak = f"peak: Python {said['python']:.0f} MiB, pandoc {said['children']:.0f} MiB"
    report.rows.append(Row(task, name, timing, "; ".join(filter(None, [said["note"], peak]))))
    return timing, str(said["note"])


def write(folder: Path) -> None:
    """A bibliography and the pages that cite it, the same ones each time."""
    chance = random.Random(1951)
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Bench\n", encoding="utf-8")
    entries = "\n".join(_entry(n, chance) for n in range(WORKS))
    (folder / "references.bib").write_text(entries, encoding="utf-8")
    pages = [_page(chance) for _ in range(PAGES)]
    (folder / "pages.json").write_text(json.dumps(pages), encoding="utf-8")


def _entry(number: int, chance: random.Random) -> str:
    names = [f"{chance.choice(WORDS).title()}son{number % 97}, {letter}. J." for letter in "ABCD"]
    authors = " and ".join(names[: chance.randint(1, 4)])
    title = " ".join(chance.choices(WORDS, k=8)).capitalize()
    year, volume, page = chance.randint(1980, 2025), chance.randint(1, 90), chance.randint(1, 900)
    return (
        f"@article{{work{number}, author = {{{authors}}}, title = {{{title}}}, year = {{{year}}},\n"
        f"  journal = {{Journal of {chance.choice(WORDS).title()}}}, volume = {{{volume}}},\n"
        f"  pages = {{{page}--{page + 9}}}, doi = {{10.1000/bench.{number}}}}}"
    )


def _page(chance: random.Random) -> str:
    """Half of the citations are keys alone; the others have a place, and one a second work."""
    keys = [f"@work{number}" for number in chance.sample(range(WORKS), CITED)]
    half = CITED // 2
    cited = [
        f"[see {keys[0]}; {keys[1]}]",
        *(f"[{key}, p. {chance.randint(1, 300)}]" for key in (*keys[2:half], keys[0])),
        *(f"[{key}]" for key in keys[half:]),
    ]
    return "\n\n".join(f"{' '.join(chance.choices(WORDS, k=40))} {one}." for one in cited)
