"""Pages that several processes make: the same pages, and whatever goes wrong is said once."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from changing_labs import ChangingLab
from labpress.lab import spreading
from labpress.mkdocs_plugins import crew
from labpress.problems import LabpressError
from warm_builds import Build, difference, site_of


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    made = ChangingLab(tmp_path / "lab", seed=5)
    made.write()
    return made.root


def built(lab: Path, to: str, monkeypatch: pytest.MonkeyPatch, processors: int) -> Build:
    monkeypatch.setattr(spreading, "processors", lambda: processors)
    monkeypatch.setattr(crew, "MANY", 8)
    return site_of(lab, lab.parent / to, cache=True)


def test_the_site_is_the_same_by_whoever_it_is_made(
    lab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a link that leads nowhere, of which MkDocs warns
    (lab / "docs" / "lost.md").write_text("# Lost\n\nSee [it](lost/there.txt).\n", encoding="utf-8")
    together = built(lab, "together", monkeypatch, processors=4)
    alone = site_of(lab, lab.parent / "alone", cache=False)
    assert difference(together, alone) == []
    assert sum("there.txt" in line for line in together.warnings) == 1
    again = built(lab, "together", monkeypatch, processors=4)
    assert again.remaking is not None
    assert list(again.remaking.reasons) == ["lost/index.html"]  # it must be warned of again
    assert difference(again, alone) == []


def test_what_fails_in_another_process_fails(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (lab / "own" / "card.html").write_text(
        '{% extends "labpress/card.html" %}{% block extrahead %}{{ nobody.home }}{% endblock %}',
        encoding="utf-8",
    )
    with pytest.raises(LabpressError, match="nobody"):
        built(lab, "site", monkeypatch, processors=4)


def test_a_process_that_is_ended_is_missed(
    lab: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(crew.Crew, "tell", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(LabpressError):
        built(lab, "site", monkeypatch, processors=2)
    assert "ended before it was done" in caplog.text


def test_no_process_outlives_a_build_that_fails(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (lab / "own" / "home.html").write_text("{{ nobody.home }}", encoding="utf-8")
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", noted)
    with pytest.raises(LabpressError, match="nobody"):
        built(lab, "site", monkeypatch, processors=3)
    assert len(started) >= 2
    for process in started:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
