"""What becomes of everything: one essay that has each thing once, as Word, Markdown and data.

To write the expected files anew, delete them and run the tests twice; read the difference.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from labpress.content import Item
from labpress.exporting import Exported, Exports
from labpress.lab import Lab

GOLDEN = Path(__file__).parent / "golden"
ExportsOf = Callable[[Lab, Item], Exports]


@pytest.fixture
def made(everything: Lab, exports_of: ExportsOf) -> Callable[[str], Exported]:
    item = everything.catalogue.find("essay", "everything")
    assert item is not None
    exports = exports_of(everything, item)
    return lambda form: getattr(exports, form)(item)


def compare(name: str, found: str) -> None:
    expected = GOLDEN / name
    if not expected.exists():
        expected.write_text(found, encoding="utf-8")
        pytest.fail(f"{name} was missing and is now written: read it")
    assert found == expected.read_text(encoding="utf-8")


def listed(exported: Exported) -> str:
    """The files and the problems, as lines."""
    problems = [f"{problem.level}: {problem}" for problem in exported.problems]
    return "\n".join([*exported.files, "", *problems, ""])


def test_word_read_again(
    made: Callable[[str], Exported], reread: Callable[[bytes, str], str]
) -> None:
    exported = made("word")
    compare("word.txt", reread(exported.files["everything.docx"], "markdown") + listed(exported))


def test_markdown(made: Callable[[str], Exported]) -> None:
    exported = made("markdown")
    compare("markdown.txt", exported.files["everything.md"].decode() + listed(exported))


def test_data(made: Callable[[str], Exported]) -> None:
    exported = made("data")
    compare("data.json", exported.files["everything.json"].decode())
