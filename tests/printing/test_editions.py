"""Editions: what an open lab has decks of, and which cards are in each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from labpress.content import Card, Essay, Stage, Toolkit
from labpress.lab import Lab
from labpress.pandoc import Pandoc
from labpress.printing import FORMATS, Editions, Layout
from labpress.printing.editions import Group
from labpress.printing.faces import Printable, card_face
from little_labs import OpenLab, card, essay

KIT = """---
title: First hour
purpose: Begin.
items:
- card: two
- break: Tea
  minutes: 10
- card: one
- card: two
---

Text.
"""
TRY = "Because.\n\n/// try-this | {}\nSo.\n///\n"
FILES = {
    "docs/cards/one.md": card("QL-01", "One"),
    "docs/cards/two.md": card("QL-02", "Two").replace("discover", "develop"),
    "docs/cards/held.md": card("QL-03", "Held", "draft: yes"),
    "docs/toolkits/kit.md": KIT,
    "essays/both.md": essay("\n".join(TRY.format(name) for name in ("two", "held", "one"))),
    "essays/single.md": essay(TRY.format("one")),
    "essays/none.md": essay(),
}


@pytest.fixture
def lab(open_files: OpenLab) -> Lab:
    return open_files(FILES)


def group(lab: Lab, name: str) -> Group:
    kind, _, slug = name.partition(":")
    if kind == "stage":
        return next(stage for stage in lab.settings.stages if stage.id == slug)
    found = lab.catalogue.find(kind, slug)
    assert found is None or isinstance(found, Toolkit | Essay)
    return found


@pytest.mark.parametrize(
    ("of", "cards"),
    [
        ("toolkit:kit", ["two", "one"]),
        ("essay:both", ["two", "one"]),
        ("essay:none", []),
        ("stage:discover", ["one"]),
        ("stage:share", []),
        ("library:", ["one", "two"]),
    ],
)
def test_each_deck_has_its_cards_once_and_no_drafts(
    lab: Lab, pandoc: Pandoc, of: str, cards: list[str]
) -> None:
    found = Editions(lab, pandoc).cards_of(group(lab, of) if of != "library:" else None)
    assert [one.slug for one in found] == cards


@pytest.mark.parametrize(
    ("decks", "named"),
    [
        ((), []),
        (("toolkits",), ["kit"]),
        # one card needs no deck besides the card's own PDF
        (("essays", "library"), ["both", None]),
        (("stages",), []),
    ],
)
def test_a_site_has_the_decks_that_it_asks_for(
    lab: Lab, pandoc: Pandoc, decks: tuple[str, ...], named: list[str | None]
) -> None:
    asked = replace(lab, settings=replace(lab.settings, decks=decks))
    groups = Editions(asked, pandoc).groups
    assert [one.id if isinstance(one, Stage) else one and one.slug for one in groups] == named


def test_a_card_is_read_once_for_all_its_decks(
    lab: Lab, pandoc: Pandoc, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Card] = []

    def counted(card: Card, *others: Any) -> Printable:
        read.append(card)
        return card_face(card, *others)

    monkeypatch.setattr("labpress.printing.editions.card_face", counted)
    made = Editions(lab, pandoc)
    one = made.cards_of(None)[0]
    for layout in (Layout(), Layout(FORMATS["poker"])):
        assert made.card(one, layout).pdf
        assert made.deck(None, layout).pdf
    assert sorted(card.slug for card in read) == ["one", "two"]


def test_a_lab_without_cards_fits(open_files: OpenLab, pandoc: Pandoc) -> None:
    assert Editions(open_files({"essays/none.md": essay()}), pandoc).fit() == ()
