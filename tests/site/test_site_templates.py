"""The theme's templates: content is escaped, nothing is inline, no page grows with the lab."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from jinja2 import nodes

from labpress.catalogue import Ask, Catalogue, permalink
from labpress.citations import Formatted, Reference
from labpress.content import STAGES, Author, Change, Item, PartialDate
from labpress.markdown import parse
from labpress.site import (
    FOLDERS,
    Download,
    Features,
    content_html,
    group_view,
    groups_view,
    home_view,
    list_template_of,
    list_view,
    stage_view,
    template_of,
    view_of,
)
from labpress.site.bundling import lab_rules, script_parts, style_parts, style_sheet

THEME = Path(__file__).resolve().parents[2] / "plugins" / "labpress" / "site" / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))
HOSTILE = '<script>alert(1)</script>" onmouseover="x\' javascript:alert(2)'
KINDS = ("essay", "card", "toolkit", "output", "project")
FEATURES = Features()

# HTML that Labpress has made, or that MkDocs documents as HTML
RAW = {"page.content", "own", "config.copyright"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_expression_is_escaped(template: Path) -> None:
    env = jinja2.Environment()
    env.filters.update(url=str, script_tag=str)
    tree = env.parse(template.read_text("utf-8"))
    shown = [node for output in tree.find_all(nodes.Output) for node in output.nodes]
    assert [node for node in shown if not is_safe(node)] == []


def is_safe(node: nodes.Node) -> bool:
    """Whether what a template shows is fixed, escaped last, a macro's answer or one of `RAW`."""
    match node:
        case nodes.TemplateData() | nodes.Const():
            return True
        case nodes.Filter(name="e" | "escape" | "script_tag" | "tojson"):
            return True
        case (
            nodes.Call(node=nodes.Name())
            | nodes.Call(node=nodes.Getattr(node=nodes.Name(name="lp")))
        ):
            return True
        case nodes.CondExpr():
            return is_safe(node.expr1) and (node.expr2 is None or is_safe(node.expr2))
        case nodes.Or():
            return is_safe(node.left) and is_safe(node.right)
        case nodes.Name():
            return node.name in RAW
        case nodes.Getattr(node=nodes.Name(name=owner)):
            return f"{owner}.{node.attr}" in RAW
    return False


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline(template: Path) -> None:
    text = template.read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))", text)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", text)


def pages(
    items: Sequence[Item], ask: Ask, formatted: Formatted | None = None
) -> dict[str, tuple[str, object, str]]:
    """Every page of a small lab: its template, its view and its text."""
    made: dict[str, tuple[str, object, str]] = {
        "home": ("home.html", home_view(ask, FEATURES), ""),
        "stage": ("stage.html", stage_view(STAGES[0], ask, FEATURES), ""),
        "404": ("404.html", None, ""),
        "plain": ("main.html", None, "<p>Plain.</p>"),
    }
    files = (Download("print/a.pdf", HOSTILE, 2, 38_000, HOSTILE, HOSTILE, sheet=True),)
    for item in items:
        text = content_html(item, ask, formatted, lambda link: "#", lambda path: path)
        view = view_of(item, ask, FEATURES, files, formatted)
        made[f"{item.kind} {item.slug}"] = (template_of(item.kind), view, text)
    for kind in KINDS:
        made[f"list {kind}"] = (list_template_of(kind), list_view(kind, ask, FEATURES, files), "")
    for by in FOLDERS:
        made[f"groups {by}"] = ("groups.html", groups_view(by, ask), "")
        for group in ask.groups(by):
            made[f"group {group.path}"] = ("group.html", group_view(group, ask, FEATURES), "")
    return made


def hostile(item: Item) -> Item:
    """`item` with hostile words in every text that it has, and in every list of texts."""
    keep = {"path", "slug", "project", "type", "status", "body", "related", "stages"}
    own: dict[str, Any] = {}
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in keep or not field.init:
            continue
        if isinstance(value, str):
            own[field.name] = HOSTILE
        elif isinstance(value, tuple) and field.name in LISTS_OF_TEXT:
            own[field.name] = (HOSTILE,)
        elif field.name == "changes":
            versions = (HOSTILE, f"2 {HOSTILE}")
            own[field.name] = tuple(
                Change(date=PartialDate(2018), text=HOSTILE, version=v) for v in versions
            )
    return replace(item, **own)


LISTS_OF_TEXT = {
    "authors", "tags", "key_points", "materials", "roles", "setting", "good_for", "partners",
    "worksheets",
}  # fmt: skip


def test_hostile_words_stay_words(
    items: tuple[Item, ...], ask_of: Callable[[Sequence[Item]], Ask], render: Callable[..., str]
) -> None:
    bad = tuple(hostile(item) for item in items)
    ask = ask_of(bad)
    page = {
        "title": HOSTILE,
        "meta": {"description": HOSTILE, "lang": HOSTILE},
        "canonical_url": HOSTILE,
    }
    config = {"site_name": HOSTILE, "site_description": HOSTILE, "site_author": HOSTILE}
    for name, (template, view, text) in pages(bad, ask).items():
        html = render(template, ask, view, page=page | {"content": text}, config=config)
        assert "<script>" not in html, name
        assert not re.search(r"<[^>]*\sonmouseover=", re.sub(r'"[^"]*"', '""', html)), name
        assert not re.search(r'(?:href|src)="\s*javascript:', html), name
    assert "<" not in lab_rules(ask)


def test_every_page_has_one_h1_and_no_level_is_skipped(
    items: tuple[Item, ...], ask: Ask, render: Callable[..., str]
) -> None:
    for name, (template, view, text) in pages(items, ask).items():
        html = render(template, ask, view, page={"content": text})
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert levels.count(1) == 1, name
        assert all(b - a <= 1 for a, b in pairwise(levels)), (name, levels)
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), name


NAMES = [
    "search",
    "search-field",
    "search-title",
    "related",
    "contents",
    "references",
    "notes",
    "cite",
    "cite-text",
    "print",
    "need",
    "start",
    "end",
    "filter",
    "count",
    "main",
    "series",
    "key-points",
    "from-essays",
    "i-time",
    "i-people",
    "try-1",
    "text-ohno1988",
]


def test_a_writers_headings_take_no_id_of_the_theme(
    items: tuple[Item, ...], ask_of: Callable[[Sequence[Item]], Ask], render: Callable[..., str]
) -> None:
    headings = "".join(f"## {name.replace('-', ' ')}\n\nText.[^1]\n\n" for name in NAMES)
    body = parse(f"{headings}[@ohno1988]\n\n/// try-this | five-whys\n///\n\n[^1]: Note.\n")
    assert set(NAMES) <= body.ids
    ask = ask_of([replace(item, body=body) for item in items])
    references = Formatted((), (Reference("ohno1988", "Ohno."),))
    toc = [SimpleNamespace(level=2, url=f"#{name}", title=name) for name in NAMES]
    own = content_html(ask.essays()[0], ask, references, str, str)
    for name, (template, view, text) in pages(ask_items(ask), ask, references).items():
        html = render(template, ask, view, page={"content": text or own, "toc": toc})
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert sorted(ids) == sorted(set(ids)), name
        theirs = body.ids | {"ref-ohno1988"}
        assert all(one.startswith("lp-") for one in set(ids) - theirs if ":" not in one), name


def ask_items(ask: Ask) -> list[Item]:
    """The items behind `ask`."""
    return [item for kind in KINDS for item in ask.all(kind)]


def test_scripts_and_styles_ask_for_ids_that_are_there() -> None:
    there = set(re.findall(r'id="(lp-[a-z-]+)"', "".join(t.read_text("utf-8") for t in TEMPLATES)))
    parts = [*style_parts(), *script_parts(), *(THEME / "assets" / "labpress").glob("*.js")]
    scripts = [path.read_text("utf-8") for path in parts]
    asked = set(
        re.findall(r"""(?:getElementById\('|\$\('#|[ ,}]#)(lp-[a-z-]+)""", "".join(scripts))
    )
    assert {"lp-count", "lp-start", "lp-end"} <= asked <= there


@pytest.mark.parametrize("engine", ["pagefind", "material"])
def test_search_is_a_link_that_works_without_a_script(
    engine: str, ask: Ask, render: Callable[..., str]
) -> None:
    html = render("main.html", ask, search_engine=engine)
    assert '<a class="search-open" href="../search/"' in html and f'"{engine}"' in html
    assert ("data-pagefind-body" in html) is (engine == "pagefind")
    assert 'class="search-open"' not in render("main.html", ask)


def test_a_card_says_its_short_address(items: tuple[Item, ...], ask: Ask, render: Any) -> None:
    card = view_of(items[2], ask, FEATURES)
    html = render("card.html", ask, card, config={"site_url": "https://lab.example/deep/"})
    assert '<a href="../c/QL-01/">lab.example/deep/c/QL-01</a>' in html
    assert "c/QL-01" not in render("card.html", ask, card, config={"site_url": ""})


def test_a_link_says_what_comes_and_the_first_is_what_most_want(
    items: tuple[Item, ...], ask: Ask, render: Any
) -> None:
    files = [
        Download("x/s.pdf", "A6, for the screen", 2, 40_000),
        Download("x/a4.pdf", "A4 sheet, four to cut", 2, 61_000, "On card", sheet=True),
        Download("x/deck.pdf", "Deck", 9, 90_000, group="More", sheet=True),
        Download("x/s.docx", "Word file", 0, 9_000, group="To edit"),
    ]
    html = render("card.html", ask, view_of(items[2], ask, FEATURES, files))
    links = re.findall(r'<a( class="btn")? href="\.\./x/([^"]+)">(.*?)</a>', html)
    assert links == [
        (
            ' class="btn"',
            "s.pdf",
            "A6, for the screen <span>(PDF, 2\u00a0pages, 40\u00a0kB)</span>",
        ),
        ("", "a4.pdf", "A4 sheet, four to cut <span>(PDF, 2\u00a0pages, 61\u00a0kB)</span>"),
        (
            "",
            "deck.pdf",
            '<span class="vh">More: </span>Deck <span>(PDF, 9\u00a0pages, 90\u00a0kB)</span>',
        ),
        ("", "s.docx", '<span class="vh">To edit: </span>Word file <span>(DOCX, 9\u00a0kB)</span>'),
    ]
    assert html.count("Print sheets at 100 %") == 1
    assert html.index("<h3>More</h3>") < html.index("Deck <span>") < html.index("<h3>To edit</h3>")
    plain = render("card.html", ask, view_of(items[2], ask, FEATURES, [files[0], files[3]]))
    assert "100 %" not in plain
    assert 'class="btn" href' not in render(
        "card.html", ask, view_of(items[2], ask, FEATURES, files[3:])
    )


def test_a_list_offers_all_that_it_lists(ask: Ask, render: Any) -> None:
    files = [Download("print/cards.pdf", "Every card", 40, 900_000)]
    for kind in KINDS:
        html = render(list_template_of(kind), ask, list_view(kind, ask, FEATURES, files))
        assert 'href="../print/cards.pdf"' in html
        # the list may be long: its head leads there
        assert html.index('href="#lp-print"') < html.index('class="rows')
        none = render(list_template_of(kind), ask, list_view(kind, ask, FEATURES))
        assert "lp-print" not in none


def test_people_stand_in_one_sentence(items: tuple[Item, ...], ask: Ask, render: Any) -> None:
    html = render("essay.html", ask, view_of(items[0], ask, FEATURES))
    ann, bo = ('<a href="../authors/ann/">Ann</a>', '<a href="../authors/bo/">Bo</a>')
    assert f'<span class="by">By {ann} and {bo}</span>' in html
    known = Author(name="Ann", role="Lead", url="https://lab.example/ann", bio="Ann writes.")
    ask = Ask(Catalogue(tuple(items), {}, str), STAGES, permalink, authors={"Ann": known})
    html = render("essay.html", ask, view_of(items[0], ask, FEATURES))
    assert f"By {ann} (Lead) and {bo}</span>" in html
    assert "<h2>Who wrote this</h2><p>Ann. Ann writes.</p></section>" in html


def test_one_thing_has_one_name(ask: Ask, render: Callable[..., str]) -> None:
    html = render("404.html", ask)
    assert ">Learning outputs</a>" in html and ">Outputs</a>" not in html


def test_a_page_says_where_it_stands(ask: Ask, render: Callable[..., str]) -> None:
    html = render("main.html", ask)
    assert '<a href="../cards/" aria-current="true">Cards</a>' in html
    assert html.count("aria-current") == 1


def test_contents_come_after_a_title_that_the_writer_wrote(
    ask: Ask, render: Callable[..., str]
) -> None:
    names = ("One", "Two", "Three")
    headings = [SimpleNamespace(level=2, url=f"#{name}", title=name) for name in names]
    top = [SimpleNamespace(level=1, url="#t", title="Own title", children=headings)]
    html = render("main.html", ask, page={"content": "<h1>Own title</h1><p>Text.</p>", "toc": top})
    order = [html.index(words) for words in ("<h1>Own title</h1>", "On this page", "<p>Text.</p>")]
    assert order == sorted(order)
    assert html.count("Own title</h1>") == html.count("<p>Text.</p>") == 1


def test_an_empty_page_is_light_and_does_not_grow_with_the_lab(
    items: tuple[Item, ...], ask_of: Callable[[Sequence[Item]], Ask], render: Callable[..., str]
) -> None:
    many = [replace(items[2], slug=f"c{n}", path=f"docs/cards/c{n}.md") for n in range(200)]
    few, lots = ask_of(items), ask_of((*items, *many))
    assert render("main.html", few) == render("main.html", lots)
    assert len(render("main.html", few)) < 9_000


def test_the_style_sheet_is_light_and_stays_at_home(ask: Ask) -> None:
    css = style_sheet(ask)
    assert len(gzip.compress(css.encode())) < 14_000
    fonts = set(re.findall(r"url\(([^)]+)\)", css))
    assert fonts and all((THEME / "assets" / "labpress" / font).is_file() for font in fonts)
