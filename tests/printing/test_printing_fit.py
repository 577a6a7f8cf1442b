"""What does not fit is a problem that names card, section, how much, and what to do."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pypdf
import pytest

from card_prints import fit, print_card
from labpress.content import Card, Duration
from labpress.printing import Paper

Cite = Callable[[str], str]
MakeCard = Callable[..., Card]
LineOf = Callable[[str, str], int]
STEP = "Ask the people who were there what happened, and put each answer on a note of its own."


def with_steps(text: str, count: int) -> str:
    steps = "\n".join(f"{n}. {STEP}" for n in range(1, count + 1))
    return re.sub(r"1\. .*?\n\n", f"{steps}\n\n", text, flags=re.DOTALL)


def test_a_card_of_130_words_of_how_fits(
    make_card: MakeCard, paper: Paper, cite: Cite, text: str
) -> None:
    long = with_steps(text, 7)
    assert len(STEP.split()) * 7 > 115
    assert fit([make_card(long)], paper, cite) == ()


def test_too_many_steps_are_said_with_place_measure_and_cure(
    make_card: MakeCard, paper: Paper, cite: Cite, text: str, line_of: LineOf
) -> None:
    long = with_steps(text, 14)
    card = make_card(long)
    (problem,) = fit([card], paper, cite)
    assert problem.place == f"docs/cards/note-back.md:{line_of('## How', text)}"
    assert re.fullmatch(r"How is \d+ mm too tall on A6, cut about \d+ words", problem.message)
    assert print_card(card, paper, cite).problems == (problem,)


def test_the_words_to_cut_are_about_right(
    make_card: MakeCard, paper: Paper, cite: Cite, text: str
) -> None:
    (problem,) = fit([make_card(with_steps(text, 14))], paper, cite)
    cut = int(problem.message.split()[-2])
    enough = 14 - -(-cut // len(STEP.split()))
    assert fit([make_card(with_steps(text, enough))], paper, cite) == ()
    assert fit([make_card(with_steps(text, enough + 2))], paper, cite) != ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": "Pseudopseudohypoparathyroidismelectrically"}, "in Title is"),
        ({"materials": ("One card each for all",) * 20}, "Materials is"),
        ({"time": Duration(1, 1, "hour", text="Hours and hours, " * 40)}, "Time is"),
    ],
)
def test_a_field_that_is_too_much_is_named(
    make_card: MakeCard, paper: Paper, cite: Cite, changes: dict[str, object], said: str
) -> None:
    assert said in " ".join(problem.message for problem in fit([make_card(**changes)], paper, cite))


def test_each_card_is_named_by_its_own_problem(
    make_card: MakeCard, paper: Paper, cite: Cite, text: str
) -> None:
    full = make_card(with_steps(text, 14), path="docs/cards/long.md")
    found = fit([make_card(), full, make_card(path="docs/cards/third.md")], paper, cite)
    assert [problem.path for problem in found] == ["docs/cards/long.md"]


def test_a_third_warning_is_left_out_as_content_has_said(
    make_card: MakeCard, paper: Paper, cite: Cite, text: str
) -> None:
    long = text.replace("the lines.\n", "the lines.\n- Third.\n")
    assert fit([make_card(long)], paper, cite) == ()
    back = pypdf.PdfReader(io.BytesIO(print_card(make_card(long), paper, cite).pdf)).pages[1]
    assert "Do not correct" in back.extract_text()
    assert "Third." not in back.extract_text()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("![A bell](bell.png)", "a picture in Why"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a table in Why"),
        ("```\ncode\n```", "a block of code in Why"),
        ("> Quoted.", "a quotation in Why"),
        ("A note.[^1]\n\n[^1]: Below.", "a footnote in Why"),
        ("- a\n    - b\n        - c", "a list inside a list inside a list in Why"),
        ("### More\n\nText.", "a heading in Why"),
        ("It is \\(x^2\\).", "a formula in Why"),
    ],
)
def test_what_a_card_cannot_carry_is_said(
    make_card: MakeCard, paper: Paper, cite: Cite, written: str, said: str, text: str
) -> None:
    long = text.replace("Learning fades in *a week*", f"{written}\n\nLearning fades in *a week*")
    messages = [problem.message for problem in fit([make_card(long)], paper, cite)]
    assert messages == [f"{said} is not printed on the card"]


def test_text_beside_the_steps_is_said(
    make_card: MakeCard, paper: Paper, cite: Cite, text: str
) -> None:
    long = text.replace("## You will have", "And so on.\n\n## You will have")
    (problem,) = fit([make_card(long)], paper, cite)
    assert problem.message == "text outside the list in How is not printed on the card"


def test_nothing_to_print_fits(paper: Paper, cite: Cite) -> None:
    assert fit([], paper, cite) == ()
