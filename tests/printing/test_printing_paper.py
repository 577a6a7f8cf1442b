"""Which addresses may be printed, and how a lab's own stages look on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from labpress.content import STAGES, Stage, said_length
from labpress.printing import Paper, permanent
from labpress.printing.faces import with_version
from labpress.printing.labels import labels_for
from labpress.printing.paper import INK, RING, qr_svg, stage_look
from labpress.store import Store


@pytest.mark.parametrize(
    ("site_url", "lasts"),
    [
        ("https://lab.example.org/", True),
        ("http://lab.nhs.uk/essays", True),
        (" https://8.8.8.8/ ", True),
        ("", False),
        ("lab.example.org", False),
        ("ftp://lab.example.org/", False),
        ("http://localhost:8000/", False),
        ("http://LOCALHOST/", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]/", False),
        ("http://192.168.1.4/", False),
        ("http://lab.local/", False),
        ("https://[broken/", False),
        ("https://lab.example:99999/", False),
        ("https://who:secret@lab.example/", False),
        ("https://lab.example/?page=1", False),
        ("https://lab.example/#cards", False),
    ],
)
def test_only_a_permanent_address_is_printed(site_url: str, lasts: bool) -> None:
    assert permanent(site_url) is lasts
    paper = Paper(site_url, "The Lab", "CC BY 4.0")
    assert len(paper.problems()) == (0 if lasts else 1)
    assert bool(paper.address("c/QL-01/")) is lasts


def test_a_site_below_a_path_keeps_it() -> None:
    paper = Paper("https://lab.example.org/q", "The Lab", "CC BY 4.0")
    assert paper.address("c/QL-01/") == "https://lab.example.org/q/c/QL-01/"


@pytest.mark.parametrize("stage", STAGES)
def test_our_stages_are_white_on_their_colour(stage: Stage) -> None:
    look = stage_look(stage)
    assert (look["on"], look["text"]) == ("#ffffff", stage.colour)
    assert look["icon"] != RING


@pytest.mark.parametrize(
    ("colour", "on", "text"),
    [("#ffd400", INK, INK), ("#fd0", INK, INK), ("#123456", "#ffffff", "#123456")],
)
def test_a_pale_colour_takes_dark_letters(colour: str, on: str, text: str) -> None:
    look = stage_look(Stage("look-round", "Looking round", "", "", colour))
    assert (look["on"], look["text"], look["word"], look["icon"]) == (on, text, "Look round", RING)


@pytest.mark.parametrize("colour", ["teal", "#12", "url(x)", ""])
def test_a_colour_that_is_none_is_a_problem(colour: str) -> None:
    stage = Stage("own", "Own", "Own", "", colour)
    paper = Paper("https://lab.example.org/", "The Lab", "CC BY 4.0", stages=(stage,))
    assert stage_look(stage)["colour"] == INK
    (problem,) = paper.problems()
    assert "cannot be printed" in problem.message


def test_a_qr_code_is_drawn_for_an_address_only() -> None:
    assert qr_svg("") == ""
    assert re.match(r"<svg .*</svg>", qr_svg("https://lab.example.org/c/QL-01/"), re.DOTALL)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (90, "1 hour 30 minutes"),
        (120, "2 hours"),
    ],
)
def test_a_sessions_length_in_words(minutes: int, said: str) -> None:
    assert said_length(minutes, labels_for("en-GB").say) == said


def test_the_code_carries_the_version_whatever_it_looks_like() -> None:
    address = "https://lab.example.org/c/QL-01/"
    assert with_version(address, "1.1") == f"{address}?v=1.1"
    assert with_version(address, "2+b & c#d") == f"{address}?v=2%2Bb%20%26%20c%23d"
    assert (with_version(address, ""), with_version("", "1")) == (address, "")


def test_a_code_is_drawn_once_a_lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Paper("https://lab.example.org/", "The Lab", "", store=Store(tmp_path))
    drawn = paper.qr("https://lab.example.org/c/QL-01/")
    assert drawn == qr_svg("https://lab.example.org/c/QL-01/")
    monkeypatch.setattr("labpress.printing.paper.qr_svg", lambda _: "drawn again")
    assert paper.qr("https://lab.example.org/c/QL-01/") == drawn
    assert paper.qr("https://lab.example.org/c/QL-02/") == "drawn again"


@pytest.mark.parametrize(
    ("paper", "option"),
    [
        (Paper("https://例.example/", "The Lab", "CC BY 4.0"), "site_url"),
        (Paper("https://lab.example/", "例 Lab", "CC BY 4.0"), "site_name"),
        (Paper("https://lab.example/", "Lab", "", stages=(Stage("a", "例", "", ""),)), "stages"),
    ],
    ids=["site_url", "site_name", "stages"],
)
def test_a_letter_of_the_settings_that_no_font_has_is_said_of_them(
    paper: Paper, option: str
) -> None:
    (problem,) = [problem for problem in paper.problems() if "no '例'" in problem.message]
    assert (problem.path, problem.message.endswith(f"for {option}")) == ("mkdocs.yml", True)
