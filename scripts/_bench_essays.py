"""A lab of made-up essays to measure search with: as long and as varied in words as real ones, and
the same for the same number."""

from __future__ import annotations

import random
from pathlib import Path

from _bench_words import sentence, title

WORDS = 1_500
"""Of an essay, as in the example lab."""
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
    sections = [f"## {title(own, 3)}\n\n{_text(own, WORDS // 6)}" for _ in range(5)]
    return ESSAY.format(
        title=title(own, 5),
        summary=sentence(own, 18),
        year=own.randint(2018, 2026),
        month=own.randint(1, 12),
        day=own.randint(1, 28),
        stage=own.choice(STAGES),
        body="\n\n".join([_text(own, WORDS // 6), *sections]),
    )


def _text(own: random.Random, words: int) -> str:
    paragraphs = [" ".join(sentence(own, 16) for _ in range(4)) for _ in range(words // 64 + 1)]
    return "\n\n".join(paragraphs)
