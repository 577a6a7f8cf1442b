"""What a page shows of other items it gets from `Ask`, which has answers but for their texts. So a
view that reads the text of another would be shown stale, and no test of its page could see it."""

from __future__ import annotations

import ast
from pathlib import Path

SITE = Path(__file__).parents[2] / "plugins" / "labpress" / "site"
OWN = {
    "content.py": "the text of the page's own item",
    "essay_view.py": "the contents of the page's own essay",
    "film.py": "the links in the text of the page's own item",
    "head.py": "how the text of the page's own item begins",
    "marks.py": "the marks in the text of the page's own item",
    "related.py": "to which cards the page's own essay sends",
    "sections.py": "the sections of the page's own card",
    "views.py": "whether the text of the page's own item has a place for its references",
}
"""The modules that read the text of an item, and which."""


def test_no_view_reads_the_text_of_another_item() -> None:
    found = {
        path.relative_to(SITE).as_posix()
        for path in SITE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "body"
    }
    assert found == OWN.keys()


def test_no_template_reads_the_text_of_an_item() -> None:
    texts = (path.read_text(encoding="utf-8") for path in (SITE / "theme").rglob("*.html"))
    assert not any(".body" in text for text in texts)
