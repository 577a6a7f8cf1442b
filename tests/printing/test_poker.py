"""Cards the size of playing cards: less is said, and in no smaller type."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from card_prints import fit, print_card, print_cards
from labpress.content import STAGES, Card, Duration, People, Stage
from labpress.printing import FORMATS, Layout, Paper
from paper_pages import alternatives, colours, faults, first_page, page_of, texts, trims, words

Cite = Callable[[str], str]
MakeCard = Callable[..., Card]
POKER = Layout(format=FORMATS["poker"])
LONG = "Bring people who use a service and people who give it together to tell what it is like, "
WHITE = (255, 255, 255)


def rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)


def in_edition(edition: str) -> Layout:
    return Layout(format=FORMATS["poker"], edition=edition)


def test_a_card_is_two_small_pages_for_everybody(
    card: Card, paper: Paper, cite: Cite, tmp_path: Path
) -> None:
    printed = print_card(card, paper, cite, str, POKER)
    assert printed.problems == ()
    assert trims(printed.pdf) == [(63, 88), (63, 88)]
    assert faults(printed.pdf, tmp_path) == []


def test_the_front_says_what_fits_and_leads_to_the_rest(
    card: Card, paper: Paper, cite: Cite
) -> None:
    pdf = print_card(card, paper, cite, str, POKER).pdf
    front, back = texts(pdf)
    assert front == (
        "Share QL-90 Note back Say what you learned in one line. 15 minutes 4+ people "
        "lab.example.org/c/QL-90/"
    )
    assert back == "QL-90 Note back The Lab" or back == "QL-90 Note back QL-90 The Lab"
    assert any(said.startswith("QR code for") for said in alternatives(pdf))


def test_no_letter_is_under_seven_points(make_card: MakeCard, paper: Paper, cite: Cite) -> None:
    cards = [
        make_card(title=title, purpose=LONG + "and change it.", stages=stages)
        for title in ("Note back", "Experience-based co-design")
        for stages in (("share",), ("discover", "develop", "share"))
    ]
    pdf = print_cards(cards, paper, cite, str, POKER).pdf
    sizes = {word.size for number in range(8) for word in words(pdf, number)}
    assert min(sizes) >= 7
    purposes = [word.size for word in words(pdf, 0) if "people who" in word.text]
    assert min(purposes) >= 8.4


@pytest.mark.parametrize(
    ("people", "said"),
    [(People(1, 1), "1 person"), (People(2, 8), "2–8 people"), (People(4, plus=True), "4+ people")],
)
def test_beside_its_icon_a_number_says_what_it_counts(
    make_card: MakeCard, paper: Paper, cite: Cite, people: People, said: str
) -> None:
    assert said in texts(print_card(make_card(people=people), paper, cite, str, POKER).pdf)[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"purpose": LONG * 6}, "Purpose is"),
        ({"title": " ".join(["Experience-based"] * 9)}, "Title is"),
        ({"title": "Pseudopseudohypoparathyroidismelectrically"}, "in Title is"),
        ({"time": Duration(1, 1, "hour", text="Hours and hours, " * 30)}, "Time is"),
    ],
)
def test_what_does_not_fit_is_named(
    make_card: MakeCard, paper: Paper, cite: Cite, changes: dict[str, object], said: str
) -> None:
    problems = fit([make_card(**changes)], paper, cite, str, POKER)
    assert said in " ".join(problem.message for problem in problems)
    assert all("on poker" in problem.message for problem in problems)


def test_of_many_stages_the_front_shows_the_icons_and_the_back_all_colours(
    make_card: MakeCard, paper: Paper, cite: Cite
) -> None:
    card = make_card(stages=("discover", "develop", "share"))
    printed = print_card(card, paper, cite, str, POKER)
    assert printed.problems == ()
    assert "Discover" not in texts(printed.pdf)[0]
    shown = colours(first_page(page_of(printed.pdf, 1)))
    assert shown >= {rgb(stage.colour) for stage in STAGES}


def test_stages_without_icons_of_their_own_are_named(
    make_card: MakeCard, paper: Paper, cite: Cite
) -> None:
    stages = tuple(Stage(name, name, f"{name} and more") for name in ("one", "two", "six"))
    own = dataclasses.replace(paper, stages=stages)
    printed = print_card(make_card(stages=("one", "two", "six")), own, cite, str, POKER)
    assert texts(printed.pdf)[0].startswith("one and more · two and more · six and more QL-90")


def test_the_back_is_its_stages_colour_and_in_ink_saver_an_outline(
    card: Card, paper: Paper, cite: Cite
) -> None:
    (share,) = (rgb(stage.colour) for stage in STAGES if stage.id == "share")
    backs = {
        edition: colours(first_page(page_of(pdf, 1)), 0.5)
        for edition in ("colour", "grey", "ink-saver")
        if (pdf := print_card(card, paper, cite, str, in_edition(edition)).pdf)
    }
    ((grey, *others),) = backs["grey"]
    assert backs["colour"] == {share}
    assert backs["ink-saver"] == {WHITE}
    assert others == [grey, grey] and grey < 100


def test_without_a_permanent_address_there_is_no_code(card: Card, cite: Cite) -> None:
    printed = print_card(card, Paper("", "The Lab", "CC BY 4.0"), cite, str, POKER)
    assert alternatives(printed.pdf) == []
    assert texts(printed.pdf)[0].endswith("4+ people")


def test_a_card_of_many_words_keeps_the_band_of_its_neighbours(
    make_card: MakeCard, paper: Paper, cite: Cite
) -> None:
    cards = [make_card(), make_card(purpose=LONG + "and change it.", title="Co-design")]
    pdf = print_cards(cards, paper, cite, str, POKER).pdf
    times = [word.y for number in (0, 2) for word in words(pdf, number) if "minutes" in word.text]
    assert times[0] == pytest.approx(times[1], abs=0.01)
