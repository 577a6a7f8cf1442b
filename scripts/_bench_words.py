"""Words to write made-up texts with, the same each time.

They follow Zipf's law, a few in every text and most in a few, since the size of an index and of
what is compressed hangs on that. They are made of syllables, so that no language's own
frequencies are needed.
"""

from __future__ import annotations

import itertools
import random

VOCABULARY = 20_000
STARTS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "pr", "tr")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
ENDS = ("", "", "n", "r", "s", "t", "l", "nd", "ck", "ft")


def words_of_rank(*ranks: int) -> list[str]:
    """The words of these places, counted from 1, in the order of how often they are used."""
    return [_WORDS[rank - 1] for rank in ranks]


def chosen(own: random.Random, words: int) -> list[str]:
    """So many words, as often as each is used."""
    return own.choices(_WORDS, cum_weights=_WEIGHTS, k=words)


def sentence(own: random.Random, words: int) -> str:
    """So many words, with a capital and a full stop."""
    return " ".join(chosen(own, words)).capitalize() + "."


def title(own: random.Random, words: int) -> str:
    """So many words that are not the most common ones, or all titles would be alike."""
    return " ".join(own.choices(_WORDS[200:4000], k=words)).capitalize()


def _vocabulary() -> list[str]:
    own = random.Random(1)
    syllables = ["".join(parts) for parts in itertools.product(STARTS, VOWELS, ENDS)]
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        length = 1 if len(found) < 100 else 2 if len(found) < 3000 else 3
        found["".join(own.choices(syllables, k=length))] = None
    return list(found)


_WORDS = _vocabulary()
_WEIGHTS = list(itertools.accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
