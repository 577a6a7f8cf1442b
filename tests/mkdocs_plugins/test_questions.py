"""Every question that a page may ask can be said in words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from labpress.mkdocs_plugins.questions import OPEN, WORDS, is_settled, said_of
from labpress.mkdocs_plugins.record import ASK, LINK, PICTURE, PRINTED

CATALOGUE = Path(__file__).parents[2] / "plugins" / "labpress" / "catalogue"


def asked() -> Iterator[tuple[str, int]]:
    """The name of each question that the catalogue writes down, and how much is given with it."""
    for path in sorted(CATALOGUE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                question = node.args[0] if node.args else None
                writes = node.func.attr in ("_note", "_answer", "_place")
                if writes and isinstance(question, ast.Tuple):
                    name = question.elts[0]
                    assert isinstance(name, ast.Constant)
                    yield str(name.value), len(question.elts) - 1


QUESTIONS = sorted(set(asked()))


def test_the_questions_are_found() -> None:
    assert {"near", "target", "backlinks", "place_in_project"} <= {name for name, _ in QUESTIONS}


@pytest.mark.parametrize(("name", "given"), QUESTIONS)
def test_each_has_words_for_all_that_is_given(name: str, given: int) -> None:
    about = [f"<{number}>" for number in range(given)]
    said = said_of((ASK, "en-GB", name, *about))
    assert name in WORDS
    if name != "near":  # how many are wanted is nothing to a writer
        assert said.count("<") >= min(given, 1)


@pytest.mark.parametrize("kind", [LINK, PICTURE, PRINTED])
def test_so_have_the_others(kind: str) -> None:
    assert "<it>" in said_of((kind, "<it>"))


def test_what_is_never_settled_is_always_asked() -> None:
    assert not any(is_settled((ASK, "en-GB", name)) for name in OPEN if name not in (PICTURE,))
    assert not is_settled((PICTURE, "docs/one.svg"))
    assert is_settled((ASK, "en-GB", "near", "essays/one.md", 3))
