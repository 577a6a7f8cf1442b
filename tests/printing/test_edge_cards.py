"""Cards at the edge of what can be printed: each is a good card, or it is said what is wrong."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ImageChops

from card_prints import fit, print_card, print_cards
from labpress.content import Card
from labpress.lab import FontFile
from labpress.printing import FORMATS, Layout, Paper
from paper_pages import faults, first_page, opened, page_of
from tiny_fonts import HEBREW, tiny_font

Cite = Callable[[str], str]
MakeCard = Callable[..., Card]
STEP = "Ask the people who were there what happened, and put each answer on a note of its own."
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
ADDRESS = "https://www.example.org/a/long/address/that/nobody/would/ever/type-by-hand?page=1"
PATH = "docs/cards/note-back.md"
LINES = {"title": (2, 8), "purpose": (3, 10), "time": (5, 7)}
SCREEN = "(say it in the card's own words, or move it to a section that stays on the screen)"
WIDER = "mm wider than its line on A6 (use a shorter word)"
IN_WORDS = "(say it in words: pictures and emoji are in no font for print)"

Change = Callable[[str], str]


def why(words: str) -> Change:
    """The card's text with other first words under Why."""
    return lambda text: text.replace("Learning fades", f"{words} fades")


def steps(count: int) -> Change:
    listed = "\n".join(f"{number}. {STEP}" for number in range(1, count + 1))
    return lambda text: re.sub(r"1\. .*?\n\n", f"{listed}\n\n", text, flags=re.DOTALL)


EDGES: dict[str, tuple[Change, dict[str, str], list[str]]] = {
    "a How of 408 words": (
        steps(24),
        {},
        ["16: How is 100 mm too tall on A6, cut about 218 words"],
    ),
    "a title of one long word": (
        str,
        {"title": LONG},
        [f"2:8: '{LONG}' in Title is 92.9 {WIDER}"],
    ),
    "a purpose with a long word": (
        str,
        {"purpose": f"Say {LONG} again."},
        [f"3:10: '{LONG}' in Purpose is 20.3 {WIDER}"],
    ),
    "a step with a long word": (
        lambda text: text.replace("**Swap.**", f"**{LONG}.**"),
        {},
        [f"16: '{LONG}.' in How is 12.2 {WIDER}"],
    ),
    "an address that nobody would type": (
        lambda text: text.replace("aloud", ADDRESS),
        {},
        [],
    ),
    "emoji": (
        lambda text: text.replace("aloud", "aloud 👩\u200d💻"),
        {"title": "Note 🎉 back"},
        [
            f"2:8: the fonts for print have no '🎉' (U+1F389) for title {IN_WORDS}",
            "12: the fonts for print have no '👩\u200d💻' "
            f"(U+1F469 U+200D U+1F4BB) for Why {IN_WORDS}",
        ],
    ),
    "a table": (
        why("| a | b |\n|---|---|\n| 1 | 2 |\n\nIt"),
        {},
        [f"12: a table in Why is not printed on the card {SCREEN}"],
    ),
    "an image": (
        why("![A bell](bell.png)\n\nIt"),
        {},
        [f"14: a picture in Why is not printed on the card {SCREEN}"],
    ),
    "a title in another script": (
        str,
        {"title": "שלום"},
        [
            "2:8: the fonts for print have no 'ש' (U+05E9), 'ל' (U+05DC) and 2 more "
            "letters for title (write it in other letters, or name a font that has it in "
            "mkdocs.yml: labpress/print: fonts)"
        ],
    ),
}  # fmt: skip


@pytest.fixture
def edge(make_card: MakeCard, text: str) -> Callable[[str], Card]:
    def made(name: str) -> Card:
        change, fields, _ = EDGES[name]
        return make_card(change(text), **fields, lines=LINES)

    return made


@pytest.mark.parametrize("name", EDGES)
def test_what_is_wrong_with_a_card_is_said_with_its_place(
    name: str, edge: Callable[[str], Card], paper: Paper, cite: Cite
) -> None:
    said = [str(problem) for problem in fit([edge(name)], paper, cite)]
    assert said == [f"{PATH}:{problem}" for problem in EDGES[name][2]]


@pytest.mark.parametrize("size", ["a6", "poker"])
def test_whatever_is_written_nothing_runs_off_the_card(
    size: str, edge: Callable[[str], Card], paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    layout = Layout(format=FORMATS[size])
    # a proof of what is too tall shows a red line across it
    cards = [edge(name) for name in EDGES if not name.startswith("a How")]
    pdf = print_cards(cards, paper, cite, str, layout).pdf
    assert faults(pdf, tmp_path) == []
    for number in range(2 * len(cards)):
        picture = first_page(page_of(pdf, number))
        margin = round(picture.width * layout.format.margin / layout.format.width / 2)
        strip = picture.crop((picture.width - margin, 0, picture.width - 2, picture.height))
        # nothing but areas that go on beyond the trim
        edge_column = strip.crop((0, 0, 1, strip.height)).resize(strip.size)
        assert ImageChops.difference(strip, edge_column).getbbox() is None, number


def test_with_a_font_the_title_is_printed(
    edge: Callable[[str], Card], paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    font = tiny_font(tmp_path / "boxes.ttf", HEBREW)
    own = dataclasses.replace(paper, fonts=(FontFile(font, "boxes.ttf"),))
    printed = print_card(edge("a title in another script"), own, cite)
    assert printed.problems == ()
    assert "שלום" in opened(printed.pdf).pages[0].extract_text()
