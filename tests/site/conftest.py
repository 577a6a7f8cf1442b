"""A small lab made in memory, and an environment that renders templates as MkDocs does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from labpress.catalogue import Ask, Catalogue, permalink
from labpress.content import (
    STAGES,
    Card,
    Duration,
    Essay,
    Item,
    Output,
    PartialDate,
    People,
    Period,
    Project,
    Toolkit,
    ToolkitItem,
)
from labpress.markdown import parse
from labpress.site import Pictures, Shown, bundles, film_html, site_links

THEME = Path(__file__).resolve().parents[2] / "plugins" / "labpress" / "site" / "theme"

ESSAY = """Opening words [@ohno1988].

## One

The paragraph that leads to the card.

/// try-this | five-whys
Take one answer.
///

A [way to it](card:five-whys), [](card:five-whys) and [nowhere](card:gone).
"""
CARD = """## How

1. Ask.
2. Ask again.
3. Stop.

## Odd one

More.

## Why

Because.
"""


@pytest.fixture
def items() -> tuple[Item, ...]:
    """Two essays of one project, two cards, a toolkit and an output."""
    return (
        Essay(
            path="essays/one.md",
            slug="one",
            body=parse(ESSAY),
            title="One",
            summary="The first.",
            authors=("Ann", "Bo"),
            date=PartialDate(2018, 8),
            project="peer",
            number=1,
            stages=("share", "discover"),
            lang="en",
        ),
        Essay(
            path="essays/two.md",
            slug="two",
            body=parse("Words. " * 2500 + "See [](essay:one)."),
            title="Two",
            summary="The second.",
            authors=("Ann",),
            date=PartialDate(2019),
            project="peer",
            number=2,
            related=("card:premortem", "one"),
        ),
        _card("five-whys", "QL-01", "Five whys", ("discover",), Duration(20, 60, text="20–60 min")),
        _card(
            "premortem", "QL-02", "Premortem", ("develop",), Duration(2, 3, "hour", text="2–3 h")
        ),
        Toolkit(
            path="docs/toolkits/day.md",
            slug="day",
            body=parse(""),
            title="A day",
            purpose="To a first test.",
            items=(
                ToolkitItem(kind="card", name="five-whys", line=1, minutes=40, note="Three lines"),
                ToolkitItem(kind="break", name="Tea", line=2, minutes=15),
                ToolkitItem(kind="card", name="QL-02", line=3, minutes=35, optional=True),
                ToolkitItem(kind="card", name="gone", line=4),
            ),
        ),
        Output(
            path="docs/outputs/survey.md",
            slug="survey",
            body=parse(""),
            title="A survey",
            type="survey",
            summary="Asked many.",
            date=PartialDate(2018, 5),
            project="peer",
            url="https://example.org/survey",
            n=2666,
            access="open",
        ),
        Project(
            path="docs/projects/peer.md",
            slug="peer",
            body=parse(""),
            title="Peer support",
            number=1,
            challenge="To make it available.",
            start=PartialDate(2017, 4),
            end=PartialDate(2018, 5),
            status="closed",
            stages=(("discover", Period(PartialDate(2017, 4), PartialDate(2017, 7))),),
        ),
    )


@pytest.fixture
def ask_of() -> Callable[[Sequence[Item]], Ask]:
    """A door to some items at their permanent addresses."""

    def made(items: Sequence[Item]) -> Ask:
        catalogue = Catalogue(tuple(items), {}, lambda path: path.removeprefix("docs/"))
        return Ask(catalogue, STAGES, permalink)

    return made


@pytest.fixture
def ask(items: tuple[Item, ...], ask_of: Callable[[Sequence[Item]], Ask]) -> Ask:
    """A door to the small lab."""
    return ask_of(items)


@pytest.fixture
def by_title(items: tuple[Item, ...]) -> Mapping[str, Any]:
    """The small lab's items by their titles."""
    return {item.title: item for item in items}


@pytest.fixture
def render() -> Callable[..., str]:
    """Renders a template as MkDocs does: without escaping by itself."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(THEME), undefined=Loud)
    env.filters["url"] = lambda address: f"../{address}"
    env.filters["script_tag"] = lambda script: ""

    pictures = Pictures(lambda path: None, None, lambda *words: None)
    shown = Shown("cards/five-whys/", pictures, lambda path: f"../{path}")

    def rendered(template: str, ask: Ask, view: object = None, **own: Any) -> str:
        page = {**PAGE, **own.pop("page", {})}
        config = {**CONFIG, **own.pop("config", {})}
        context = {
            "nav": [],
            "base_url": "..",
            "say": ask.say,
            "versions": dict.fromkeys(bundles(ask), "1"),
            "site_links": site_links(ask),
            "shown": shown,
            "film": lambda film: film_html(film, ask.say, lambda path: f"../{path}"),
            "view": view,
        }
        page_or_none = None if template == "404.html" else SimpleNamespace(**page)
        whole = env.get_template(template)
        return whole.render(page=page_or_none, config=config, **context | own)

    return rendered


class Loud(jinja2.ChainableUndefined):
    """A name that a template has wrong is an error where it would be shown."""

    def __str__(self) -> str:
        raise jinja2.UndefinedError(f"{self._undefined_name} is shown, and is not there")


PAGE: dict[str, Any] = {
    "url": "cards/five-whys/",
    "file": SimpleNamespace(dest_uri="cards/five-whys/index.html"),
    "title": "A page",
    "content": "<p>Its text.</p>",
    "meta": {},
    "toc": [],
    "is_homepage": False,
    "canonical_url": "https://lab.example/cards/five-whys/",
    "edit_url": "https://code.example/edit/page.md",
    "previous_page": None,
    "next_page": None,
}
CONFIG: dict[str, Any] = {
    "site_name": "A lab",
    "site_description": "What it is.",
    "site_author": "",
    "copyright": "",
    "theme": {"language": "en", "favicon": ""},
    "plugins": {},
    "extra": {},
    "extra_css": ["own.css"],
    "extra_javascript": [],
    "nav": None,
}


def _card(slug: str, code: str, title: str, stages: tuple[str, ...], time: Duration) -> Card:
    return Card(
        path=f"docs/cards/{slug}.md",
        slug=slug,
        body=parse(CARD),
        title=title,
        code=code,
        purpose=f"{title} does this.",
        stages=stages,
        time=time,
        people=People(2, 8),
        setting=("in-person", "online"),
        good_for=("understand a problem",),
        materials=("Pens", f"Sheet of {code}"),
        do_next=("premortem",) if slug == "five-whys" else (),
    )
