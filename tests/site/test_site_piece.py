"""HTML with places for values."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from labpress.site.piece import Piece
from labpress.wording import wording


def test_every_value_is_escaped_unless_it_is_html() -> None:
    piece = Piece('<a href="{}">{}</a> {}')
    made = piece('"><script>', "Bread & roses", Markup("<b>yes</b>"))
    assert made == '<a href="&#34;&gt;&lt;script&gt;">Bread &amp; roses</a> <b>yes</b>'
    assert isinstance(made, Markup)


def test_a_name_may_have_several_places() -> None:
    assert Piece('<p id="{id}">{word}</p>{id}')(id="<", word=3) == '<p id="&lt;">3</p>&lt;'


def test_a_piece_can_be_said_again_and_again() -> None:
    piece = Piece("<i>{}</i>")
    assert [piece(word) for word in "ab"] == ["<i>a</i>", "<i>b</i>"]


def test_a_place_left_empty_is_an_error() -> None:
    with pytest.raises(IndexError):
        Piece("{} {}")("one")
    with pytest.raises(KeyError):
        Piece("{one} {two}")(one=1)


def test_words_of_another_language_say_so() -> None:
    said = wording("cy-GB")("page.skip")
    assert Piece("<p>{}</p>")(said) == Markup("<p>{}</p>").format(said)
