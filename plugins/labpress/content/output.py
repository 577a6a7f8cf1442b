"""Output: a learning output, such as a survey, a report or a video, as a file or elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from labpress.content import identifiers, readers, values
from labpress.content.dates import NO_DATE, PartialDate
from labpress.content.durations import RunningTime
from labpress.content.fields import written
from labpress.content.item import Item
from labpress.content.records import RUNNING_TIME

TYPES = ("survey", "report", "video", "dataset", "evidence-review", "event", "slides")

ONLY_FOR = {
    "survey": ("n", "population", "mode", "fieldwork"),
    "report": ("pages",),
    "video": ("duration", "captions", "transcript", "poster"),
    "dataset": ("format", "rows", "dictionary", "personal_data"),
    "evidence-review": ("question", "method", "searched_until"),
}
"""Fields that say something about outputs of one type only."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Output(Item):
    """One learning output."""

    kind: ClassVar[str] = "output"
    called: ClassVar[str] = "an output"

    type: str = written(values.choice(*TYPES), "What it is", required=True, sample="report")
    summary: str = written(
        readers.line(300),
        "What it says, and to whom it is of use",
        required=True,
        sample="What it says, in up to 300 characters",
    )
    date: PartialDate = written(
        values.date(),
        "When it was published: a year, a month or a day",
        required=True,
        sample="14 August 2018",
        default=NO_DATE,
    )
    file: str = written(identifiers.file(), "The file, if it is in the lab's folder")
    url: str = written(identifiers.url(), "Where it is, if it is elsewhere")
    project: str = written(identifiers.name_of("project"), "The project it came from")
    authors: tuple[str, ...] = written(
        readers.many(readers.line(120, "write a name")), "Who made it"
    )
    access: str = written(
        values.choice("open", "on-request", "closed"), "Who may have it", default="open"
    )
    licence: str = written(
        readers.line(80), "The licence, if it is not the site's", sample="CC BY 4.0"
    )
    doi: str = written(identifiers.doi(), "Its DOI")
    stages: tuple[str, ...] = written(
        readers.many(values.stage()), "The stages of work it belongs to"
    )
    n: int | None = written(values.whole(), "Survey: how many people answered", sample="1,240")
    population: str = written(readers.line(), "Survey: who was asked")
    mode: str = written(readers.line(), "Survey: how they were asked", sample="online")
    fieldwork: str = written(
        readers.line(), "Survey: when they were asked", sample="May to June 2017"
    )
    pages: int | None = written(values.whole(1, 100_000), "Report: its number of pages")
    duration: RunningTime | None = written(RUNNING_TIME, "Video: how long it runs", sample="3:45")
    captions: str = written(
        identifiers.file_or_text(), "Video: the file of its captions (.vtt); videos must have them"
    )
    transcript: str = written(
        identifiers.file_or_text(), "Video: what is said and shown, as text; videos must have it"
    )
    poster: str = written(identifiers.file(), "Video: a picture to show until it plays")
    format: str = written(readers.line(80), "Dataset: its format", sample="CSV")
    rows: int | None = written(values.whole(), "Dataset: how many rows it has")
    dictionary: str = written(identifiers.file(), "Dataset: the file that explains its columns")
    personal_data: str = written(
        readers.line(), "Dataset: what it holds about persons", sample="none"
    )
    question: str = written(readers.prose(), "Evidence review: what it asked")
    method: str = written(readers.prose(), "Evidence review: how it looked and chose")
    searched_until: PartialDate | None = written(
        values.date(), "Evidence review: up to when it looked", sample="March 2018"
    )
