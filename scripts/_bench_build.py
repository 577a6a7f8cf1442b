"""What a build takes: labs of ever more essays, at first and after each kind of change, by Labpress
and by others in one run. Medians of wall, processors and memory, and the weight of pages."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from _bench_builders import BUILDERS, EXTRAS, INSTALL, Builder, found
from _bench_built import OURS, Key, Took, promises, row, task
from _bench_editions import editions
from _bench_edits import ALL_STEPS, EDITIONS, SERVE, STEPS, steps_of
from _bench_lab import SPARE, Lab
from _bench_paper import say
from _bench_search import RANKS, weights
from _bench_serve import serve
from _bench_sites import Site
from _bench_table import Promise, Report, Row
from _bench_timing import BenchError, Timing, timed
from _bench_words import words_of_rank
from _serving import packed

SIZES = (50, 80, 200, 800, 2_000)
LEAST = 4 * SPARE
INDEXES = ("search/search_index.json", "search.json")
Runner = Callable[[Sequence[str], Mapping[str, str]], Timing]


@dataclass
class Plan:
    """What is asked for, and what has been found so far."""

    folder: Path
    sizes: Sequence[int] = SIZES
    steps: list[str] = field(default_factory=lambda: list(ALL_STEPS))
    runs: int = 3
    extras: Collection[str] = ()
    run: Runner = timed
    took: dict[Key, Took] = field(default_factory=dict)
    notes: list[Row] = field(default_factory=list)
    kept: list[Promise] = field(default_factory=list)


def asked(
    folder: Path, sizes: Sequence[str], steps: Sequence[str], extras: Sequence[str], runs: int
) -> Plan:
    """A plan of what was written on the command line, all where nothing was. Raises BenchError."""
    known = (("step", steps, list(ALL_STEPS)), ("extra", extras, list(EXTRAS)))
    for what, words, names in known:
        if unknown := [word for word in words if word not in names]:
            raise BenchError(f"no {what} '{unknown[0]}' (known are {', '.join(names)})")
    if wrong := [size for size in sizes if not size.isdecimal() or int(size) < LEAST]:
        raise BenchError(f"'{wrong[0]}' is no size of a lab (give {LEAST} essays or more)")
    chosen = list(steps) or list(ALL_STEPS)
    if runs > SPARE and "deletion" in chosen:
        raise BenchError(f"an essay can be deleted {SPARE} times only: give --runs {SPARE} or less")
    return Plan(folder, sorted(map(int, sizes)) or SIZES, chosen, runs, extras)


def build(plan: Plan, parts: list[str]) -> Report:
    """Measures `parts` of BUILDERS, all if there are none. Raises BenchError."""
    for size in plan.sizes:
        for part in parts or list(BUILDERS):
            try:
                _measure(plan, size, part)
            except BenchError as problem:
                # hours of measuring are not lost to one rival's fault
                if part.startswith("labpress"):
                    raise
                plan.notes.append(
                    Row(task(size, "failed"), BUILDERS[part].words, None, _last(problem))
                )
    rows = [row(plan.took, key) for key in plan.took]
    return Report("Build", [*rows, *plan.notes], [*promises(plan.took, plan.sizes), *plan.kept])


def _measure(plan: Plan, size: int, part: str) -> None:
    builder = BUILDERS[part]
    if not found(builder.program):
        note = f"not installed ({INSTALL.get(builder.program, 'pip install labpress')})"
        plan.notes.append(Row(task(size, "cold"), builder.words, None, note))
        return
    folder = plan.folder / f"{part}-{size}"
    site = Site(folder, builder.layout, Lab(size, builder.cited))
    builder.set_up(site, plan.extras)
    steps = steps_of(plan.steps, keeps=builder.keeps, cited=builder.cited)
    if builder.keeps and steps and "cold" not in steps:
        plan.run(builder.command(site, folder / "said.json"), os.environ)
    for step in steps:
        took = plan.took[size, part, step] = _took(plan, builder, site, step)
        # as it goes, since a run of hours may be stopped
        seconds = f"{took.timing.wall:.1f} s by the clock, {took.timing.cpu:.1f} of processors"
        say(f"{task(size, step)}: {builder.words}: {seconds}")
    if "search" in plan.extras and steps:
        plan.notes.extend(_searched(size, builder, site))
    shutil.rmtree(folder)
    if SERVE in plan.steps and builder.program == "labpress":
        _serve(plan, size, part)
    if EDITIONS in plan.steps and (size, part) == (min(plan.sizes), OURS):
        rows, promise = editions(plan.folder / EDITIONS, builder)
        plan.notes.extend(rows)
        plan.kept.append(promise)


def _serve(plan: Plan, size: int, part: str) -> None:
    """What nobody else is asked, in a folder of its own: from a save to the page that shows it."""
    builder = BUILDERS[part]
    site = Site(plan.folder / f"{part}-{size}-served", builder.layout, Lab(size, builder.cited))
    builder.set_up(site, plan.extras)
    timing, who = serve(site, plan.runs, found(builder.program))
    plan.took[size, part, SERVE] = Took(timing, 0, note=who)
    say(f"{task(size, SERVE)}: {builder.words}: {timing.wall:.2f} s from saving to the page")
    shutil.rmtree(site.folder)


def _took(plan: Plan, builder: Builder, site: Site, step: str) -> Took:
    """A step, some times. What it takes to undo or to edit is not counted."""
    said = site.folder / "said.json"
    # an advertisement that Material prints, and nothing of the work
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    # pip compiled what it installed; else our own code, which is not installed, is at every run
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    timings, children = [], []
    for turn in range(plan.runs):
        STEPS[step](site, turn)
        timing = plan.run(builder.command(site, said), env)
        peaks = _peaks(said, timing)
        timings.append(Timing(timing.wall, timing.cpu, peaks["own"]))
        children.append(peaks["children"])
    pages = [path.stat().st_size for path in site.output.glob("essays/essay-*/index.html")]
    files = [path.stat().st_size for path in site.output.rglob("*") if path.is_file()]
    html = fmean(pages) if pages else 0
    return Took(_median(timings), median(children), html, sum(files))


def _peaks(said: Path, timing: Timing) -> dict[str, float]:
    """MiB of the program and of its children, as far as it told them apart."""
    if not said.is_file():
        return {"own": timing.peak, "children": 0}
    peaks: dict[str, float] = json.loads(said.read_text(encoding="utf-8"))
    said.unlink()
    return peaks


def _median(timings: Sequence[Timing]) -> Timing:
    each = ((one.wall, one.cpu, one.peak) for one in timings)
    return Timing(*map(median, zip(*each, strict=True)))


def _searched(size: int, builder: Builder, site: Site) -> list[Row]:
    """What a reader's browser fetches for a first query."""
    what = task(size, "first query")
    if builder.program == "labpress":
        if importlib.util.find_spec("playwright") is None:
            return [Row(what, builder.words, None, "needs Playwright (pip install playwright)")]
        fetched = weights(site.output, _there(site)).items()
        return [Row(what, builder.words, None, f"{name}: {kB:.0f} kB") for name, kB in fetched]
    index = next((path for name in INDEXES if (path := site.output / name).is_file()), None)
    note = f"its whole index: {len(packed(index)) / 1000:.0f} kB" if index else ""
    return [Row(what, builder.words, None, note)] if note else []


def _there(site: Site) -> dict[str, tuple[int, ...]]:
    """Those of RANKS whose words an essay has, since small labs lack the rare ones."""
    paths = (site.folder / site.layout.essays).glob("*.md")
    texts = [set(path.read_text(encoding="utf-8").lower().split()) for path in paths]
    asked = ((name, ranks, set(words_of_rank(*ranks))) for name, ranks in RANKS.items())
    return {name: ranks for name, ranks, words in asked if any(words <= text for text in texts)}


def _last(problem: BenchError) -> str:
    """The last line of what a program said."""
    return str(problem).strip().splitlines()[-1]
