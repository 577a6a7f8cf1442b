"""Figures, tables and somebody's words: what golden/captions.md does not show of them."""

from __future__ import annotations

import pytest

from labpress.markdown import UNKNOWN, parse
from labpress.wording import wording

PICTURE = "![A line.](a.svg)"
ONE = f"/// figure | fig-one\n{PICTURE}\n\nOne line.\n///\n"


def test_a_label_is_in_the_language_of_its_text() -> None:
    body = parse(f"{ONE}\nSee [](#fig-one).", say=wording("en-GB"))
    assert '<b class="label">Figure 1.</b> One line.' in body.html
    assert body.marks[-1].text == "Figure 1"


def test_what_is_counted_does_not_hang_on_what_was_parsed_before() -> None:
    assert parse(ONE) == parse(ONE)


SHAPES = {
    "caption below without an empty line": f"{PICTURE}\nWords.",
    "caption above": f"Words.\n\n{PICTURE}",
    "width": f'{PICTURE}{{ width="300" }}\n\nWords.',
    "a picture that is a link": f"[{PICTURE}](https://ex.org)\n\nWords.",
    "raw HTML": '<div><img src="a.svg" alt="A line."></div>\n\nWords.',
}


@pytest.mark.parametrize("inside", SHAPES.values(), ids=SHAPES)
def test_the_caption_comes_below_the_picture(inside: str) -> None:
    body = parse(f"/// figure\n{inside}\n///")
    assert body.faults == ()
    picture, caption = body.html.index("<img"), body.html.index("<figcaption>")
    assert picture < caption
    assert '<figcaption><b class="label">Figure 1.</b> Words.</figcaption>' in body.html


def test_a_table_has_its_caption_above_and_numbers_of_its_own() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    body = parse(f"{ONE}\n/// table | t\n{table}\n\nBoth.\n///\n\n[](#t)")
    assert body.html.index("Table 1.") < body.html.index("<table>")
    assert body.marks[-1].text == "Table 1"


def test_a_figure_in_a_figure_has_no_number_of_its_own() -> None:
    inner = "<figure markdown>\n![x](b.svg)\n<figcaption>Inner.</figcaption>\n</figure>"
    body = parse(f"/// figure\n{inner}\n\nOuter.\n///\n\n{ONE}")
    assert body.html.count('class="label"') == 2
    assert "Figure 2." in body.html


def test_a_reference_to_nothing_is_seen_and_said() -> None:
    body = parse(f"\n{ONE}\nSee [](#fig-ome).")
    assert body.marks[-1].text == UNKNOWN
    (fault,) = body.faults
    assert (fault.line, fault.hint) == (8, "did you mean 'fig-one'?")


def test_two_figures_of_one_name_are_told_with_their_line() -> None:
    (fault,) = parse(f"{ONE}\n{ONE}").faults
    assert (fault.line, fault.message) == (8, "two things on this page are called '#fig-one'")


TEXT = "Before. We had solved it *three* times, and it had not noticed.\n\n"
PULLED = {
    "all of it": ("We had solved it three times", True),
    "with a gap": ("We had solved it … it had not noticed.", True),
    "other capitals and marks": ("WE HAD SOLVED IT: three times!", True),
    "one word more": ("We had solved it three more times", False),
    "two words": ("had solved", False),
    "with a link": ("We had [solved it](https://ex.org) three times", False),
    "with a source": ("We had solved it three times [@x]", False),
}


@pytest.mark.parametrize(("words", "pulled"), PULLED.values(), ids=PULLED)
def test_only_what_the_text_says_anyway_is_kept_from_being_read_twice(
    words: str, pulled: bool
) -> None:
    body = parse(f"{TEXT}/// quote | Jo\n{words}\n///")
    assert ('aria-hidden="true"' in body.html) is pulled
    assert ("Jo" in body.plain) is not pulled


def test_a_listing_says_nothing_of_its_own() -> None:
    listing = "```text\nWe had lost it three times\n```\n\n"
    assert "aria-hidden" not in parse(f"{listing}/// quote\nWe had lost it three times\n///").html


def test_a_quotation_pulled_by_its_class_is_treated_alike() -> None:
    quote = '<blockquote class="pull" markdown>\nWe had solved it three times\n</blockquote>'
    assert 'aria-hidden="true"' in parse(TEXT + quote).html
    assert "aria-hidden" not in parse(TEXT + quote.replace("solved", "lost")).html
