"""Wording: values, plurals, lists and dates in the form of their language."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from labpress.wording import Wording, wording

TABLE: dict[str, str | dict[str, str]] = {
    "list.cards": {"one": "{n} card", "few": "{n} few", "other": "{n} cards"},
    "essay.by": "By {names} & others",
    "numbers.3": "three",
}


@pytest.mark.parametrize(
    ("lang", "n", "said"),
    [
        ("en-GB", 1, "1 card"),
        ("en-GB", 1400, "1,400 cards"),
        ("de", 1400, "1.400 cards"),
        ("pl", 3, "3 few"),
        ("xx-none", 2, "2 cards"),
    ],
)
def test_a_number_chooses_the_form(lang: str, n: int, said: str) -> None:
    assert Wording(lang, TABLE)("list.cards", n=n) == said


def test_html_escapes_the_string_and_its_values() -> None:
    say = Wording("en", TABLE)
    assert say("essay.by", names="<A>") == "By <A> & others"
    assert say.html("essay.by", names="<A>") == "By &lt;A&gt; &amp; others"
    assert say.html("essay.by", names=Markup("<b>A</b>")) == "By <b>A</b> &amp; others"


def test_what_is_not_given_is_an_error() -> None:
    say = Wording("en", TABLE)
    for key in ("no.such", "essay.by", "list.cards"):
        with pytest.raises(KeyError):
            say(key)


@pytest.mark.parametrize(
    ("lang", "day", "month", "year", "names", "either"),
    [
        ("en-GB", "14 August 2018", "August 2018", "2018", "A, B and C", "A, B or C"),
        ("cy", "14 Awst 2018", "Awst 2018", "2018", "A, B, a(c) C", "A, B neu C"),
        ("de", "14. August 2018", "August 2018", "2018", "A, B und C", "A, B oder C"),
    ],
)
def test_dates_and_lists(
    lang: str, day: str, month: str, year: str, names: str, either: str
) -> None:
    say = Wording(lang, TABLE)
    assert (say.date(2018, 8, 14), say.date(2018, 8), say.date(2018)) == (day, month, year)
    assert (say.listed("ABC"), say.listed("ABC", either=True)) == (names, either)


def test_numbers_in_words_as_far_as_the_table_goes() -> None:
    assert (Wording("en", TABLE).number_word(3), Wording("en", TABLE).number_word(1234)) == (
        "three",
        "1,234",
    )


def test_a_language_without_a_table_speaks_english() -> None:
    assert wording("xx")("script.copied") == wording("en")("script.copied")
