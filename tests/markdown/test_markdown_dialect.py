"""A lab's own extensions join the dialect; none of ours is lost."""

from __future__ import annotations

from markdown.extensions.toc import TocExtension, slugify_unicode

from labpress.markdown import DIALECT, dialect_with, parse

MATERIAL = [
    "toc", "tables", "fenced_code", "abbr", "admonition", "attr_list", "def_list", "footnotes",
    "md_in_html", "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip  # as Material's documentation recommends
EVERYTHING = """# T [@a]

> Quote

```py title="x"
[@a]
```

1. one
2. two [t](card:c) https://ex.org

/// try-this | five-whys
///

Term
:   Meaning [@b]
"""


def test_the_extensions_material_recommends_join_without_harm() -> None:
    configs = {"toc": {"permalink": True}, "pymdownx.caret": {}, "pymdownx.highlight": {}}
    joined = dialect_with(MATERIAL, configs)
    body = parse(EVERYTHING, dialect=joined)
    assert [(m.kind, m.key, m.line) for m in body.marks] == [
        ("heading", "T", 1),
        ("cite", "a", 1),
        ("list", "1", 9),
        ("card", "c", 10),
        ("link", "https://ex.org", 10),
        ("try-this", "five-whys", 12),
        ("cite", "b", 16),
    ]
    assert body.faults == ()
    assert body.contents[0].name == "T"
    assert 'class="headerlink"' in body.html
    assert '<div class="language-py highlight">' in body.html


def test_the_dialect_is_never_smaller_than_ours() -> None:
    joined = dialect_with(["nl2br"], {})
    assert set(DIALECT.extensions) | {"nl2br"} == set(joined.extensions)
    assert "<br>" in parse("a\nb", dialect=joined).html


def test_a_writers_settings_override_ours_one_by_one() -> None:
    joined = dialect_with(["toc"], {"toc": {"toc_depth": 2}})
    assert joined.configs["toc"]["toc_depth"] == 2
    assert joined.configs["toc"]["permalink"] is False
    assert [h.children for h in parse("# A\n\n### B", dialect=joined).contents] == [()]


def test_long_names_and_bundles_are_ours_by_another_name() -> None:
    names = ["markdown.extensions.toc", "extra", "markdown.extensions.extra", "pymdownx.extra"]
    joined = dialect_with(names, {"markdown.extensions.toc": {"title": "Here"}})
    assert set(joined.extensions) == {*DIALECT.extensions, "pymdownx.betterem"}
    body = parse("[TOC]\n\n# A\n\n```py\nx\n```", dialect=joined)
    assert "Here" in body.html
    assert '<div class="language-py highlight">' in body.html


def test_ready_made_extensions_join() -> None:
    joined = dialect_with([TocExtension(permalink=True, slugify=slugify_unicode)], {})
    assert 'href="#é"' in parse("# É", dialect=joined).html


def test_approximate_numbers_and_powers_stay_text() -> None:
    assert parse("~20–~30 minutes, 10^6,10^7, C++ or C++").html == (
        "<p>~20–~30 minutes, 10^6,10^7, C++ or C++</p>"
    )


def test_a_lab_may_ask_for_subscripts() -> None:
    joined = dialect_with(["pymdownx.tilde"], {"pymdownx.tilde": {"subscript": True}})
    assert "<sub>2</sub>" in parse("H~2~O", dialect=joined).html
