"""Which browser scripts/test takes, and when it installs one. Nothing is installed here: stand-ins
for programs note that they were asked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import _browser
import pytest
from _environment import SetupError

import browsing

PROGRAM = "#!/bin/sh\necho {name} $* >> {told}\n{then}\n"


class Machine:
    """A computer whose programs are those in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.told = folder, folder / "told.txt"
        self.told.touch()

    def has(self, name: str, then: str = "") -> Path:
        """Puts a program there, which notes that it ran and then does `then`."""
        path = self.folder / name
        text = PROGRAM.format(name=name, told=self.told, then=then)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)
        return path

    def ran(self) -> list[str]:
        return self.told.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("LABPRESS_CHROMIUM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Machine(tmp_path)


@pytest.mark.parametrize("name", _browser.NAMES)
def test_a_browser_that_is_there_is_taken(machine: Machine, name: str) -> None:
    machine.has(name)
    _browser.ready(machine.has("python"))
    assert machine.ran() == []
    assert browsing.system_browser() == str(machine.folder / name)


def test_the_named_one_goes_before_all(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has("chromium")
    mine = str(machine.has("mine"))
    monkeypatch.setenv("LABPRESS_CHROMIUM", mine)
    _browser.ready(Path(sys.executable))
    assert browsing.system_browser() == mine


def test_a_named_one_that_is_missing_is_told(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.has("chromium")
    monkeypatch.setenv("LABPRESS_CHROMIUM", "/no/such/browser")
    with pytest.raises(SetupError, match="/no/such/browser, which is no program"):
        _browser.ready(Path(sys.executable))


def test_playwrights_own_is_taken(machine: Machine) -> None:
    own = machine.has("own-browser")
    _browser.ready(machine.has("python", f"echo {own}"))
    assert all("install" not in line for line in machine.ran())
    assert browsing.system_browser() is None


def test_root_gets_the_distributions(machine: Machine) -> None:
    chromium = machine.folder / "chromium"
    machine.has("apt-get", f'[ "$1" = update ] || {{ : > {chromium}; /bin/chmod +x {chromium}; }}')
    _browser.ready(machine.has("python"))
    asked = [line for line in machine.ran() if line.startswith("apt-get")]
    assert asked[0] == "apt-get update -qq" and asked[1].endswith(" chromium")


def test_anybody_else_gets_playwrights(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.has("apt-get")
    own = machine.folder / "own-browser"
    answer = f'if [ "$2" = playwright ]; then : > {own}; else echo {own}; fi'
    _browser.ready(machine.has("python", answer))
    assert "python -m playwright install chromium" in machine.ran()
    assert not any(line.startswith("apt-get") for line in machine.ran())


def test_without_any_it_says_how_to_do_without(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    machine.has("apt-get", "echo no route >&2; exit 100")
    with pytest.raises(SetupError, match=r"scripts/test --no-browser"):
        _browser.ready(machine.has("python", 'echo "no download" >&2; exit 1'))
    assert "  | no route" in capfd.readouterr().err


def test_the_tests_look_for_the_same_names() -> None:
    assert browsing.NAMES == _browser.NAMES
