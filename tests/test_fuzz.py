"""Some of the cases of scripts/soak: a broken file gives problems, never a traceback, a long wait
or a write outside the lab."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz_trials import Outcome, World, less, world
from fuzzing import MAKERS, Case, case

CASES = {
    "front": 80,
    "body": 40,
    "bib": 50,
    "works": 50,
    "docx": 20,
    "csv": 15,
    "xlsx": 15,
    "text": 15,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with world(tmp_path_factory.mktemp("fuzz") / "all") as one:
        yield one


@pytest.mark.parametrize("kind", MAKERS)
def test_broken_files(made: World, kind: str) -> None:
    outcomes = [made.tried(case(kind, seed)) for seed in range(CASES.get(kind, 10))]
    faults = [f"{one.case.name}: {one.sign}\n{one.fault}" for one in outcomes if one.fault]
    assert faults == []


def test_a_case_is_the_same_each_time() -> None:
    for kind in MAKERS:
        assert case(kind, 7) == case(kind, 7)
        assert case(kind, 7).files != case(kind, 8).files


# ---------------------------------------------------------------- what is looked for is seen


def tried(made: World, monkeypatch: pytest.MonkeyPatch, does: object) -> Outcome:
    monkeypatch.setattr("fuzz_trials.parse", does)
    return made.tried(Case("body", 0, {"a.md": b"one\ntwo\nthree\n"}))


def test_a_traceback_is_seen(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: str) -> None:
        raise ValueError(text.index("two"))

    outcome = tried(made, monkeypatch, fails)
    assert outcome.sign.startswith("ValueError in test_fuzz.py:fails")


def test_a_fault_is_made_small(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(text: str) -> None:
        if "two" in text:
            raise ValueError
        raise KeyError

    outcome = tried(made, monkeypatch, fails)
    assert less(outcome, made).files == {"a.md": b"two"}


@pytest.mark.parametrize("name", ["neighbour.txt", "inbox/evil", "../evil"])
def test_a_write_outside_the_lab_is_seen(
    made: World, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    outcome = tried(made, monkeypatch, lambda text: Path(name).write_text("x", encoding="utf-8"))
    assert "outside the lab" in outcome.sign


def test_a_hang_is_ended(made: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(text: str) -> None:
        while True:
            pass

    hasty = World(made.root, made.pandoc, limit=0.2)
    assert tried(hasty, monkeypatch, hangs).sign == "too slow"
