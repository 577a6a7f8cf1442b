"""Cards in other scripts: set in the lab's own fonts, and from the right where they are read so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from card_prints import fit, print_card, print_deck
from labpress.content import Card, Duration, People, Toolkit
from labpress.lab import FontFile
from labpress.printing import FORMATS, Layout, Paper
from labpress.printing.languages import LEFT_TO_RIGHT_MARK, direction, line_in, turned, with_numbers
from paper_pages import Word, colours, faults, first_page, fonts_on, opened, page_of, texts, words
from tiny_fonts import ARABIC, HEBREW, tiny_font

Cite = Callable[[str], str]
MakeCard = Callable[..., Card]
TEXT = """\
## Why

שלום co-design lab 20–60 שלום

## You will have

שלום

## How

1. שלום
2. שלום
3. שלום

## Watch out for

- שלום
"""
A6_WIDTH, MIDDLE = 105, 52.5


@pytest.fixture
def own_paper(paper: Paper, tmp_path: Path) -> Paper:
    """A lab with a font of its own for Hebrew and Arabic."""
    font = tiny_font(tmp_path / "boxes.ttf", HEBREW + ARABIC)
    return dataclasses.replace(paper, fonts=(FontFile(font, "boxes.ttf", 1),))


@pytest.fixture
def hebrew(make_card: MakeCard) -> Card:
    """A card that is read from right to left."""
    return make_card(
        TEXT,
        title="שלום",
        purpose="שלום רב",
        lang="he",
        people=People(4, plus=True),
        time=Duration(20, 60, "minute", text="20–60 שעה"),
        materials=("שלום",),
    )


def place(placed: list[Word], text: str) -> Word:
    return next(word for word in placed if text in word.text)


def read(placed: list[Word]) -> str:
    """All that is there, without the marks that give it a direction, and without spaces."""
    return "".join(word.text for word in placed).replace(LEFT_TO_RIGHT_MARK, "").replace(" ", "")


def test_a_card_in_the_labs_own_font_is_for_everybody(
    hebrew: Card, own_paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    printed = print_card(hebrew, own_paper, cite)
    assert printed.problems == ()
    assert faults(printed.pdf, tmp_path) == []
    assert opened(printed.pdf).trailer["/Root"]["/Lang"].startswith("he")  # type: ignore[index]


def test_rare_letters_are_set_in_a_shipped_font(
    make_card: MakeCard, paper: Paper, cite: Cite
) -> None:
    letters = "Ŧŧ ƙaɓaɗa ṱhoḓea ἄνθρωπος Ҟәхаа"
    printed = print_card(make_card(title=letters, purpose=letters), paper, cite)
    assert printed.problems == ()
    assert texts(printed.pdf)[0].count("ἄνθρωπος") == 2


@pytest.mark.parametrize("word", ["fọ́", "ɛ́", "ŋ́", "m̀", "ø̀", "б́", "ἄ́"])
def test_a_letter_under_an_accent_of_its_own_is_not_lost(
    make_card: MakeCard, paper: Paper, cite: Cite, word: str
) -> None:
    # Typst draws the accent alone where the first font has it, but not the letter
    printed = print_card(make_card(title=f"A {word}", purpose=f"So {word}."), paper, cite)
    assert printed.problems == ()
    assert {"LabpressSans-Regular", "LabpressSerif-Bold"} <= fonts_on(printed.pdf, 0)


def test_without_the_font_each_part_says_once_what_it_misses(
    hebrew: Card, paper: Paper, cite: Cite
) -> None:
    problems = print_card(hebrew, paper, cite).problems
    parts = [problem.message.rpartition(" for ")[2] for problem in problems]
    assert parts == [
        *("materials", "purpose", "title", "time"),
        *("Why", "You will have", "How", "Watch out for"),
    ]
    assert problems[2].place == "docs/cards/note-back.md:2:8"


@pytest.mark.parametrize("size", ["a6", "poker", "large"])
def test_such_a_card_is_laid_out_from_the_right(
    size: str, hebrew: Card, own_paper: Paper, cite: Cite
) -> None:
    layout = Layout(format=FORMATS[size])
    pdf = print_card(hebrew, own_paper, cite, str, layout).pdf
    front = words(pdf, 0)
    middle = layout.format.width / 2
    assert place(front, "QL-90").x < middle < place(front, "Share").x
    assert place(front, "lab.example.org/").x < place(front, "c/").x


def test_the_numbers_of_steps_stand_at_the_right(
    hebrew: Card, own_paper: Paper, cite: Cite
) -> None:
    back = words(print_card(hebrew, own_paper, cite).pdf, 1)
    numbers = [word for word in back if word.text.strip(LEFT_TO_RIGHT_MARK) in ("1", "2", "3")]
    steps = [word for word in back if word.text == "שלום" and word.size < numbers[0].size]
    assert len(numbers) == 3
    assert min(word.x for word in numbers) > max(MIDDLE, *(word.x for word in steps))


def test_the_bar_of_the_warnings_stands_at_the_right(
    hebrew: Card, own_paper: Paper, cite: Cite
) -> None:
    back = first_page(page_of(print_card(hebrew, own_paper, cite).pdf, 1))
    low = back.crop((0, back.height * 3 // 4, back.width, back.height))
    left, right = (
        colours(low.crop(box), 0.005)
        for box in ((0, 0, low.width // 8, low.height), (low.width * 7 // 8, 0, *low.size))
    )
    assert (61, 26, 84) in right
    assert (61, 26, 84) not in left


def test_numbers_and_addresses_stay_as_they_are_read(
    hebrew: Card, own_paper: Paper, cite: Cite
) -> None:
    front = read(words(print_card(hebrew, own_paper, cite).pdf, 0))
    assert front.endswith("lab.example.org/c/QL-90/")
    assert "4+" in front
    assert front.count("20–60") == 2


def test_words_of_another_script_keep_their_order_round_a_number(
    hebrew: Card, own_paper: Paper, cite: Cite
) -> None:
    time = Duration(20, 60, "minute", text="20–60 minutes")
    card = dataclasses.replace(hebrew, time=time)
    front = words(print_card(card, own_paper, cite).pdf, 0)
    minutes = place(front, "minutes")
    line = [word for word in front if abs(word.y - minutes.y) < 1]
    assert place(line, "20–6").x < minutes.x


def test_the_lists_of_a_deck_begin_at_the_right(
    hebrew: Card, toolkit: Toolkit, own_paper: Paper, cite: Cite
) -> None:
    deck = dataclasses.replace(toolkit, title="שלום", lang="he")
    printed = print_deck(deck, [hebrew], own_paper, cite)
    contents = words(printed.pdf, 1)
    assert place(contents, "QL-90").x > MIDDLE
    assert printed.pages == len(opened(printed.pdf).pages)


def test_what_only_templates_read_has_no_marks() -> None:
    rows = {"kind": "main", "rows": [["4+", "שלום 2–8"], 3, None], "style": "strong"}
    assert turned(rows, "ltr") is rows
    assert turned(rows, "rtl") == {
        "kind": "main",
        "rows": [["\u200e4+\u200e", "שלום \u200e2–8\u200e"], 3, None],
        "style": "strong",
    }
    assert turned("\u200e4+\u200e", "rtl") == "\u200e4+\u200e"


def test_a_title_in_another_script_leaves_a_card_as_it_lies(
    make_card: MakeCard, own_paper: Paper, cite: Cite
) -> None:
    printed = print_card(make_card(title="The word שלום and اب"), own_paper, cite)
    front = words(printed.pdf, 0)
    assert printed.problems == ()
    assert place(front, "Share").x < MIDDLE < place(front, "QL-90").x
    assert "The word" in texts(printed.pdf)[0]


def test_too_wide_a_word_is_said_in_any_script(
    make_card: MakeCard, own_paper: Paper, cite: Cite
) -> None:
    card = make_card(title="ש" * 60, lang="he")
    assert "in Title is" in " ".join(p.message for p in fit([card], own_paper, cite))


@pytest.mark.parametrize("language", ["ar", "he", "fa", "ur", "ps", "sd", "yi", "dv", "ckb", "ug"])
def test_languages_that_are_read_from_the_right(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "cy", "pa", "hi", "zh", ""])
def test_all_others_are_read_from_the_left(language: str) -> None:
    assert direction(language) == "ltr"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("שלום 20–60 דקות", "שלום <20–60> דקות"),
        ("و20–60", "و<20–60>"),
        ("20 – 60.", "<20 – 60>."),
        ("4+, 15%", "<4+>, <15%>"),
        ("3.5-4,5", "<3.5-4,5>"),
        ("QL-01 and A6 and 2026", "QL-01 and A6 and 2026"),
    ],
)
def test_signs_keep_their_side_of_a_number(words: str, marked: str) -> None:
    signs = iter("<>" * 9)
    shown = "".join(next(signs) if c == LEFT_TO_RIGHT_MARK else c for c in with_numbers(words))
    assert shown == marked


@pytest.mark.parametrize(
    ("words", "way", "changes"),
    [
        ("CC BY 4.0 · v2.", "rtl", True),
        ("CC BY 4.0 · v2.", "ltr", False),
        ("שלום v2.", "rtl", False),
        ("", "rtl", False),
    ],
)
def test_a_line_of_another_script_keeps_its_direction(words: str, way: str, changes: bool) -> None:
    assert (line_in(words, way) != words) is changes
    assert line_in(words, way).strip(LEFT_TO_RIGHT_MARK) == words
