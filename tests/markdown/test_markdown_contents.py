"""The contents: a list of links where a text asks for one, and the same ids with or without."""

from __future__ import annotations

import pytest
from markdown import Markdown

from labpress.markdown import DIALECT, dialect_with, parse
from labpress.markdown.contents import contents_of

TEXT = "## One *a*\n\n### Two {#b}\n\n## One *a*\n\n# Three[^1]\n\n[^1]: Note\n"
MARKED = [f"[TOC]\n\n{TEXT}", f"- [TOC]\n\n{TEXT}", f"A [TOC]\n\n{TEXT}", f"`[TOC]`\n\n{TEXT}"]
DIALECTS = {
    "ours": DIALECT,
    "another marker": dialect_with([], {"toc": {"marker": "[[here]]", "title": "All"}}),
    "no marker": dialect_with([], {"toc": {"marker": "", "permalink": True}}),
}


@pytest.mark.parametrize("name", DIALECTS)
def test_the_html_and_the_contents_are_those_of_python_markdown(name: str) -> None:
    dialect = DIALECTS[name]
    configs = {key: dict(values) for key, values in dialect.configs.items()}
    theirs, ours = (
        Markdown(extensions=list(dialect.extensions), extension_configs=configs) for _ in "ab"
    )
    contents = contents_of(ours, dialect)
    assert contents is not None
    for text in (TEXT, *MARKED, f"[[here]]\n\n{TEXT}"):
        contents.start(text)
        assert ours.reset().convert(text) == theirs.reset().convert(text)
        assert getattr(ours, "toc_tokens", 1) == getattr(theirs, "toc_tokens", 2)


def test_a_text_may_have_its_contents_in_it() -> None:
    assert '<a href="#two">' in parse("[TOC]\n\n## One\n\n## Two\n").html
    assert "<a " not in parse("## One\n\n## Two\n").html


def test_a_lab_with_extensions_of_its_own_keeps_the_list_for_them() -> None:
    dialect = dialect_with(["nl2br"], {})
    assert contents_of(Markdown(extensions=list(dialect.extensions)), dialect) is None
