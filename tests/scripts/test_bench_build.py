"""scripts/bench build: its labs, its edits, and how what was measured is told. What a build takes
hangs on the machine, so a stand-in runs the programs wherever it can."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path

import _bench_build
import _bench_editions
import _bench_serve
import pytest
import yaml
from _bench_build import Plan, asked, build
from _bench_builders import BUILDERS, EXTRAS, found
from _bench_built import Took, promises
from _bench_edits import ALL_STEPS, STEPS, edited, steps_of
from _bench_lab import SPARE, Lab, bibliography, card, essay
from _bench_sites import Site
from _bench_table import Report
from _bench_timing import BenchError, Timing
from _bench_tongues import HUGO, MKDOCS, OURS, Tongue

from labpress.lab import open_lab
from labpress.pandoc import Pandoc
from labpress.problems import Level
from little_labs import ROOT, settings_of

LAB = Lab(20)
BENCH = [sys.executable, str(ROOT / "scripts" / "bench"), "build"]


def site_of(folder: Path, part: str, essays: int = 6, extras: Sequence[str] = ()) -> Site:
    """The lab that a builder gets."""
    builder = BUILDERS[part]
    site = Site(folder / part, builder.layout, Lab(essays, builder.cited))
    builder.set_up(site, extras)
    return site


def test_a_made_up_lab_is_a_real_one(tmp_path: Path, pandoc: Pandoc) -> None:
    site = site_of(tmp_path, "labpress")
    lab = open_lab(settings_of(site.folder), pandoc)
    assert [str(one) for one in lab.problems if one.level is not Level.ADVICE] == []
    assert len(lab.catalogue.of("essay")) == 6
    assert len(lab.catalogue.of("card")) == 1


def test_a_made_up_essay_is_the_same_each_time() -> None:
    names = "from _bench_lab import *; from _bench_tongues import OURS"
    command = [sys.executable, "-c", f"{names}; print(essay(7, Lab(20), OURS), end='')"]
    done = subprocess.run(command, cwd=ROOT / "scripts", capture_output=True, check=True)
    assert done.stdout.decode().replace("\r\n", "\n") == essay(7, LAB, OURS)


def test_an_essay_has_all_that_a_build_must_deal_with() -> None:
    text = essay(7, LAB, OURS)
    assert len(re.findall(r"\[@work\d+, p\. \d+\]", text)) == 10
    assert text.count("\n/// try-this | card-") == 2
    assert text.count("](essay:essay-") == 5
    assert text.count("](card:card-") == 1
    assert all(part in text for part in ("\n| Group |", "\n!!! note\n", "[^1]\n", "\n> ", "\n- "))
    assert 1_300 < len(text.split()) < 1_800


@pytest.mark.parametrize("tongue", [MKDOCS, HUGO])
def test_rivals_read_the_same_words(tongue: Tongue) -> None:
    theirs = essay(7, LAB, tongue).split("\n\n")
    plain = [part for part in essay(7, LAB, OURS).split("\n\n") if re.match(r"[\w#|\-[]", part)]
    own = [part for part in plain if "](" not in part]
    assert len(own) > 30
    assert all(part in theirs for part in own)
    assert "essay:" not in "".join(theirs)


def test_an_essay_is_as_long_among_many() -> None:
    few, many = (essay(7, Lab(essays), OURS) for essays in (200, 2_000))
    alike = [re.sub(r"(essay|card)-\d+|authors: .*", "", text) for text in (few, many)]
    assert alike[0] == alike[1]
    assert few != many


def test_without_citations_nothing_is_cited() -> None:
    plain = Lab(20, cited=False)
    assert "@" not in essay(7, plain, OURS) + card(3, plain)
    assert "sources:" not in card(3, plain)
    assert "[@work" in card(3, LAB)


def test_every_card_has_room_for_an_edit() -> None:
    texts = [card(number, Lab(10_000)) for number in range(1, 2_001)]
    purposes = [text.split("purpose: ", 1)[1].split("\n", 1)[0] for text in texts]
    assert max(map(len, purposes)) < 140 - len("Once0 more, ")
    assert sum(", because " in purpose for purpose in purposes) > 1_500


def test_all_that_is_cited_is_in_the_bibliography() -> None:
    text = "".join(essay(n, LAB, OURS) for n in range(1, 21)) + card(3, LAB)
    keys = set(re.findall(r"^@\w+\{(\w+),", bibliography(), flags=re.MULTILINE))
    assert len(keys) == 400
    assert set(re.findall(r"@(work\d+)", text)) <= keys


def test_what_is_deleted_has_no_links() -> None:
    text = "".join(essay(n, LAB, OURS) for n in range(1, 21))
    assert {int(n) for n in re.findall(r"essay:essay-(\d+)", text)} == set(range(1, 21 - SPARE))


def test_an_emptied_lab_has_as_many_pages_and_no_words(tmp_path: Path) -> None:
    site = site_of(tmp_path, "empty")
    texts = [path.read_text(encoding="utf-8") for path in (site.folder / "docs").rglob("*.md")]
    assert len(texts) == 6 + 1 + 1
    assert all(re.fullmatch(r"---\ntitle: Page \d+\n---\n", text) for text in texts)


def test_extras_are_off_unless_asked_for(tmp_path: Path) -> None:
    def plugins(part: str, *extras: str) -> str:
        site = site_of(tmp_path / "-".join(extras), part, extras=extras)
        settings = (site.folder / "mkdocs.yml").read_text(encoding="utf-8")
        return str(yaml.safe_load(settings)["plugins"])

    plain, full = plugins("labpress"), plugins("labpress", *EXTRAS)
    assert "labpress/search" not in plain
    assert "labpress/print" not in plain
    assert "'pictures': False" in plain
    assert all(name in full for name in ("labpress/search", "labpress/print", "'pictures': True"))
    assert plugins("material") == "[]"
    assert plugins("material", "search") == "['search']"
    assert "labpress/citations" not in plugins("labpress-plain")
    assert "apa.csl" in plugins("bibtex-csl")


def texts_of(site: Site) -> dict[str, str]:
    """All files, by path."""
    paths = (path for path in site.folder.rglob("*") if path.is_file())
    return {str(path.relative_to(site.folder)): path.read_text(encoding="utf-8") for path in paths}


CHANGED = {
    "none": (set(), set()),
    "word": ({"essays/essay-0001.md"}, {"essays/essay-0003.md"}),
    "title": ({"essays/essay-0002.md"}, {"essays/essay-0004.md"}),
    "card": ({"docs/cards/card-0001.md"}, {"docs/cards/card-0002.md"}),
    "reference": ({"essays/references.bib"}, {"essays/references.bib"}),
    "deletion": (
        {"essays/essay-0012.md", "redirects.csv"},
        {"essays/essay-0011.md", "redirects.csv"},
    ),
}


@pytest.mark.parametrize("step", CHANGED)
def test_an_edit_changes_what_it_says_and_elsewhere_each_time(step: str, tmp_path: Path) -> None:
    site = site_of(tmp_path, "labpress", 12)
    for turn, changed in enumerate(CHANGED[step]):
        before = texts_of(site)
        STEPS[step](site, turn)
        after = texts_of(site)
        names = before.keys() | after.keys()
        assert {name for name in names if before.get(name) != after.get(name)} == changed


def test_an_edited_lab_is_still_a_real_one(tmp_path: Path, pandoc: Pandoc) -> None:
    site = site_of(tmp_path, "labpress", 12)
    for step in CHANGED:
        STEPS[step](site, 0)
    lab = open_lab(settings_of(site.folder), pandoc)
    assert [str(one) for one in lab.problems if one.level is not Level.ADVICE] == []
    titles = [item.title for item in lab.catalogue.of("essay")]
    assert len(titles) == 11
    assert sum(title.startswith("Once0 more ") for title in titles) == 1


@pytest.mark.parametrize(
    ("part", "output", "kept"),
    [
        ("labpress", "site", ".labpress"),
        ("zensical", "site", ".cache"),
        ("hugo", "public", "resources"),
    ],
)
def test_a_cold_build_has_nothing_to_go_by(
    part: str, output: str, kept: str, tmp_path: Path
) -> None:
    site = site_of(tmp_path, part)
    before = texts_of(site)
    for name in (output, kept):
        (site.folder / name / "below").mkdir(parents=True)
    STEPS["cold"](site, 0)
    assert texts_of(site) == before
    assert not (site.folder / output).exists()
    assert not (site.folder / kept).exists()


def test_who_keeps_nothing_is_measured_twice_only() -> None:
    steps = list(STEPS)
    assert steps_of(steps, keeps=False, cited=True) == ["cold", "word"]
    assert steps_of(steps, keeps=True, cited=True) == steps
    assert "reference" not in steps_of(steps, keeps=True, cited=False)
    assert steps_of(["word", "cold"], keeps=True, cited=True) == ["cold", "word"]


Commands = list[Sequence[str]]


@pytest.fixture
def commands() -> Commands:
    """What the stand-in was asked to run."""
    return []


@pytest.fixture
def run(commands: Commands) -> _bench_build.Runner:
    """A stand-in: the first run takes a second, the next two, and each leaves a page behind."""
    seconds = count(1)

    def stand_in(command: Sequence[str], env: Mapping[str, str]) -> Timing:
        commands.append(command)
        folder = next(part for part in command if "-6" in part and "mkdocs.yml" in part)
        page = Path(folder).parent / "site" / "essays" / "essay-0001" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(b"x" * 2_000)
        taken = next(seconds)
        return Timing(taken, 2 * taken, 100 * taken)

    return stand_in


def rows_of(report: Report) -> list[tuple[str, str, float | None, str]]:
    """The table, by the clock alone."""
    return [
        (row.task, row.name, row.timing.wall if row.timing else None, row.note)
        for row in report.rows
    ]


def test_medians_and_ratios_are_told(run: _bench_build.Runner, tmp_path: Path) -> None:
    plan = Plan(tmp_path, (6,), ["cold", "none"], 3, (), run)
    assert rows_of(build(plan, ["material", "labpress"])) == [
        ("6 essays, cold", "MkDocs + Material", 2, "an essay 2.0 kB, all 0.0 MB"),
        (
            *("6 essays, cold", "Labpress, APA", 5),
            "2.50 of Material's cpu, 2.50 of its wall; an essay 2.0 kB, all 0.0 MB",
        ),
        ("6 essays, none", "Labpress, APA", 8, "4.00 of Material's cpu, 4.00 of its wall"),
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_measured_after_a_build(
    run: _bench_build.Runner, commands: Commands, tmp_path: Path
) -> None:
    build(Plan(tmp_path, (6,), ["word"], 1, (), run), ["labpress"])
    assert len(commands) == 2


def test_who_is_not_installed_is_left_out(
    run: _bench_build.Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_bench_build, "found", lambda program: "")
    plan = Plan(tmp_path, (6,), ["cold"], 1, (), run)
    assert rows_of(build(plan, ["zensical"])) == [
        ("6 essays, cold", "Zensical", None, "not installed (pip install zensical)")
    ]


def test_a_first_query_has_words_that_are_there(
    run: _bench_build.Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for: list[str] = []

    def weighed(site: Path, ranks: Mapping[str, tuple[int, ...]]) -> dict[str, float]:
        asked_for.extend(ranks)
        return {"a word": 31.4}

    monkeypatch.setattr(_bench_build, "weights", weighed)
    plan = Plan(tmp_path, (6,), ["cold"], 1, ("search",), run)
    rows = rows_of(build(plan, ["labpress", "material"]))
    assert rows[-1] == ("6 essays, first query", "Labpress, APA", None, "a word: 31 kB")
    assert "a common word" in asked_for
    assert "a rare word" not in asked_for


def test_a_rival_has_its_whole_index_fetched(tmp_path: Path) -> None:
    def run(command: Sequence[str], env: Mapping[str, str]) -> Timing:
        index = tmp_path / "material-6" / "site" / "search" / "search_index.json"
        index.parent.mkdir(parents=True)
        index.write_bytes(random.Random(1).randbytes(5_000))
        return Timing(1, 1, 1)

    plan = Plan(tmp_path, (6,), ["cold"], 1, ("search",), run)
    assert rows_of(build(plan, ["material"]))[-1][-1] == "its whole index: 5 kB"


def failing(command: Sequence[str], env: Mapping[str, str]) -> Timing:
    """A run that comes to nothing."""
    raise BenchError("it ended with 1:\nthe disk is full\n")


def test_a_rival_that_fails_costs_its_own_lines_only(tmp_path: Path) -> None:
    plan = Plan(tmp_path, (6,), ["cold"], 1, (), failing)
    assert rows_of(build(plan, ["material"])) == [
        ("6 essays, failed", "MkDocs + Material", None, "the disk is full")
    ]
    with pytest.raises(BenchError, match="the disk is full"):
        build(Plan(tmp_path / "own", (6,), ["cold"], 1, (), failing), ["labpress"])


def test_the_floors_are_measured_indeed(tmp_path: Path) -> None:
    assert found("mkdocs")
    plan = Plan(tmp_path, (3,), ["cold"], 1)
    build(plan, ["markdown", "empty"])
    floor, emptied = (plan.took[3, part, "cold"] for part in ("markdown", "empty"))
    assert floor.timing.cpu > 0
    assert floor.html == 0
    assert emptied.timing.peak > 10
    assert 500 < emptied.html < 20_000
    assert emptied.output > 3 * emptied.html


def test_a_save_is_seen_in_a_served_lab(tmp_path: Path) -> None:
    site = site_of(tmp_path, "labpress-plain", 3)
    with _bench_serve.serving(site, found("labpress")) as served:
        page = served.page(edited(site, 0))
        waited = _bench_serve.by_request(page, lambda: STEPS["word"](site, 0), "Word0")
    assert 0 < waited < 30


def test_a_server_that_sees_nothing_is_not_waited_for_for_ever() -> None:
    events = [b":\n", b"\n", b":\n"]
    with pytest.raises(BenchError, match="did not see that a file was saved"):
        _bench_serve.news(events, end=0)
    state = {"alert": True, "heading": "1 error", "problems": [{"place": "a.md:1"}]}
    with pytest.raises(BenchError, match=r"found 1 error: .*a\.md:1"):
        _bench_serve.news([b"data: " + json.dumps(state).encode()], end=float("inf"))


def test_as_many_pdfs_are_made_as_hold_the_card_that_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = count()

    def publish(command: Sequence[str], env: Mapping[str, str]) -> Timing:
        turn = next(turns)
        folder = Path(command[-1]).parent
        drew = ["a try"]
        for name in ("card.pdf", "deck.pdf", "other.pdf", "same.pdf"):
            (folder / "site").mkdir(exist_ok=True)
            text = f"{name} {turn}" if name in ("card.pdf", "deck.pdf") else name
            (folder / "site" / name).write_text(text, encoding="utf-8")
            if turn == 0 or name != "same.pdf":
                drew.append(sha256(text.encode()).hexdigest())
        Path(command[3]).write_text(json.dumps({"drew": drew}), encoding="utf-8")
        return Timing(1, 1, 1)

    monkeypatch.setattr(_bench_editions, "timed", publish)
    rows, promise = _bench_editions.editions(tmp_path, BUILDERS["labpress"])
    assert [row.note for row in rows] == ["4 PDFs made", "3 PDFs made, 2 are others now"]
    assert (promise.measured, promise.limit, promise.kept) == (3, 2, False)


def took(cpu: float, html: float = 1_000) -> Took:
    """A median."""
    return Took(Timing(cpu / 2, cpu, 290), 0, html)


def test_the_promises() -> None:
    each = {
        (200, "labpress-plain", "cold"): took(20),
        (800, "labpress-plain", "cold"): took(66),
        (800, "markdown", "cold"): took(60),
        (800, "labpress", "cold"): took(70),
        (800, "bibtex-csl", "cold"): took(350),
        (2_000, "labpress-plain", "cold"): took(220, 1_020),
        (800, "labpress-plain", "serve"): took(5),
        (800, "empty", "cold"): took(2.2),
        (80, "labpress-plain", "serve"): took(0.8),
    }
    measured = [(one.measured, one.kept) for one in promises(each, (200, 800, 2_000))]
    assert measured == [
        (pytest.approx(1.1), True),
        (pytest.approx(1.1), False),
        (pytest.approx(0.2), False),
        (None, None),
        (None, None),
        (None, None),
        (pytest.approx(1.4), False),
        (pytest.approx(1.1), True),
        (pytest.approx(1.02), False),
        (290, True),
    ]
    small = [one.words for one in promises(each, (200,))]
    assert small[0].startswith("200 essays, cold: cpu of Labpress")
    assert small[6:] == ["200 essays, cold: MiB of Python"]
    (at_once,) = [one for one in promises(each, (50, 80)) if "serve" in one.words]
    assert at_once.measured == pytest.approx(0.4)
    assert at_once.kept


Asked = Callable[[], Plan]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: asked(Path(), [], ["wrod"], [], 1), "no step 'wrod' (known are cold, none, word"),
        (lambda: asked(Path(), [], [], ["pdf"], 1), "no extra 'pdf' (known are search, pdfs"),
        (lambda: asked(Path(), ["50", "x"], [], [], 1), "'x' is no size of a lab (give 20"),
        (lambda: asked(Path(), ["3"], [], [], 1), "'3' is no size of a lab (give 20"),
        (lambda: asked(Path(), [], [], [], 6), "an essay can be deleted 5 times only"),
    ],
)
def test_what_cannot_be_measured(wrong: Asked, words: str) -> None:
    with pytest.raises(BenchError, match=re.escape(words)):
        wrong()


def test_what_is_asked_for() -> None:
    plan = asked(Path(), ["200", "50"], [], ["search"], 3)
    assert (plan.sizes, plan.steps, plan.extras) == ([50, 200], list(ALL_STEPS), ["search"])
    assert asked(Path(), [], ["cold"], [], 9).sizes == (50, 80, 200, 800, 2_000)


def test_parts_may_stand_behind_options() -> None:
    command = [*BENCH, "--sizes", "3", "labpress", "material"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "'3' is no size of a lab (give 20 essays or more)" in done.stderr


def test_the_help_names_all_there_is() -> None:
    done = subprocess.run([*BENCH, "--help"], capture_output=True, text=True, check=True)
    words = done.stdout.split()
    assert {*BUILDERS, *ALL_STEPS} <= set(words)
    assert {*EXTRAS} <= {word.rstrip(",") for word in words}
