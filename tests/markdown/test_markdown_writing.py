"""Writing a tree: the same XHTML as Python-Markdown's own function."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable
from random import Random
from typing import Any, cast

import pytest
from markdown.serializers import to_xhtml_string

from labpress.markdown.writing import as_xhtml

TAGS = ("p", "P", "em", "br", "IMG", "script", "style", "td", "labpress-cite", "hr", "pre")
TEXTS = (None, "", "a", "a & b", "&amp;", "&#38; &#xAf;", "&nope", "<b> > c", "a\n", '"q"', "é\x02")
NAMES = ("id", "class", "checked", "Title", "data-x")
RARE: dict[str, Callable[[], Any]] = {
    "a comment": lambda: etree.Comment("a & <b>"),
    "an instruction": lambda: etree.ProcessingInstruction("x", "y & <z>"),
    "a name with a namespace": lambda: etree.Element(
        cast("Any", etree.QName("{u}svg")), {"a": "1"}
    ),
    "no name": lambda: etree.Element(cast("Any", None)),
}


def tree(chance: Random, depth: int = 0) -> etree.Element:
    element = etree.Element(chance.choice(TAGS))
    element.text, element.tail = chance.choice(TEXTS), chance.choice(TEXTS)
    for name in chance.sample(NAMES, chance.randint(0, 3)):
        value = chance.choice([name, *TEXTS])  # None is an attribute without a value
        element.set(name, cast("str", value))
    if depth < 4:
        element.extend(tree(chance, depth + 1) for _ in range(chance.randint(0, 3)))
    return element


@pytest.mark.parametrize("number", range(150))
def test_a_tree_is_written_as_python_markdown_writes_it(number: int) -> None:
    made = tree(Random(number))
    assert as_xhtml(made) == to_xhtml_string(made)


@pytest.mark.parametrize("name", RARE)
def test_what_is_rare_is_written_as_well(name: str) -> None:
    made = tree(Random(5))
    rare = RARE[name]()
    rare.text, rare.tail = rare.text or "t < u", " & tail"
    made.insert(0, rare)
    assert as_xhtml(made) == to_xhtml_string(made)


def test_a_tree_may_be_deeper_than_python_may_call() -> None:
    root = inner = etree.Element("div")
    for _ in range(5000):
        inner = etree.SubElement(inner, "p")
    assert as_xhtml(root) == to_xhtml_string(root)
