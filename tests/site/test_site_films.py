"""Films: who plays them, and what a page says before anybody is asked."""

from __future__ import annotations

import re
from typing import Any

import pytest

from labpress.content import Essay, Output, Video
from labpress.markdown import parse
from labpress.site import Film, film_html, films_of, with_films
from labpress.site.film import film_of, film_that_plays
from labpress.site.players import player_of
from labpress.wording import wording

SAY = wording("en")
NOCOOKIE = "https://www.youtube-nocookie.com/embed/"


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://www.youtube.com/watch?v=abcDEF12345", f"{NOCOOKIE}abcDEF12345?autoplay=1&rel=0"),
        (
            "https://youtu.be/abcDEF12345?t=1m30s",
            f"{NOCOOKIE}abcDEF12345?autoplay=1&rel=0&start=90",
        ),
        ("https://m.youtube.com/shorts/abcDEF12345", f"{NOCOOKIE}abcDEF12345?autoplay=1&rel=0"),
        ("https://www.youtube.com/embed/abcDEF12345", f"{NOCOOKIE}abcDEF12345?autoplay=1&rel=0"),
        ("https://www.youtube.com/@lab", ""),
        ('https://youtu.be/"><script>', ""),
        ("https://vimeo.com/123456", "https://player.vimeo.com/video/123456?dnt=1&autoplay=1"),
        (
            "https://vimeo.com/123456/abcdef",
            "https://player.vimeo.com/video/123456?h=abcdef&dnt=1&autoplay=1",
        ),
        ("https://vimeo.com/about", ""),
        (
            "https://films.example/w/abcdefghijkl",
            "https://films.example/videos/embed/abcdefghijkl?autoplay=1&p2p=0&warningTitle=0",
        ),
        ("https://files.example/film.mp4", "https://files.example/film.mp4"),
        ("https://www.health.example/a-film", ""),
        ("ftp://files.example/film.mp4", ""),
        ("https://[bad", ""),
    ],
)
def test_who_plays_a_film(address: str, source: str) -> None:
    player = player_of(address)
    assert (player.source if player else "") == source


def essay(**video: Any) -> Essay:
    return Essay(
        path="essays/one.md", slug="one", body=parse(""), title="One", video=Video(**video)
    )


def html_of(film: Film | None) -> str:
    assert film is not None
    return str(film_html(film, SAY, lambda path: f"../{path}"))


def test_nothing_is_asked_before_play_and_the_reader_is_told_whom() -> None:
    html = html_of(film_of(essay(url="https://youtu.be/abcDEF12345", title="A <film>")))
    assert not re.search(r"<(iframe|video|img|script|link)\b", html)
    assert not re.search(r'\ssrc="', html)
    assert "youtube-nocookie.com" in html
    assert "talk to Google" in html
    assert "A &lt;film&gt;" in html
    assert '<a href="https://youtu.be/abcDEF12345">Watch it at YouTube</a>' in html


def test_a_film_of_the_labs_own_needs_no_script_and_no_notice() -> None:
    film = film_of(essay(file="film.mp4", captions="film.vtt", poster="film.jpg", transcript="Hm."))
    html = html_of(film)
    assert '<video controls preload="none"' in html
    assert '<source src="../essays/film.mp4" type="video/mp4">' in html
    assert '<track kind="captions" src="../essays/film.vtt" srclang="en"' in html
    assert 'poster="../essays/film.jpg"' in html
    assert "<summary>What is said and shown</summary><div><p>Hm.</p></div>" in html
    assert "data-film" not in html


def test_a_picture_of_another_host_is_no_poster() -> None:
    film = film_of(essay(url="https://youtu.be/abcDEF12345", poster="https://i.example/a.jpg"))
    assert film is not None
    assert film.poster == ""


def test_a_page_that_only_tells_of_a_film_is_a_link() -> None:
    film = film_of(essay(url="https://www.health.example/a-film"))
    assert "film-box" not in html_of(film)
    assert film_that_plays(essay(url="https://www.health.example/a-film")) is None


def test_an_output_that_is_a_film() -> None:
    output = Output(path="docs/outputs/f.md", slug="f", body=parse(""), title="F", type="video")
    assert film_of(output) is None
    assert film_of(essay_output("report")) is None
    film = film_of(essay_output("video"))
    assert film is not None
    assert film.player is not None


def essay_output(type: str) -> Output:
    return Output(
        path="docs/outputs/f.md",
        slug="f",
        body=parse(""),
        title="F",
        type=type,
        url="https://vimeo.com/1234",
    )


BLOCK = """
/// video | https://vimeo.com/123456
    title: The *lab* & more
    length: "1:30"
    captions: film.vtt
    poster: film.jpg

What is **said**.

- A list
///

A link to [another](https://vimeo.com/999999).
"""


def test_a_film_in_a_text() -> None:
    body = parse(BLOCK)
    assert body.faults == ()
    marks = {f"labpress:{mark.n}": mark.key for mark in body.marks}
    resolved = re.sub(r'(?<==")labpress:\d+', lambda found: marks[found[0]], body.html)
    html = with_films(resolved, SAY)
    assert 'data-film="https://player.vimeo.com/video/123456?dnt=1&amp;autoplay=1"' in html
    assert '<div class="film-box"><img src="film.jpg" alt="">' in html
    assert '<span class="film-title">The lab &amp; more</span>' in html
    assert '<span class="film-length">1:30</span>' in html
    assert '<a href="film.vtt">Captions</a>' in html
    assert "<div><p>What is <strong>said</strong>.</p>" in html
    assert html.count("data-film=") == 1


def test_a_policy_asks_for_films_that_play_and_not_for_links_to_others() -> None:
    one = Essay(path="essays/one.md", slug="one", body=parse(BLOCK), title="One")
    players = [film.player for film in films_of([one])]
    assert [player.source for player in players if player] == [
        "https://player.vimeo.com/video/123456?dnt=1&autoplay=1"
    ]
