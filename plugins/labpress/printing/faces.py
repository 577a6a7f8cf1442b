"""Faces: a card as it is printed, front and back, in plain data for the templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from labpress.catalogue import permalink
from labpress.catalogue.permalinks import short_address
from labpress.content import Card, Stage, said_time
from labpress.content.card_checks import ON_PAPER
from labpress.markdown import Section
from labpress.printing.fonts import absences
from labpress.printing.languages import direction, line_in, spoken
from labpress.printing.paper import INK, Paper, in_words, stage_look
from labpress.printing.rich import TAIL, WIDE_TAIL, Block, Loss, Point, Reader, Run, plain
from labpress.printing.sides import Face
from labpress.problems import Level, Problem

SECTIONS = {"why": "Why", "have": "You will have", "how": "How", "watch": "Watch out for"}
"""The sections that go on paper, by the names that content gives them in every language."""
NO_STAGE = Stage("", "", "", "", INK)

Words = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Printable:
    """A card or a cover ready to be set, and what of it cannot be."""

    face: Face
    problems: tuple[Problem, ...]


def card_face(card: Card, paper: Paper, cite: Words, title: Words) -> Printable:
    """What the templates need of `card`. `cite` and `title` are as in `Reader`."""
    typesetter = _Typesetter(card, paper, cite, title)
    sections = {name: typesetter.section(name) for name in SECTIONS}
    address = paper.address(short_address(card) if card.code else permalink(card))
    language, region = spoken(card.lang or paper.lang)
    way = direction(language)
    face: Face = {
        "lang": language,
        "region": region,
        "dir": way,
        "lab": typesetter.said(paper.lab_name),
        "code": typesetter.field("code", card.code),
        "title": typesetter.field("title", card.title).replace("\u00a0", " "),
        "stages": [stage_look(stage, paper.words.say) for stage in _stages(card, paper)],
        "purpose": typesetter.field("purpose", card.purpose, WIDE_TAIL),
        "time": _sentence(typesetter.field("time", said_time(card.time, paper.words.say))),
        "people": line_in(card.people.text, way),
        "materials": [typesetter.field("materials", words) for words in card.materials],
        "why": sections["why"],
        "have": sections["have"],
        "how": typesetter.points("how", sections["how"]),
        "watch": typesetter.warnings(sections["watch"]),
        "source": typesetter.field("sources", _sources(card, cite)),
        "imprint": line_in(
            imprint(card.licence or paper.licence, str(card.version), str(card.updated or "")), way
        ),
        "address": in_words(address),
        "link": address,
        "qr": paper.qr(with_version(address, card.version)),
        "plain": {name: _plain(blocks) for name, blocks in sections.items()},
    }
    return Printable(face, tuple(typesetter.problems))


def with_version(address: str, version: str) -> str:
    """What the code on a card holds: its page reads there how old the paper is."""
    return f"{address}?v={quote(version, safe='')}" if address and version else address


def as_cluster(key: str) -> str:
    """A citekey as a cluster that names author and year in the text: `@card2017`."""
    return f"@{{{key}}}"


def imprint(licence: str, version: str, updated: str) -> str:
    """`CC BY 4.0 · v2, 20 November 2026`, as far as it is known."""
    dated = ", ".join(part for part in (f"v{version}" if version else "", updated) if part)
    return " · ".join(part for part in (licence, dated) if part)


@dataclass
class _Typesetter:
    """Sets one card's texts and gathers what goes wrong, with its place."""

    card: Card
    paper: Paper
    cite: Words
    title: Words

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []

    def said(self, words: str) -> str:
        """A text that is not the card's own."""
        return self._reader().line(words)

    def field(self, name: str, words: str, least: int = TAIL) -> str:
        """A text of the front matter."""
        reader = self._reader()
        shown = reader.line(words, least)
        line, column = self.card.lines.get(name, (None, None))
        self._missing(reader.letters, name, line, column)
        return shown

    def section(self, name: str) -> list[Block]:
        """A section of the body; none if the card has it not."""
        section = self.card.section(SECTIONS[name])
        if section is None:
            return []
        reader = self._reader()
        blocks = reader.blocks(section.html)
        self._missing(reader.letters, section.name, section.line, None)
        for loss in reader.losses:
            self._lost(section, loss)
        return blocks

    def points(self, name: str, blocks: Sequence[Block]) -> list[Point]:
        """The points of a section's list; its paragraphs, if it has none."""
        lists = [block for block in blocks if block["kind"] == "list"]
        if not lists:
            return [{"of": block["of"], "points": []} for block in blocks]
        section = self.card.section(SECTIONS[name])
        if section is not None and len(blocks) > len(lists):
            self._lost(section, Loss("text outside the list"))
        return [point for block in lists for point in block["items"]]

    def warnings(self, blocks: Sequence[Block]) -> list[Point]:
        """The points that there is room for; content has reported the others."""
        return self.points("watch", blocks)[:ON_PAPER]

    def _reader(self) -> Reader:
        words = self.paper.words
        language, _ = spoken(self.card.lang or self.paper.lang)
        return Reader(
            self.cite,
            self.title,
            (words["open"], words["close"]),
            self.paper.own.alphabets,
            direction(language),
        )

    def _lost(self, section: Section, loss: Loss) -> None:
        marks = {mark.n: mark.line for mark in self.card.body.marks}
        line = marks.get(loss.mark) if loss.mark is not None else None
        message = f"{loss.what} in {section.name} is not printed on the card"
        hint = "say it in the card's own words, or move it to a section that stays on the screen"
        self._say(message, line or section.line, None, hint)

    def _missing(
        self, letters: list[str], where: str, line: int | None, column: int | None
    ) -> None:
        for message, hint in absences(letters, where):
            problem = Problem(Level.ERROR, self.card.path, line, column, message, hint)
            self.problems.append(problem)

    def _say(self, message: str, line: int | None, column: int | None, hint: str) -> None:
        self.problems.append(Problem(Level.WARNING, self.card.path, line, column, message, hint))


def _stages(card: Card, paper: Paper) -> list[Stage]:
    known = {stage.id: stage for stage in paper.stages}
    return [known[name] for name in card.stages if name in known] or [NO_STAGE]


def _sources(card: Card, cite: Words) -> str:
    # the full references are on the card's page
    return "; ".join(filter(None, (cite(as_cluster(key)) for key in card.sources)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _plain(blocks: Sequence[Block]) -> str:
    runs: list[Run] = []
    for block in blocks:
        lists = [[p["of"], *p["points"]] for p in block.get("items", ())]
        for part in [block.get("of", []), *(runs for point in lists for runs in point)]:
            runs += [*part, " "]
    return plain(runs).strip()
