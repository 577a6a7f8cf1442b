"""One card and one toolkit to print, and a way to change them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labpress.content import Card, Duration, PartialDate, People, Toolkit, ToolkitItem
from labpress.markdown import parse
from labpress.printing import Paper

TEXT = (Path(__file__).parent / "data" / "note-back.md").read_text(encoding="utf-8")
FIRST_LINE = 12
"""Of the text in its file, below the front matter."""

MakeCard = Callable[..., Card]


@pytest.fixture
def text() -> str:
    """The card's text."""
    return TEXT


@pytest.fixture
def line_of() -> Callable[[str, str], int]:
    """The line of the card's file on which a heading of a text stands."""
    return lambda heading, text: FIRST_LINE + text.splitlines().index(heading)


@pytest.fixture
def make_card() -> MakeCard:
    """Makes the card `docs/cards/note-back.md` with other fields, or another `text`."""

    def make(text: str = TEXT, **changes: Any) -> Card:
        card = Card(
            path="docs/cards/note-back.md",
            slug="note-back",
            title="Note back",
            purpose="Say what you learned in one line.",
            stages=("share",),
            time=Duration(15, 15, "minute", text="15 minutes"),
            people=People(4, plus=True),
            code="QL-90",
            version="2",
            updated=PartialDate(2026, 11, 20),
            materials=("Pens", "One card each"),
            sources=("ohno1988", "card2017"),
            body=parse(text, FIRST_LINE),
            lines={"title": (2, 8), "sources": (9, 10), "time": (5, 7)},
        )
        return dataclasses.replace(card, **changes)

    return make


@pytest.fixture
def card(make_card: MakeCard) -> Card:
    """The card as it is."""
    return make_card()


@pytest.fixture
def toolkit() -> Toolkit:
    """A toolkit of that card, a break and an essay."""
    return Toolkit(
        path="docs/toolkits/start.md",
        slug="start",
        title="Starting to improve",
        purpose="See one problem clearly and try one small change.",
        audience="Teams who share a problem",
        group=People(4, 8),
        items=(
            ToolkitItem(kind="card", name="note-back", line=9, minutes=45, note="In two groups"),
            ToolkitItem(kind="break", name="Lunch", line=12, minutes=30),
            ToolkitItem(kind="essay", name="impact", line=14, minutes=15, optional=True),
        ),
        authors=("The Lab team",),
        body=parse(""),
        lines={"title": (2, 8), "items": (8, 1)},
    )


@pytest.fixture
def paper() -> Paper:
    """A lab with an address."""
    return Paper("https://lab.example.org/", "The Lab", "CC BY 4.0")


@pytest.fixture
def cite() -> Callable[[str], str]:
    """Names of two sources, and of a cluster of the text."""
    known = {"@{ohno1988}": "Ohno (1988)", "@{card2017}": "Card (2017)"}
    return lambda cluster: known.get(cluster, f"<{cluster}>")
