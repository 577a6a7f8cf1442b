"""Card: one method, short enough for two sides of A6, with a code that never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from labpress.content import identifiers, readers, values
from labpress.content.dates import PartialDate
from labpress.content.durations import Duration
from labpress.content.fields import NEXT_CODE, record, written
from labpress.content.item import Item
from labpress.content.people import People
from labpress.content.records import Adapted, Change
from labpress.content.sections import canonical
from labpress.markdown import Section


@dataclass(frozen=True, kw_only=True, eq=False)
class Card(Item):
    """One method card. Its text is in sections with fixed names."""

    kind: ClassVar[str] = "card"
    called: ClassVar[str] = "a card"

    title: str = written(
        readers.line(40), "The method's common name", required=True, sample="Five whys"
    )
    purpose: str = written(
        readers.sentence(140),
        "What a team gets out of it, in one sentence",
        required=True,
        sample="Follow one problem back through its causes by asking why of each answer",
    )
    stages: tuple[str, ...] = written(
        readers.many(values.stage()),
        "The stages of work it serves",
        required=True,
        sample="discover",
    )
    time: Duration = written(
        values.duration(), "How long it takes", required=True, sample="20-60 minutes"
    )
    people: People = written(values.people(), "For how many it works", required=True, sample="2-8")
    code: str = written(
        identifiers.code(),
        "Its permanent code, never used for another card: what the QR code leads to",
        required=True,
        sample=NEXT_CODE,
    )
    version: str = written(readers.line(20), "Its version", sample="1.1", default="1")
    updated: PartialDate | None = written(
        values.date(), "When it last changed; otherwise the day of its last commit"
    )
    licence: str = written(
        readers.line(80), "The licence, if it is not the site's", sample="CC BY 4.0"
    )
    maturity: str = written(
        values.choice("untested", "tested", "established"),
        "How far it has been tried: untested, tested or established (with sources)",
        default="untested",
    )
    good_for: tuple[str, ...] = written(
        readers.many(values.good_for()),
        "What a reader wants to do with it, from the list in mkdocs.yml",
    )
    difficulty: str = written(values.choice("easy", "moderate", "hard"), "How hard it is to lead")
    setting: tuple[str, ...] = written(
        readers.many(values.choice("in-person", "online", "hybrid")), "Where it works"
    )
    prep: str = written(readers.line(), "What has to be done before the day")
    people_note: str = written(readers.line(), "More about who should be there")
    materials: tuple[str, ...] = written(
        readers.many(readers.line(120)), "What has to be on the table"
    )
    roles: tuple[str, ...] = written(readers.many(readers.line(120)), "Who does what")
    sensitivity: str = written(readers.line(), "What may hurt or upset, and how to care for it")
    do_first: tuple[str, ...] = written(
        readers.many(identifiers.name_of("card")), "Cards to use before this one"
    )
    do_next: tuple[str, ...] = written(
        readers.many(identifiers.name_of("card")), "Cards to use after this one"
    )
    goes_with: tuple[str, ...] = written(
        readers.many(identifiers.name_of("card")), "Cards to use together with it"
    )
    worksheets: tuple[str, ...] = written(
        readers.many(identifiers.file()), "Sheets to print for it"
    )
    sources: tuple[str, ...] = written(
        readers.many(identifiers.citekey()), "What it rests on: keys of the bibliography"
    )
    adapted_from: Adapted | None = written(
        record(Adapted, "'adapted_from'", "title"), "Whose work it was made from"
    )
    authors: tuple[str, ...] = written(
        readers.many(readers.line(120, "write a name")), "Who wrote the card"
    )
    aliases: tuple[str, ...] = written(readers.many(readers.line(80)), "Other names of the method")
    changes: tuple[Change, ...] = written(
        readers.many(record(Change, "a change")), "What changed: `date`, `version` and `text`"
    )
    image: str = written(identifiers.file(), "A picture of it")
    image_alt: str = written(
        readers.line(500), "What the picture shows, for those who cannot see it"
    )
    translation_of: str = written(
        identifiers.name_of("card"), "The card that this one is a translation of"
    )

    def section(self, name: str) -> Section | None:
        """The section with that canonical English name ("Watch out for"), in any language."""
        for section in self.body.sections:
            if section.name and canonical(section.name, self.lang) == name:
                return section
        return None
