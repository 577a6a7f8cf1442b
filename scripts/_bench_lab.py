"""A whole made-up lab to build: cards, a bibliography, and essays with citations, notes, tables,
boxes, links and cards to try. The same words for every program, each in its own tongue."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from _bench_cards import card as card_text
from _bench_tongues import Tongue
from _bench_words import chosen, sentence, title

WORKS, CITED = 400, 10
SPARE = 5
"""So many essays at the end have no links to them, so that they can be deleted."""
STAGES = ("discover", "develop", "share")
SIGNS = ("*{}*", "*{}*", "**{}**", "`{}`")
PURPOSE = re.compile(r"^(?P<first>purpose: [^,\n]*)(?P<reason>, because .*)", re.MULTILINE)
LONGEST = 130
ESSAY = """\
---
title: {title}
summary: {summary}
authors: {author}
date: {year}-{month:02}-{day:02}
stages: [{stage}]
tags: [{tags}]
---

"""


@dataclass(frozen=True, slots=True)
class Lab:
    """How many essays there are, and a card for every five of them; whether their texts cite."""

    essays: int
    cited: bool = True

    @property
    def cards(self) -> int:
        """How many there are, one at least."""
        return max(1, self.essays // 5)

    @property
    def authors(self) -> int:
        """Who wrote it, about ten essays each. None is lost when the last essays are deleted."""
        return max(SPARE, self.essays // 10)

    @property
    def pages(self) -> int:
        """Of essays and cards."""
        return self.essays + self.cards


def essay(number: int, lab: Lab, tongue: Tongue) -> str:
    """The Markdown of essay `number`, counted from 1."""
    writer = _Writer(random.Random(number), lab, tongue)
    own = writer.own
    front = ESSAY.format(
        title=title(own, 5),
        summary=sentence(own, 18),
        author=title(random.Random(number % lab.authors), 2).title(),
        year=own.randint(2018, 2024),
        month=own.randint(1, 12),
        day=own.randint(1, 28),
        stage=own.choice(STAGES),
        tags=", ".join(f"topic {tag}" for tag in own.sample(range(8), 2)),
    )
    sections = [block for place in range(5) for block in writer.section(place)]
    note = f"[^1]: {sentence(own, 15)}"
    return front + "\n\n".join([writer.text(3), *sections, note]) + "\n"


def card(number: int, lab: Lab) -> str:
    """The Markdown of card `number`, counted from 1."""
    text = PURPOSE.sub(_shorter, card_text(number), count=1)
    if lab.cited:
        return text
    text = re.sub(r"^sources: .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"\[@work(\d+), (p\. \d+)\]", r"(work \1, \2)", text)


def _shorter(purpose: re.Match[str]) -> str:
    """Without its reason where it would not fit once an edit has lengthened it."""
    return purpose["first"] + (purpose["reason"] if len(purpose[0]) < LONGEST else "")


def bibliography() -> str:
    """The works that are cited, in BibTeX: three articles to each book."""
    return "\n".join(map(_work, range(WORKS)))


def _work(number: int) -> str:
    own = random.Random(number)
    names = (f"{title(own, 1)}, {own.choice('ABCDEFGHJKLM')}." for _ in range(own.randint(1, 4)))
    fields = {
        "author": " and ".join(names),
        "title": title(own, 8),
        "year": own.randint(1950, 2024),
    }
    if number % 4:
        first = own.randint(1, 900)
        fields |= {"journal": f"Journal of {title(own, 2)}", "volume": own.randint(1, 90)}
        fields |= {"pages": f"{first}--{first + 9}", "doi": f"10.1000/bench.{number}"}
    else:
        fields |= {"publisher": f"{title(own, 2)} Press", "address": "London"}
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{'article' if number % 4 else 'book'}{{work{number},\n{lines}\n}}\n"


class _Writer:
    """One essay's words. What chance says hangs on the essay's number, never on the tongue."""

    def __init__(self, own: random.Random, lab: Lab, tongue: Tongue) -> None:
        self.own = own
        self._lab, self._tongue = lab, tongue
        works = iter(own.sample(range(WORKS), CITED))
        self._works = works

    def section(self, place: int) -> list[str]:
        """A heading and what stands below it; in each section something of another kind."""
        return [
            f"## {title(self.own, 3)}",
            self.text(4) + self._cite(),
            f"{self.text(2)} See {self._essay()}.",
            (self._list, self._quotation, self._table, self._box, self._card)[place](),
            *(block for _ in range(2) for block in self._part()),
            self.text(1) + ("[^1]" if place == 1 else ""),
            *([self._try_this()] if place in (2, 4) else []),
        ]

    def text(self, sentences: int) -> str:
        """A paragraph."""
        return " ".join(self._sentence() for _ in range(sentences))

    def _sentence(self) -> str:
        words = chosen(self.own, self.own.randint(9, 24))
        place = self.own.randrange(1, len(words))
        chance = self.own.random()
        if chance < 0.24:
            words[place] = self.own.choice(SIGNS).format(words[place])
        elif chance < 0.5:
            words[place] += ","
        words[0] = words[0].capitalize()
        return " ".join(words).rstrip(",") + "."

    def _part(self) -> list[str]:
        return [f"### {title(self.own, 3)}", self.text(3) + self._cite()]

    def _cite(self) -> str:
        work, page = next(self._works, None), self.own.randint(1, 400)
        if work is None:
            return ""
        return f" [@work{work}, p. {page}]" if self._lab.cited else f" (work {work}, p. {page})"

    def _essay(self) -> str:
        return self._to(self._tongue.essay, max(1, self._lab.essays - SPARE), title(self.own, 3))

    def _card(self) -> str:
        link = self._to(self._tongue.card, self._lab.cards, title(self.own, 3))
        return f"{self.text(1)} How is told on {link}."

    def _try_this(self) -> str:
        return self._to(self._tongue.try_this, self._lab.cards, self.text(1))

    def _to(self, form: str, last: int, words: str) -> str:
        return form.format(words=words, n=f"{1 + int(self.own.random() * last):04}")

    def _list(self) -> str:
        return "\n".join(f"- {self._sentence()}" for _ in range(5))

    def _quotation(self) -> str:
        return f"> {self.text(2)}"

    def _table(self) -> str:
        rows = "\n".join(self._row() for _ in range(6))
        return f"| Group | n | Mean | SD |\n|:--|--:|--:|--:|\n{rows}"

    def _row(self) -> str:
        own = self.own
        number, mean = own.randint(5, 90), 9 * own.random()
        return f"| {title(own, 2)} | {number} | {mean:.2f} | {own.random():.3f} |"

    def _box(self) -> str:
        return self._tongue.box.format(words=self.text(2))
