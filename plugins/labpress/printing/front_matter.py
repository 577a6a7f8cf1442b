"""Front matter: what stands before the cards of a deck: cover, contents, run sheet, materials."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.content import Card, said_date, said_time
from labpress.printing.contents import contents_of
from labpress.printing.covers import cover_face
from labpress.printing.faces import Words, imprint
from labpress.printing.fonts import absences
from labpress.printing.languages import direction, line_in, spoken, turned
from labpress.printing.lists import NOTES, List
from labpress.printing.materials import materials_of
from labpress.printing.paper import Paper, stage_look
from labpress.printing.rich import Reader
from labpress.printing.runs import run_sheet
from labpress.printing.sides import Face, Side
from labpress.printing.subjects import Subject, latest
from labpress.problems import Level, Problem


def front_matter(
    subject: Subject,
    cards: Sequence[Card],
    paper: Paper,
    title: Words = str,
    *,
    brief: bool = False,
    start: int | None = None,
) -> tuple[tuple[Side, ...], tuple[Problem, ...]]:
    """The sides before the cards of a deck, a side for notes last, which is dropped if the others
    are even. `start` is when the run begins, in minutes after midnight.

    Cards that are used together have their materials in one list; a whole stage or library has not.
    """
    way = direction(spoken(subject.lang or paper.lang)[0])
    reader = Reader(cite=str, title=title, own=paper.own.alphabets, dir=way)
    common = _common(subject, cards, paper, reader)
    cover = {**common, **cover_face(subject, cards, paper, reader, brief=brief)}
    sides = [Side("cover", cover, subject.owner)]
    for one in _lists(subject, cards, paper, reader, brief, start):
        sides.append(Side(one.kind, {**common, **turned(one.face, way)}, subject.owner))
    notes = {**common, "heading": paper.words["notes"], "aside": ""}
    # what stands on the cards themselves, or in mkdocs.yml, is said of them
    said = [
        paper.lab_name,
        *(words for stage in paper.stages for words in (stage.word, stage.title)),
    ]
    said += [
        words
        for card in cards
        for words in (card.title, said_time(card.time, paper.words.say), *card.materials)
    ]
    letters = [letter for letter in reader.letters if letter not in "".join(said)]
    problems = _missing(subject, letters)
    return (*sides, Side(NOTES, notes, subject.owner)), problems


def _lists(
    subject: Subject,
    cards: Sequence[Card],
    paper: Paper,
    reader: Reader,
    brief: bool,
    start: int | None,
) -> list[List]:
    """Those that have something in them."""
    words, line = paper.words, reader.line
    found = [contents_of(cards, words, line, brief=brief)]
    if subject.toolkit:
        found.append(run_sheet(subject.toolkit, cards, words, line, reader.title, start))
    if subject.name.startswith(("toolkit:", "essay:")):
        found.append(materials_of(cards, paper, line))
    return [one for one in found if any(group["rows"] for group in one.groups)]


def _common(subject: Subject, cards: Sequence[Card], paper: Paper, reader: Reader) -> Face:
    """What every side of the front matter needs."""
    language, region = spoken(subject.lang or paper.lang)
    return {
        "lang": language,
        "region": region,
        "dir": direction(language),
        "stages": [stage_look(subject.stage, paper.words.say)],
        "deck": reader.line(subject.title),
        "imprint": line_in(
            imprint(paper.licence, subject.version, said_date(latest(cards), paper.words.say)),
            direction(language),
        ),
    }


def _missing(subject: Subject, letters: Sequence[str]) -> tuple[Problem, ...]:
    line, column = subject.owner.lines.get("title", (None, None))
    return tuple(
        Problem(Level.ERROR, subject.owner.path, line, column, message, hint)
        for message, hint in absences(letters, "the front matter of the deck")
    )
