"""The code on a printed card leads to the card's page, which says whether the paper is older."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import quickjs

from labpress.catalogue import Ask
from labpress.content import Change, PartialDate
from labpress.site import Download, Features, view_of

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "plugins" / "labpress" / "site" / "theme" / "assets" / "labpress"
HOSTILE = '<script>alert(1)</script>" onmouseover="x'
VOID = {"meta", "link", "img", "input", "br", "wbr", "hr", "use"}
BROWSER = (Path(__file__).parent / "data" / "browser.js").read_text("utf-8")


class Tree(HTMLParser):
    """A page as a tree for browser.js: [name, attributes, children], texts as they are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root: list[Any] = ["html", {}, []]
        self._open = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = [tag, {name: value or "" for name, value in attrs}, []]
        self._open[-1][2].append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._open[-1][2].append(data)


class Reader:
    """Somebody who opens a page in a browser, with the script of that name."""

    def __init__(self, html: str, address: str, script: str = "first.js") -> None:
        self.engine = quickjs.Context()
        self.engine.eval(f"const address = {json.dumps(address)};{BROWSER}")
        self.engine.eval(f"page = made({json.dumps(Tree(html).root)})")
        self.engine.eval((SCRIPTS / script).read_text("utf-8"))

    def ask(self, code: str) -> Any:
        return json.loads(self.engine.eval(f"JSON.stringify({code} ?? null)"))

    def sees(self, selector: str) -> str:
        """What can be read of an element: nothing that is hidden."""
        words: str = self.ask(f"seen(document.querySelector({json.dumps(selector)}))")
        return " ".join(words.split())


@pytest.fixture
def card_page(by_title: Mapping[str, Any], ask: Ask, render: Callable[..., str]) -> str:
    """The page of a card that came out in four versions, the first without a word about it."""
    changes = (
        Change(date=PartialDate(2024, 3), version="1.1", text="Shorter steps."),
        Change(date=PartialDate(2025), version="1.2 <beta>", text="A & B."),
        Change(date=PartialDate(2026, 11, 20), version="2", text="A new step 3."),
        Change(date=PartialDate(2026, 11, 21), text="A link."),
    )
    card = replace(by_title["Five whys"], version="2", changes=changes)
    files = [Download("x/five-whys.pdf", "Card", 2, 40_000)]
    return render("card.html", ask, view_of(card, ask, Features(), files))


HAS = "This page has version 2, of 20 November 2026."
PRESENT = "21 November 2026 A link. 20 November 2026 Version 2: A new step 3."
SAID = {
    "1": f"Your printed card is version 1. {HAS} What changed since: {PRESENT} "
    "2025 Version 1.2 <beta>: A & B. March 2024 Version 1.1: Shorter steps. Print version 2",
    "1.1": f"Your printed card is version 1.1. {HAS} What changed since: {PRESENT} "
    "2025 Version 1.2 <beta>: A & B. Print version 2",
    "1.2 <beta>": f"Your printed card is version 1.2 <beta>. {HAS} What changed since: "
    f"{PRESENT} Print version 2",
    "2": "Your printed card is up to date (version 2).",
    "3": "This page does not know the version of your printed card. The page has version 2, of "
    "20 November 2026. Print version 2",
    "": "",
}


@pytest.mark.parametrize("version", SAID)
def test_the_page_says_how_old_the_paper_is(card_page: str, version: str) -> None:
    reader = Reader(card_page, f"https://lab.example/cards/five-whys/?v={quote(version)}")
    assert reader.sees("#lp-paper") == SAID[version]


def test_nobody_else_is_told_anything(card_page: str) -> None:
    reader = Reader(card_page, "https://lab.example/cards/five-whys/?x=1")
    assert reader.sees("#lp-paper") == ""
    assert reader.ask("listeners.length") == 0


@pytest.mark.parametrize("said", [HOSTILE, "constructor", "__proto__", "9" * 10_000, "1\0", "%"])
def test_nothing_of_the_address_is_shown(card_page: str, said: str) -> None:
    for version in (said, quote(said)):
        reader = Reader(card_page, f"https://lab.example/cards/five-whys/?v={version}")
        assert reader.sees("#lp-paper") == SAID["3"]


def test_screen_readers_are_told_once_and_keep_their_place(card_page: str) -> None:
    reader = Reader(card_page, "https://lab.example/cards/five-whys/?v=1")
    region = "document.querySelector('[role=status]')"
    assert reader.ask(f"{region}.appended") == 0
    reader.engine.eval("listeners.forEach(one => one())")
    assert reader.ask(f"{region}.appended") == 1
    assert reader.sees("#lp-paper [role=status]") == f"Your printed card is version 1. {HAS}"
    script = (SCRIPTS / "first.js").read_text("utf-8")
    assert not any(word in script for word in ("focus", "innerHTML", "fetch", "setItem"))


def test_without_a_script_versions_can_be_compared(card_page: str) -> None:
    reader = Reader(card_page, "https://lab.example/cards/five-whys/?v=")
    assert "Version 2, of 20 November 2026. What changed" in reader.sees(".cardhead-in")
    listed = reader.sees("#lp-changes")
    assert listed.startswith("What changed 21 November 2026") and "Version 1.1: Shor" in listed


def test_a_card_without_a_short_address_waits_for_no_paper(
    by_title: Mapping[str, Any], ask: Ask, render: Callable[..., str]
) -> None:
    html = render("card.html", ask, view_of(by_title["Five whys"], ask, Features(cards=False)))
    assert "lp-paper" not in html
    assert "Version 1." in html


FORWARDS = {
    "?v=1.1": "https://lab.example/cards/five-whys/?v=1.1",
    "?v=1&x=%26#how": "https://lab.example/cards/five-whys/?v=1&x=%26#how",
    "": "https://lab.example/cards/five-whys/",
}


@pytest.mark.parametrize("more", FORWARDS)
def test_the_short_address_keeps_the_version(more: str) -> None:
    html = '<script data-to="https://lab.example/cards/five-whys/"></script>'
    reader = Reader(html, f"https://lab.example/c/QL-01/{more}", "forward.js")
    assert reader.ask("location.gone") == FORWARDS[more]
