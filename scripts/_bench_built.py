"""What builds took, beside one another: rows of the table, and what is promised of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from _bench_builders import BUILDERS
from _bench_edits import SERVE
from _bench_lab import Lab
from _bench_table import Promise, Row
from _bench_timing import Timing

RATIOS_AT = 800
"""Essays of the lab at which ratios are promised, or the largest one below that was measured."""
GROWTH_FROM = 200
SMALL = 80
"""Essays of a lab at which a save is to be seen at once."""
YARDSTICK = "material"
OURS, PLAIN, FLOOR = "labpress", "labpress-plain", "markdown"
RATIOS: Sequence[tuple[str, str, str, str, str, str, float]] = (
    ("Python-Markdown", PLAIN, "cold", FLOOR, "cold", "cpu", 1.2),
    ("Python-Markdown", PLAIN, "cold", FLOOR, "cold", "wall", 0.75),
    ("mkdocs-bibtex in APA", OURS, "cold", "bibtex-csl", "cold", "cpu", 0.16),
    ("Zensical", PLAIN, "word", "zensical", "word", "cpu", 0.1),
    ("Zensical", PLAIN, "word", "zensical", "word", "wall", 0.1),
    ("an emptied MkDocs", PLAIN, "none", "empty", "cold", "cpu", 1.2),
)
"""What whom is called, who at what step, whom at what step, in what, and at most how much of it."""


@dataclass(frozen=True, slots=True)
class Took:
    """The median of some runs of one step, and what it left behind."""

    timing: Timing
    children: float
    """MiB of the largest process that it started."""
    html: float = 0
    """Bytes of an essay's page, on average."""
    output: int = 0
    """Bytes of all files."""
    note: str = ""
    """What else is to be known of it."""


Key = tuple[int, str, str]
"""Essays, part of BUILDERS, step."""
Found = Mapping[Key, Took]


def promises(found: Found, sizes: Sequence[int]) -> list[Promise]:
    """What builds are to stay within, as far as it has been measured."""
    at = max((size for size in sizes if size <= RATIOS_AT), default=0)
    ratios = [
        Promise(
            f"{at} essays, {step}: {what} of {BUILDERS[part].words}, times that of {whom}",
            ratio(found, at, (part, step), (rival, theirs), what),
            limit,
        )
        for whom, part, step, rival, theirs, what, limit in RATIOS
    ]
    return [*ratios, *_saving(found, sizes), *_growth(found, max(sizes))]


def _saving(found: Found, sizes: Sequence[int]) -> list[Promise]:
    """A writer sees a save before looking up: on small labs at once, and on large ones hardly later
    than MkDocs takes to do nothing."""
    promises = []
    for size in (one for one in (SMALL, RATIOS_AT) if one in sizes):
        ours, floor = found.get((size, PLAIN, SERVE)), found.get((size, "empty", "cold"))
        words = f"{size} essays, {SERVE}: seconds from saving to the reloaded page"
        wall = ours.timing.wall if ours else None
        if size == SMALL:
            promises.append(Promise(words, wall, 0.5))
        else:
            above = wall - floor.timing.wall if wall is not None and floor else None
            promises.append(Promise(f"{words}, above an emptied MkDocs", above, 0.5))
    return promises


def _growth(found: Found, most: int) -> list[Promise]:
    """A page costs what the page costs, however many others there are."""
    few, many = (found.get((size, PLAIN, "cold")) for size in (GROWTH_FROM, most))
    peak = many.timing.peak if many else None
    memory = Promise(f"{most:,} essays, cold: MiB of Python", peak, 300)
    if most <= GROWTH_FROM:
        return [memory]
    cost = _each(many, most) / _each(few, GROWTH_FROM) if few and many else None
    html = many.html / few.html if few and many else None
    among = f"among {most:,} essays, times that among {GROWTH_FROM}"
    return [
        Promise(f"a page's cpu {among}", cost, 1.15),
        Promise(f"an essay's HTML {among}", html, 1.01),
        memory,
    ]


def _each(took: Took, size: int) -> float:
    return took.timing.cpu / Lab(size).pages


def row(found: Found, key: Key) -> Row:
    """A line of the table."""
    size, part, step = key
    took = found[key]
    notes = [_beside(found, key), took.note]
    if took.children:
        notes.append(f"children {took.children:.0f} MiB")
    if step == "cold" and took.html:
        notes.append(f"an essay {took.html / 1000:.1f} kB, all {took.output / 1e6:.1f} MB")
    words = BUILDERS[part].words
    figures = {"essay's page": took.html, "output": took.output, "children's MiB": took.children}
    return Row(task(size, step), words, took.timing, "; ".join(filter(None, notes)), figures)


def _beside(found: Found, key: Key) -> str:
    """A time against that of MkDocs and Material, which do all their work at each build."""
    size, *own = key
    yardstick = (YARDSTICK, "cold")
    cpu, wall = (ratio(found, size, (own[0], own[1]), yardstick, what) for what in ("cpu", "wall"))
    if cpu is None or wall is None or tuple(own) == yardstick or own[1] == SERVE:
        return ""
    return f"{cpu:.2f} of Material's cpu, {wall:.2f} of its wall"


def ratio(
    found: Found, size: int, of: tuple[str, str], to: tuple[str, str], what: str
) -> float | None:
    """One builder at a step against another, in `what` of a Timing, if both were measured."""
    ours, theirs = found.get((size, *of)), found.get((size, *to))
    if ours is None or theirs is None:
        return None
    return float(getattr(ours.timing, what) / getattr(theirs.timing, what))


def task(size: int, step: str) -> str:
    """What a step is called."""
    return f"{size:,} essays, {step}"
