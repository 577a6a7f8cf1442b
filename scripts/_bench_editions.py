"""How many PDFs a publish makes when one card has changed: those that contain it, and no others."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

from _bench_builders import Builder
from _bench_edits import card
from _bench_lab import Lab
from _bench_sites import Site
from _bench_table import Promise, Row
from _bench_timing import Timing, python, timed

ESSAYS = 50
CONTENDER = Path(__file__).parent / "_bench_contenders.py"


def editions(folder: Path, builder: Builder) -> tuple[list[Row], Promise]:
    """Publishes a lab with PDFs twice, at first and with one card changed; what each took, and what
    is promised. Raises BenchError."""
    lab = Lab(ESSAYS, builder.cited)
    site = Site(folder, builder.layout, lab)
    builder.set_up(site, ("pdfs",))
    first, before, drew = _published(site)
    all_made = sum(digest in drew for digest in before.values())
    card(site, 0)
    second, after, drew = _published(site)
    made = sum(digest in drew for digest in after.values())
    changed = sum(before.get(path) != digest for path, digest in after.items())
    words = f"{ESSAYS} essays, PDFs on"
    rows = [
        Row(f"{words}, first", builder.words, first, f"{all_made} PDFs made"),
        Row(f"{words}, card", builder.words, second, f"{made} PDFs made, {changed} are others now"),
    ]
    promise = Promise(
        f"{words}: PDFs made of {len(after)} when one card is in {changed}", made, changed
    )
    return rows, promise


def _published(site: Site) -> tuple[Timing, Mapping[str, str], Collection[str]]:
    """What it took, a digest of each PDF on the site, and of each that was made meanwhile."""
    counts = site.folder / "counts.json"
    settings = site.folder / "mkdocs.yml"
    # which PDFs are made, the process tells that makes them
    command = python(CONTENDER, "labpress-counting", counts, "publish", "-f", settings)
    timing = timed(command, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    asked = json.loads(counts.read_text(encoding="utf-8"))
    pdfs = {
        path.relative_to(site.output).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.output.rglob("*.pdf")
    }
    return timing, pdfs, asked["drew"]
