"""How long reading takes: honest spans, in words and in Chinese and Japanese characters."""

from __future__ import annotations

import pytest

from labpress.content import Essay, reading_time
from labpress.markdown import parse


def essay(text: str, lang: str = "en", minutes: int | None = None) -> Essay:
    return Essay(path="essays/x.md", body=parse(text), lang=lang, reading_minutes=minutes)


@pytest.mark.parametrize(
    ("words", "text", "iso", "tag"),
    [
        (0, "1 minute", "PT1M", "Under 5 minutes"),
        (200, "1 minute", "PT1M", "Under 5 minutes"),
        (500, "2 to 3 minutes", "PT2M", "Under 5 minutes"),
        (1071, "4 to 6 minutes", "PT5M", "5 to 15 minutes"),
        (1800, "6 to 10 minutes", "PT8M", "5 to 15 minutes"),
        (3600, "12 to 21 minutes", "PT15M", "5 to 15 minutes"),
        (3800, "13 to 22 minutes", "PT16M", "Over 15 minutes"),
    ],
)
def test_words(words: int, text: str, iso: str, tag: str) -> None:
    time = reading_time(essay("word " * words))
    assert (time.words, str(time), time.iso, time.tag) == (words, text, iso, tag)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's a well-known 12.5 % – or so…", 6),
        ("one—two", 2),
        ("*** … !", 0),
        ("cafe\u0301s на русском हिन्दी में", 5),
        ("한국어 문장", 2),
    ],
)
def test_what_counts_as_a_word(text: str, words: int) -> None:
    assert reading_time(essay(text)).words == words


def test_characters() -> None:
    assert str(reading_time(essay("学" * 2600, "zh"))) == "8 to 14 minutes"
    assert reading_time(essay("学" * 2600, "zh")).minutes == 10
    assert reading_time(essay("学び" * 1800, "ja")).minutes == 10
    assert reading_time(essay("学" * 1300 + " word" * 1190, "zh-TW")).minutes == 10


def test_the_writer_may_know_better() -> None:
    time = reading_time(essay("word", minutes=16))
    assert (str(time), time.iso, time.band) == ("16 minutes", "PT16M", "over-15")
