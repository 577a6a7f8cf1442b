"""When scripts/ set an environment up and when they leave it alone. What sets it up is a stand-in,
which notes each command and makes the folder that `venv` would make."""

from __future__ import annotations

import importlib.util
import runpy
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parent.parent / "scripts"
LOCK = "requirements.lock"
ALL = ["venv", "packages", "project"]


class Setup:
    """A repository in `root`, and what was run to set its environment up."""

    def __init__(self, root: Path, module: ModuleType) -> None:
        self.root, self.module = root, module
        self.ran: list[str] = []
        self.fails = ""
        self.base = root / "python3"  # of the system, to which the environment's is a link
        self.base.touch()
        (root / LOCK).write_text("thing==1 --hash=sha256:00\n")
        (root / "pyproject.toml").write_text("[project]\n")

    def run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        signs = {"venv": "venv", "--require-hashes": "packages", "-e": "project"}
        (step,) = (signs[word] for word in command if word in signs)
        self.ran.append(step)
        if step == "venv":
            python = self.module._python(Path(command[-1]))
            python.parent.mkdir(parents=True)
            python.symlink_to(self.base)
        failed = step == self.fails
        return subprocess.CompletedProcess(
            command, int(failed), b"", b"WARNING: Retrying\nno route"
        )

    def ready(self) -> list[str]:
        """The steps that were needed this time."""
        self.ran = []
        self.module.ready("venv", LOCK, self.root)
        return self.ran


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    spec = importlib.util.spec_from_file_location("_environment", SCRIPTS / "_environment.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made = Setup(tmp_path, module)
    monkeypatch.setattr(module.subprocess, "run", made.run)
    return made


def test_set_up_once(setup: Setup) -> None:
    assert setup.ready() == ALL
    assert setup.ready() == []


def test_new_lock_makes_it_afresh(setup: Setup) -> None:
    setup.ready()
    (setup.root / LOCK).write_text("thing==2 --hash=sha256:11\n")
    assert setup.ready() == ALL


def test_new_metadata_installs_the_project_alone(setup: Setup) -> None:
    setup.ready()
    (setup.root / "pyproject.toml").write_text("[project]\nname = 'labpress'\n")
    assert setup.ready() == ["project"]
    assert setup.ready() == []


def test_lost_python_makes_it_afresh(setup: Setup) -> None:
    setup.ready()
    setup.base.unlink()
    assert setup.ready() == ALL


def test_copied_repository_makes_its_own(setup: Setup) -> None:
    setup.ready()
    copy = setup.root / "copy"
    copy.mkdir()
    for name in (LOCK, "pyproject.toml", ".labpress"):
        (setup.root / name).rename(copy / name)
    setup.root = copy
    assert setup.ready() == ALL


@pytest.mark.parametrize("step", ALL)
def test_failure_is_told_and_repaired(setup: Setup, step: str) -> None:
    setup.fails = step
    with pytest.raises(setup.module.SetupError, match=r"\n  \| no route\n") as told:
        setup.ready()
    assert "Retrying" not in str(told.value)
    setup.fails = ""
    assert setup.ready() == ALL
    assert setup.ready() == []


def test_no_ensurepip_names_the_remedy(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.module.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(setup.module.SetupError, match="apt install python3-venv"):
        setup.ready()


def test_no_lock_is_told(setup: Setup) -> None:
    (setup.root / LOCK).unlink()
    with pytest.raises(setup.module.SetupError, match=r"requirements\.lock is missing"):
        setup.ready()


@pytest.mark.parametrize("script", ["publish", "test", "lock"])
def test_older_python_is_told(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "version", "3.9.2 (main)")
    with pytest.raises(SystemExit) as end:
        runpy.run_path(str(SCRIPTS / script))
    assert end.value.code == "Labpress needs Python 3.11 or newer, and this is 3.9.2"
