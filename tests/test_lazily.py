"""Rooms whose faces import a name's module when the name is asked for: each name is there, and is
what its module gives."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from labpress.lazily import lazily

PACKAGE = Path(__file__).parent.parent / "plugins" / "labpress"
FACES = sorted(
    path for path in PACKAGE.rglob("__init__.py") if "lazily(" in path.read_text(encoding="utf-8")
)


def room_of(path: Path) -> str:
    return ".".join(("labpress", *path.parent.relative_to(PACKAGE).parts))


@pytest.mark.parametrize("path", FACES, ids=room_of)
def test_a_face_gives_all_its_names(path: Path) -> None:
    room = import_module(room_of(path))
    typed = {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith(room.__name__)
        for alias in node.names
    }
    assert sorted(typed) == sorted(room.__all__)
    given = {
        name: getattr(import_module(str(module)), own) for name, (module, own) in typed.items()
    }
    assert [name for name, own in given.items() if getattr(room, name) is not own] == []


@pytest.mark.parametrize("path", FACES, ids=room_of)
def test_no_name_of_a_face_is_that_of_a_module(path: Path) -> None:
    names = import_module(room_of(path)).__all__
    assert [name for name in names if (path.parent / f"{name}.py").exists()] == []
    assert [name for name in names if (path.parent / name).is_dir()] == []


def test_a_name_imports_its_own_module_only() -> None:
    code = "import sys; from labpress.printing import SHEETS; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    found = set(done.stdout.split())
    assert "labpress.printing.sheets" in found
    assert not found & {"labpress.printing.editions", "labpress.printing.paper", "typst", "segno"}


def test_a_face_lacks_what_none_of_its_modules_gives() -> None:
    face = lazily("labpress", {"problems": "Level Problem"})
    assert face("Level") is import_module("labpress.problems").Level
    with pytest.raises(AttributeError, match="'labpress' has no attribute 'Other'"):
        face("Other")
