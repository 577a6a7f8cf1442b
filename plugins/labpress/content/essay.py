"""Essay: a text with an argument, its evidence, and a date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from labpress.content import identifiers, readers, values
from labpress.content.dates import NO_DATE, PartialDate
from labpress.content.fields import record, written
from labpress.content.item import Item
from labpress.content.records import Change, Video


@dataclass(frozen=True, kw_only=True, eq=False)
class Essay(Item):
    """One essay. `summary` is its standfirst unless it has a `subtitle`."""

    kind: ClassVar[str] = "essay"
    called: ClassVar[str] = "an essay"

    summary: str = written(
        readers.line(300),
        "What the essay says; also its standfirst, in lists and in search results",
        required=True,
        sample="What the essay says, in up to 300 characters",
    )
    authors: tuple[str, ...] = written(
        readers.many(readers.line(120, "write a name")),
        "Who wrote it, as they sign; docs/authors.yml may say more of them",
        required=True,
        sample="The Lab team",
    )
    date: PartialDate = written(
        values.date(),
        "When it was first published: a year, a month or a day",
        required=True,
        sample="14 August 2018",
        default=NO_DATE,
    )
    subtitle: str = written(readers.line(300), "A standfirst other than the summary")
    project: str = written(identifiers.name_of("project"), "The project it belongs to")
    number: int | None = written(values.whole(1, 9999), "Its number in that project")
    series: str = written(readers.line(120), "The series it belongs to")
    stages: tuple[str, ...] = written(
        readers.many(values.stage()), "The stages of work it is about"
    )
    key_points: tuple[str, ...] = written(
        readers.many(readers.line(300), 3, 5),
        "What a reader should take away, in three to five points",
    )
    updated: PartialDate | None = written(values.date(), "When it last changed in substance")
    changes: tuple[Change, ...] = written(
        readers.many(record(Change, "a change")),
        "What changed after publication: `date` and `text`",
    )
    licence: str = written(
        readers.line(80), "The licence, if it is not the site's", sample="CC BY 4.0"
    )
    doi: str = written(identifiers.doi(), "Its DOI")
    image: str = written(identifiers.file(), "A picture for the top of the page and for sharing")
    image_alt: str = written(
        readers.line(500), "What the picture shows, for those who cannot see it"
    )
    image_credit: str = written(readers.line(), "Who made the picture, and its licence")
    video: Video | None = written(record(Video, "'video'", "url"), "A film of it")
    reading_minutes: int | None = written(
        values.whole(1, 600), "How long it takes to read, if the count of words misleads"
    )
    related: tuple[str, ...] = written(
        readers.many(identifiers.name_of("essay")),
        "Essays to read next; `card:five-whys` for other kinds",
    )
    translation_of: str = written(
        identifiers.name_of("essay"), "The essay that this one is a translation of"
    )
    bibliography: tuple[str, ...] = written(
        readers.many(identifiers.file()),
        "Files of sources of its own, beside it; they count before the lab's",
    )
    csl: str = written(
        readers.line(200, "write the name of a style, such as chicago-notes, or a file's path"),
        "A citation style of its own: a name, such as chicago-notes, or a CSL file beside it",
        sample="chicago-notes",
    )
    acknowledgements: str = written(readers.prose(), "Whom the authors thank")
    funding: str = written(readers.prose(), "Who paid for the work")
    conflicts: str = written(readers.prose(), "Interests that readers should know of")
