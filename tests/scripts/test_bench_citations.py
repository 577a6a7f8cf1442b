"""The parts of scripts/bench citations. What it measures hangs on the machine, so no test does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from _bench_citations import CITED, PAGES, WORKS, write
from _bench_citing import CLUSTER, CONTENDERS, measured

from labpress.citations import load, parse_cluster
from labpress.citations.styles import APA
from labpress.pandoc import Pandoc


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    write(tmp_path / "lab")
    return tmp_path / "lab"


def test_each_page_cites_ten_works_in_ten_places(lab: Path, pandoc: Pandoc) -> None:
    bibliography, problems = load([lab / "references.bib"], lab, pandoc)
    assert (len(bibliography), problems) == (WORKS, ())
    pages = json.loads((lab / "pages.json").read_text("utf-8"))
    assert len(pages) == PAGES
    for text in pages:
        clusters = [parse_cluster(source) for source in CLUSTER.findall(text)]
        keys = {one.key for cluster in clusters for one in cluster.citations}
        assert len(clusters) == len(keys) == CITED
        assert keys <= set(bibliography)


@pytest.mark.parametrize("name", CONTENDERS)
def test_a_contender_tells_what_it_took(lab: Path, name: str) -> None:
    pages = json.loads((lab / "pages.json").read_text("utf-8"))
    (lab / "pages.json").write_text(json.dumps(pages[:1]), encoding="utf-8")
    found = measured(CONTENDERS[name](lab, APA))
    assert all(float(found[what]) > 0 for what in ("wall", "cpu", "python", "children"))


def test_nothing_is_asked_when_nothing_has_changed(lab: Path) -> None:
    pages = json.loads((lab / "pages.json").read_text("utf-8"))
    (lab / "pages.json").write_text(json.dumps(pages[:2]), encoding="utf-8")
    notes = [measured(CONTENDERS["labpress"](lab, APA))["note"] for _ in range(2)]
    assert notes == ["pandoc asked", "pandoc not asked"]
