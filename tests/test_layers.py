"""Holds the one-way rule: a room imports only rooms on rows below its own, and some things are one
room's alone. It reads every import of plugins/labpress, relative ones too, without running any."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins" / "labpress"
ROWS = (  # from the top down
    ("cli",),
    ("mkdocs_plugins",),
    ("site", "printing", "importing", "exporting"),
    ("articles",),
    ("lab",),
    ("catalogue", "outside"),
    ("content",),
    ("markdown",),
    ("citations", "charts"),
    ("pandoc", "objects"),
    ("problems", "wording", "store", "lazily"),
)
ROW_OF = {room: row for row, rooms in enumerate(ROWS) for room in rooms}
# what only one room imports, so that replacing it is work in one room
HOME_OF = {
    "mkdocs": "mkdocs_plugins",
    "mkdocs_bibtex": "mkdocs_plugins",
    "properdocs": "mkdocs_plugins",
    "material": "mkdocs_plugins",
    "typst": "printing",
    "pypandoc": "pandoc",
    "click": "cli",
    # the one room that opens connections
    "http": "outside",
    "socket": "outside",
    "ssl": "outside",
}
# and what one file of another room may import all the same
ALSO = {
    # it listens for browsers on this computer, and opens no connection
    "cli/serving/server.py": {"http", "socket"},
}
STARTERS = {"subprocess", "os", "shutil", "asyncio"}


def breaches(package: Path) -> list[str]:
    """Every breach of the rule in the package's files, as `file:line: what`."""
    return [
        f"{path.relative_to(package).as_posix()}:{line}: {what}"
        for path in sorted(package.rglob("*.py"))
        for line, what in sorted(_of_file(path, package))
    ]


def _of_file(path: Path, package: Path) -> Iterator[tuple[int, str]]:
    parts = path.relative_to(package).with_suffix("").parts
    room = "cli" if parts == ("__main__",) else "" if parts == ("__init__",) else parts[0]
    if room and room not in ROW_OF:
        yield 1, f"room {room} stands on no row"
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        for name in _imported(node, ("labpress", *parts)):
            if name[0] in ALSO.get("/".join(parts) + ".py", ()):
                continue
            yield from ((node.lineno, what) for what in _import_breaches(room, name))  # type: ignore[attr-defined] # every node that imports has a line
        if isinstance(node, ast.Call):
            yield from ((node.lineno, what) for what in _call_breaches(room, node))


def _imported(node: ast.AST, module: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Full names that `node`, in `module` (its parts; a package's end in __init__), imports."""
    if isinstance(node, ast.Import):
        return [tuple(alias.name.split(".")) for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = module[: len(module) - node.level] if node.level else ()
        base += tuple(node.module.split(".")) if node.module else ()
        return [(*base, alias.name) for alias in node.names]
    if isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
        return [tuple(name.split(".")) for name in _texts(node)]
    return []


def _import_breaches(room: str, name: tuple[str, ...]) -> Iterator[str]:
    if name[0] == "labpress" and len(name) > 1:
        other = name[1]
        if other not in ROW_OF:
            yield from [] if other.startswith("__") else [f"imports {other}, which is on no row"]
        elif other != room and not (room and ROW_OF[other] > ROW_OF[room]):
            yield f"{room or 'the package itself'} must not import {other}"
    elif name[0] in HOME_OF and HOME_OF[name[0]] != room:
        yield f"only {HOME_OF[name[0]]} may import {name[0]}"


def _call_breaches(room: str, call: ast.Call) -> Iterator[str]:
    if isinstance(call.func, ast.Name) and call.func.id == "print" and room != "cli":
        yield "only cli may print"
    starts = {node.id for node in ast.walk(call.func) if isinstance(node, ast.Name)} & STARTERS
    if starts and "pandoc" in _texts(call) and room != "pandoc":
        yield "only pandoc may start pandoc"


def _called(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _texts(call: ast.Call) -> list[str]:
    """The literal strings among a call's arguments, in lists too."""
    nodes = (node for argument in call.args for node in ast.walk(argument))
    return [n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def test_every_room_keeps_to_the_rows() -> None:
    assert breaches(PACKAGE) == []


ALLOWED = {
    "__init__.py": "",
    "__main__.py": "from labpress.cli import main",
    "problems.py": "import enum",
    "lab.py": "from labpress.catalogue import Catalogue\nfrom labpress import content, problems",
    "cli/main.py": "import click\nfrom labpress.site.views import View\nprint('hello')",
    "cli/serving/server.py": "import socket\nfrom http.server import ThreadingHTTPServer",
    "cli/__init__.py": "from .main import main\nfrom ..problems import Problem",
    "mkdocs_plugins/library.py": "from mkdocs.plugins import BasePlugin\nimport mkdocs_bibtex",
    "printing/__init__.py": "import typst\nfrom ..lab import Lab\nfrom . import sheet",
    "printing/sheet.py": "from labpress.printing.units import mm\nprinter = print",
    "pandoc/process.py": "import pypandoc, subprocess\nsubprocess.Popen(['pandoc', 'lua'])",
    "site/views.py": "from labpress import __version__\nimport markdown\ntext = 'pandoc'",
}


def test_what_is_allowed(tmp_path: Path) -> None:
    write(tmp_path, ALLOWED)
    assert breaches(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "code", "breach"),
    [
        ("content/x.py", "from labpress.site import views", "content must not import site"),
        ("content/x.py", "from labpress import lab", "content must not import lab"),
        ("content/x.py", "import labpress.lab", "content must not import lab"),
        ("content/x.py", "from ..lab import Lab", "content must not import lab"),
        ("content/x.py", "from .. import lab", "content must not import lab"),
        ("content/__init__.py", "from ..cli import main", "content must not import cli"),
        ("content/deep/x.py", "from ...cli import main", "content must not import cli"),
        ("content/x.py", "def f():\n from labpress.lab import Lab", "content must not import lab"),
        ("content/x.py", "import_module('labpress.lab')", "content must not import lab"),
        ("content/x.py", "importlib.import_module('typst')", "only printing may import typst"),
        ("exporting/x.py", "from labpress.printing import p", "exporting must not import printing"),
        ("site/x.py", "from labpress.printing import Deck", "site must not import printing"),
        ("printing/x.py", "from labpress.importing import w", "printing must not import importing"),
        ("problems.py", "from labpress.pandoc import Pandoc", "problems must not import pandoc"),
        ("lab.py", "from labpress.mkdocs_plugins import s", "lab must not import mkdocs_plugins"),
        ("__init__.py", "from .lab import Lab", "the package itself must not import lab"),
        ("content/x.py", "from labpress.helpers import f", "imports helpers, which is on no row"),
        ("utils.py", "", "room utils stands on no row"),
        ("site/x.py", "import mkdocs.config", "only mkdocs_plugins may import mkdocs"),
        ("cli/x.py", "from mkdocs import x", "only mkdocs_plugins may import mkdocs"),
        ("site/x.py", "import mkdocs_bibtex as b", "only mkdocs_plugins may import mkdocs_bibtex"),
        ("site/x.py", "try:\n import properdocs\nexcept ImportError: 0", "may import properdocs"),
        ("site/x.py", "import typst", "only printing may import typst"),
        ("printing/x.py", "from pypandoc import convert", "only pandoc may import pypandoc"),
        ("printing/x.py", "subprocess.run(['pandoc', '-'])", "only pandoc may start pandoc"),
        ("printing/x.py", "shutil.which('pandoc')", "only pandoc may start pandoc"),
        ("lab.py", "import click", "only cli may import click"),
        ("lab.py", "print('hello')", "only cli may print"),
        ("cli/x.py", "import socket", "only outside may import socket"),
        ("cli/serving/server.py", "import ssl", "only outside may import ssl"),
    ],
)
def test_each_breach_is_caught(tmp_path: Path, file: str, code: str, breach: str) -> None:
    write(tmp_path, {**ALLOWED, file: code})
    (found,) = breaches(tmp_path)
    line = 1 + code[: code.rfind("\n ") + 1].count("\n")
    assert found.startswith(f"{file}:{line}: ")
    assert found.endswith(breach)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, code in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(code, encoding="utf-8")
