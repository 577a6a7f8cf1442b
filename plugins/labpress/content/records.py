"""Records: values of the front matter that have several parts, shared by more than one kind."""

from __future__ import annotations

from dataclasses import dataclass

from labpress.content import identifiers, readers, values
from labpress.content.dates import NO_DATE, PartialDate
from labpress.content.durations import RunningTime, parse_running_time
from labpress.content.fields import written


@dataclass(frozen=True, kw_only=True)
class Approval:
    """Who let a text be published, and when."""

    by: str = written(readers.line(), "Who approved it", required=True, sample="Jane Smith")
    on: PartialDate = written(
        values.date(),
        "When it was approved",
        required=True,
        sample="14 August 2018",
        default=NO_DATE,
    )


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change that readers should know of, with the version it made of a card."""

    date: PartialDate = written(
        values.date(), "When it changed", required=True, sample="14 August 2018", default=NO_DATE
    )
    text: str = written(
        readers.prose(), "What changed", required=True, sample="The steps are shorter"
    )
    version: str = written(readers.line(20), "The version that came of it")


RUNNING_TIME = readers.scalar(parse_running_time, "write it like 3:45, 1:02:30 or '12 minutes'")


@dataclass(frozen=True, kw_only=True)
class Video:
    """A film that belongs to a text, with what those need who cannot hear or see it. It has a
    `url`, a `file`, or both."""

    url: str = written(identifiers.url(), "Where the video is", sample="https://example.org/film")
    file: str = written(identifiers.file(), "Its file, if it is in the lab's folder")
    poster: str = written(
        identifiers.file(), "A picture to show until it plays; it should be one of the film"
    )
    title: str = written(readers.line(), "The video's title")
    duration: RunningTime | None = written(RUNNING_TIME, "How long it runs")
    captions: str = written(identifiers.file_or_text(), "The file of its captions (.vtt)")
    transcript: str = written(identifiers.file_or_text(), "What is said and shown, as text")


@dataclass(frozen=True, kw_only=True)
class Adapted:
    """Whose work a card was made from, on what terms, and what was changed."""

    title: str = written(
        readers.line(),
        "The title of what it was made from",
        required=True,
        sample="The Method Book",
    )
    author: str = written(readers.line(), "Who made that")
    url: str = written(identifiers.url(), "Where it is")
    licence: str = written(readers.line(80), "The licence that it has")
    changes: str = written(readers.prose(), "What was changed")
