"""The repository itself: its shape, what no file may name, and what must agree with what."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SHAPE = (
    *("mkdocs.yml", "essays", "docs", "plugins/labpress", "scripts/publish", "scripts/test"),
    *("tests", ".ci/run", "pyproject.toml", "requirements.lock", "requirements-test.lock"),
    *("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
)
LOCKS = ("requirements.lock", "requirements-test.lock")
# a letter of each stands in brackets, so that this file does not name what it forbids
FORBIDDEN = {
    "a machine's path": r"(?<![\w.:/-])/([h]ome/\w|[r]oot/|[w]ork/\w)|[A-Z]:\\[U]sers\\",
    "a package registry's host": r"[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs",
    "a folder outside the repository": r"\.\./[s]hared|\b[s]hared/(design|spikes|content)\b",
}


def tracked(*paths: str) -> list[Path]:
    """The files that git knows or would take, under `paths`."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *paths]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return sorted(path for name in names.split("\0") if name and (path := ROOT / name).is_file())


def scripts() -> list[Path]:
    return [path for path in tracked("scripts") if not path.name.startswith("_")]


@pytest.mark.parametrize("name", SHAPE)
def test_shape(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:80]}"
        for path in tracked()
        if b"\0" not in (content := path.read_bytes())
        for number, line in enumerate(content.decode(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a machine's path", f"see /{'home'}/ada/lab"),
        ("a machine's path", f"(/{'root'}/.cache)"),
        ("a machine's path", f"C:\\{'Users'}\\ada"),
        ("a package registry's host", f"--index-url https://{'pypi'}.org/simple"),
        ("a folder outside the repository", f"as in ../{'shared'}/x.md"),
    ],
)
def test_what_is_forbidden_is_seen(what: str, text: str) -> None:
    assert re.search(FORBIDDEN[what], text)


def test_every_script_is_documented() -> None:
    guides = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("README.md", "CONTRIBUTING.md")
        if (ROOT / name).exists()
    )
    assert [path.name for path in scripts() if f"scripts/{path.name}" not in guides] == []


def test_scripts_are_executable() -> None:
    programs = [*scripts(), ROOT / ".ci" / "run"]
    assert [path.name for path in programs if not os.access(path, os.X_OK)] == []
    assert [path.name for path in programs if not path.read_bytes().startswith(b"#!/usr")] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_is_in_step_with_pyproject(name: str) -> None:
    head = (ROOT / name).read_text(encoding="utf-8").partition("\n")[0]
    assert environment().requirements_digest() in head, "run scripts/lock"


def test_tests_run_with_the_versions_that_publish() -> None:
    published, tested = (
        set(re.findall(r"^\S+==.+?(?= \\$)", (ROOT / name).read_text(encoding="utf-8"), re.M))
        for name in LOCKS
    )
    assert published
    assert published <= tested


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_file_has_a_hash(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", "")
    required = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert [line[:40] for line in required if "--hash=sha256:" not in line] == []


def environment() -> ModuleType:
    """scripts/_environment.py, which belongs to no package."""
    spec = importlib.util.spec_from_file_location("_environment", ROOT / "scripts/_environment.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
