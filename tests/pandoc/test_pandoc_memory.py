"""Memory: what pandoc answered once is not asked again, and never answers another question."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypandoc
import pytest

from labpress.pandoc import Pandoc
from labpress.pandoc.memory import IN_LAB, Memory
from labpress.pandoc.program import NAMED, found, signs
from labpress.problems import PandocError

TASKS = Path(__file__).parent / "tasks"


@pytest.fixture
def tasks(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TASKS, tmp_path / "tasks"))


def asked(root: Path, tasks: Path, **request: str) -> bool:
    """Whether pandoc was asked for what the task `echo` makes of `request`."""
    with Pandoc(tasks=tasks) as pandoc:
        pandoc.memory.open(root)
        assert pandoc.recall("echo", **request)["said"] == request["text"]
        return pandoc.pid is not None


def test_the_same_is_asked_once(tmp_path: Path, tasks: Path) -> None:
    assert asked(tmp_path, tasks, text="a")
    assert not asked(tmp_path, tasks, text="a")
    assert asked(tmp_path, tasks, text="b")
    assert asked(tmp_path / "another lab", tasks, text="a")


def test_a_task_that_was_changed_is_asked_anew(tmp_path: Path, tasks: Path) -> None:
    assert asked(tmp_path, tasks, text="a")
    with (tasks / "echo.lua").open("a", encoding="utf-8") as lua:
        lua.write("\n-- changed\n")
    assert asked(tmp_path, tasks, text="a")


def test_another_pandoc_is_asked_anew(
    tmp_path: Path, tasks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked(tmp_path, tasks, text="a")
    other = tmp_path / "pandoc"
    other.symlink_to(pypandoc.get_pandoc_path())
    monkeypatch.setenv(NAMED, str(other))
    assert asked(tmp_path, tasks, text="a")


def test_what_fails_is_not_kept(tmp_path: Path, tasks: Path) -> None:
    for _ in range(2):
        with Pandoc(tasks=tasks) as pandoc:
            pandoc.memory.open(tmp_path)
            with pytest.raises(PandocError):
                pandoc.recall("raising")
    assert not list((tmp_path / IN_LAB).glob("*.kept"))


def test_without_a_lab_nothing_is_kept(tasks: Path) -> None:
    with Pandoc(tasks=tasks) as pandoc:
        assert pandoc.recall("echo", text="a") == pandoc.recall("echo", text="a")
        assert pandoc.memory.get(pandoc.memory.key(tasks / "echo.lua", {"text": "a"})) is None


def test_without_a_pandoc_nothing_is_kept(
    tmp_path: Path, tasks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAMED, "/nowhere/pandoc")
    memory = Memory()
    memory.open(tmp_path)
    key = memory.key(tasks / "echo.lua", "a")
    memory.put(key, {"text": "a"})
    assert memory.get(key) is None


def test_the_pandoc_that_answers_is_among_those_that_are_watched() -> None:
    watched = {path for path, _, _ in signs()}
    assert Path(shutil.which(found()) or found()).as_posix() in watched
