"""A lab of made-up essays to measure with: as long and as varied in words as real ones, and the
same for the same number.

Words follow Zipf's law, a few in every essay and most in a few, since an index's size hangs
on that. They are made of syllables, so that no language's own frequencies are needed.
"""

from __future__ import annotations

import itertools
import random
from pathlib import Path

VOCABULARY = 20_000
WORDS = 1_500
"""Of an essay, as in the example lab."""
STARTS = ("b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "st", "pr", "tr")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
ENDS = ("", "", "n", "r", "s", "t", "l", "nd", "ck", "ft")
STAGES = ("discover", "develop", "share")
SETTINGS = """\
site_name: A lab of {essays:,} essays
site_url: https://bench.example.org/
theme:
  name: labpress
nav:
  - Essays: essays/index.md
plugins:
  - labpress/library:
      plain_language: false
  - labpress/reading-time
  - labpress/cards
  - labpress/search
"""
ESSAY = """\
---
title: {title}
summary: {summary}
date: {year}-{month:02}-{day:02}
stages: [{stage}]
---

{body}
"""


def write_lab(folder: Path, essays: int) -> None:
    """A whole lab of so many essays in `folder`."""
    (folder / "docs").mkdir(parents=True)
    (folder / "essays").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS.format(essays=essays), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# A lab to measure with\n", encoding="utf-8")
    for number in range(1, essays + 1):
        path = folder / "essays" / f"essay-{number:04}.md"
        path.write_text(essay(number), encoding="utf-8")


def essay(number: int) -> str:
    """The Markdown of essay `number`, counted from 1."""
    own = random.Random(number)
    sections = [f"## {_title(own, 3)}\n\n{_text(own, WORDS // 6)}" for _ in range(5)]
    return ESSAY.format(
        title=_title(own, 5),
        summary=_sentence(own, 18),
        year=own.randint(2018, 2026),
        month=own.randint(1, 12),
        day=own.randint(1, 28),
        stage=own.choice(STAGES),
        body="\n\n".join([_text(own, WORDS // 6), *sections]),
    )


def words_of_rank(*ranks: int) -> list[str]:
    """The words of these places, counted from 1, in the order of how often they are used."""
    return [_WORDS[rank - 1] for rank in ranks]


def _text(own: random.Random, words: int) -> str:
    paragraphs = [" ".join(_sentence(own, 16) for _ in range(4)) for _ in range(words // 64 + 1)]
    return "\n\n".join(paragraphs)


def _title(own: random.Random, words: int) -> str:
    # not its most common words, or all titles are alike
    return " ".join(own.choices(_WORDS[200:4000], k=words)).capitalize()


def _sentence(own: random.Random, words: int) -> str:
    chosen = own.choices(_WORDS, cum_weights=_WEIGHTS, k=words)
    return " ".join(chosen).capitalize() + "."


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
