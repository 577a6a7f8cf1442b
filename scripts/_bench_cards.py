"""A lab of made-up method cards to measure with: real Markdown, and the same for the same number.

Each card has words of varied length out of plain lists, as many as fit on A6 and on a6-safe.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

WORKS = 40
FIRST = ("Quick", "Shared", "Honest", "Slow", "Open", "Paired", "Silent", "Borrowed", "Plain")
SECOND = ("ward", "letter", "waiting list", "journey", "story", "measure", "map", "question")
THIRD = ("walk", "round", "review", "swap", "exchange", "test", "diary", "table", "rehearsal")
WHO = (
    *(
        "each person",
        "the whole group",
        "one nurse",
        "a pair of neighbours",
        "a patient",
        "the host",
    ),
    *("everyone at the table", "the newest colleague", "somebody who was there", "the team"),
)
DOES = (
    *("writes down", "reads aloud", "draws", "counts", "describes", "questions", "sorts", "keeps"),
    *("compares", "names", "tests", "shares", "rearranges", "summarises", "puts on the wall"),
)
LEADS = ("Begin small.", "Ask why.", "Look again.", "Choose.", "Ask how we know.", "Stop in time.")
WHAT = (
    *("one recent case", "the last three visits", "what went well", "a guess and its reason"),
    *("every step", "the longest wait", "two small changes", "what nobody measured", "an idea"),
    *("the numbers of last month", "the words that patients used", "one unanswered letter"),
)
WHERE = (
    *("on a note of its own", "in silence", "beside the first", "for five minutes", "by the door"),
    *("before anybody comments", "in a single line", "without naming anyone", "in two columns"),
    *("with a date", "as it happened", "at the end of the day", "where all can see it"),
)
BECAUSE = (
    *("the first answer is seldom the whole one", "few teams see the work of their neighbours"),
    *("a quiet voice is easily missed", "what is not written down is soon forgotten"),
    *("small tests cost little when they fail", "people trust what they have seen themselves"),
)
BEWARE = (
    *("It takes longer than it looks", "One loud voice decides for all", "It turns into blame"),
    *("The list grows and nobody chooses", "A guess feels like proof once it is on paper"),
)
THINGS = (
    *("Sticky notes and pens", "A wall or whiteboard", "A timer", "Last month's numbers"),
    *("Large paper", "One sheet for each person", "A quiet room", "What was recorded at the time"),
)
TIMES = ("20-60 minutes", "45 minutes", "1-2 hours", "15 minutes", "half a day", "90 minutes")
PEOPLE = ("2-8", "4+", "3-12", "6-30", "5")
STAGES = ("[discover]", "[develop]", "[share]", "[discover, develop]")
SETTINGS = """\
site_name: A lab of {cards:,} cards
site_url: https://bench.example.org/
theme:
  name: labpress
plugins:
  - labpress/library
  - labpress/citations:
      bib_file: references.bib
  - labpress/reading-time
  - labpress/cards
  - labpress/print
"""
CARD = """\
---
title: {title}
purpose: {purpose}
code: {code}
stages: {stages}
time: {time}
people: {people}
version: {version}
updated: 2026-{month:02}-{day:02}
good_for: [understand a problem]
materials:
{materials}
sources: [work{source}]
---

## Why

{why}

## How

{how}

## You will have

{have}

## When to use it

{use}

## Watch out for

{watch}

## What the evidence says

{evidence} [@work{source}, p. {page}]. {more}
"""
WORK = """\
@book{{work{n}, author = {{{name}, A.}}, title = {{An invented work, volume {n}}},
  publisher = {{Nobody}}, year = {{{year}}}}}
"""


def write_lab(folder: Path, cards: int) -> None:
    """A whole lab of so many cards in `folder`, with a bibliography."""
    (folder / "docs" / "cards").mkdir(parents=True)
    (folder / "essays").mkdir()
    (folder / "mkdocs.yml").write_text(SETTINGS.format(cards=cards), encoding="utf-8")
    (folder / "references.bib").write_text(bibliography(), encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# A lab to measure with\n", encoding="utf-8")
    for number in range(1, cards + 1):
        path = folder / "docs" / "cards" / f"card-{number:04}.md"
        path.write_text(card(number), encoding="utf-8")


def bibliography() -> str:
    """The works that the cards name, in BibTeX."""
    names = ("Adams", "Baker", "Carter", "Dyer", "Fisher", "Mason", "Potter", "Taylor")
    works = ((n, names[n % len(names)], 1980 + n) for n in range(WORKS))
    return "\n".join(WORK.format(n=n, name=name, year=year) for n, name, year in works)


def card(number: int) -> str:
    """The Markdown of card `number`, counted from 1."""
    words = _Words(number)
    steps = [words.step() for _ in range(words.between(5, 7))]
    return CARD.format(
        title=f"{words.one(FIRST)} {words.one(SECOND)} {words.one(THIRD)}",
        purpose=_joined(words.sentence(), words.reason()),
        code=f"LB{chr(65 + number // 1000)}-{number % 1000:03}",
        stages=words.one(STAGES),
        time=words.one(TIMES),
        people=words.one(PEOPLE),
        version=words.between(1, 4),
        month=words.between(1, 12),
        day=words.between(1, 28),
        materials="\n".join(f"  - {thing}" for thing in words.some(THINGS, words.between(2, 3))),
        source=words.between(0, WORKS - 1),
        page=words.between(1, 200),
        why=words.text(words.between(1, 2)) + f" Do it because {words.one(BECAUSE)}.",
        how="\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1)),
        have=words.sentence(),
        use=words.text(words.between(3, 6)),
        watch="\n".join(f"- {words.one(BEWARE)}. {words.sentence()}" for _ in range(2)),
        evidence=words.text(3).rstrip("."),
        more=words.text(words.between(2, 6)),
    )


class _Words:
    """One card's choices. They hang on `random()` alone, which no Python makes otherwise."""

    def __init__(self, number: int) -> None:
        self._random = random.Random(number)

    def between(self, least: int, most: int) -> int:
        return least + int(self._random.random() * (most - least + 1))

    def one(self, words: Sequence[str]) -> str:
        return words[self.between(0, len(words) - 1)]

    def some(self, words: Sequence[str], number: int) -> list[str]:
        left = list(words)
        return [left.pop(self.between(0, len(left) - 1)) for _ in range(number)]

    def sentence(self) -> str:
        said = f"{self.one(WHO)} {self.one(DOES)} {self.one(WHAT)} {self.one(WHERE)}."
        return said[0].upper() + said[1:]

    def reason(self) -> str:
        return f"because {self.one(BECAUSE)}."

    def step(self) -> str:
        lead = f"**{self.one(LEADS)}** " if self.between(0, 2) == 0 else ""
        return lead + self.text(self.between(1, 2))

    def text(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))


def _joined(sentence: str, more: str) -> str:
    return f"{sentence.rstrip('.')}, {more}"
