"""OutputView: what the page of a learning output may know, and its line in the list of outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.content import PartialDate, said_date
from labpress.site.addresses import doi_address, outside
from labpress.site.attachment import Attachment, attachment
from labpress.site.credit import Credit, credits_of
from labpress.site.download import Download, Shelf, shelved
from labpress.site.features import Features
from labpress.site.film import Film, film_that_plays
from labpress.site.history import History, history_of
from labpress.site.item_link import ItemLink, item_link
from labpress.site.site_file import site_file
from labpress.site.stage_sign import StageSign, stage_signs

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Output
    from labpress.wording import Wording, Words

FACTS = (
    "n",
    "population",
    "mode",
    "fieldwork",
    "pages",
    "duration",
    "captions",
    "transcript",
    "format",
    "rows",
    "dictionary",
    "personal_data",
    "question",
    "method",
    "searched_until",
)
"""Fields that some types of output have, in the order in which a reader wants them."""
FILES = ("captions", "transcript", "dictionary")
"""Those of them that may be files."""


@dataclass(frozen=True, slots=True)
class OutputRow:
    """One output in a list. `figure` is the number it is known by, for a survey its responses."""

    title: str
    url: str
    type: str
    type_word: str
    summary: str
    figure: str
    responses: int
    date: PartialDate | None
    stages: tuple[StageSign, ...]
    project: ItemLink | None
    lang: str


@dataclass(frozen=True, slots=True)
class OutputView:
    """What the page of an output may know; every text is plain and still to be escaped."""

    row: OutputRow
    facts: tuple[Attachment, ...]
    film: Film | None
    address: str
    go: str
    doi: str
    doi_url: str
    downloads: tuple[Download, ...]
    copies: tuple[Shelf, ...]
    references: Markup
    byline: str
    authors: tuple[Credit, ...]
    history: History
    licence: str
    lang: str
    draft: bool


def output_view(
    output: Output,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download],
    references: Markup,
) -> OutputView:
    """The page of `output`: `downloads` has its own file, `copies` those of the page itself."""
    film = film_that_plays(output)
    return OutputView(
        row=output_row(output, ask),
        facts=_facts(output, film, ask.say),
        film=film,
        address="" if film else outside(output.url),
        go=_step("go", output, ask.say),
        doi=output.doi,
        doi_url=doi_address(output.doi),
        downloads=_file(output, ask.say),
        copies=shelved(downloads),
        references=references,
        byline=ask.say.listed(output.authors),
        authors=credits_of(output.authors, ask),
        history=history_of(output, ask),
        licence=output.licence,
        lang=output.lang,
        draft=output.draft,
    )


def output_row(output: Output, ask: Ask) -> OutputRow:
    """`output` as one line of a list."""
    project = ask.project(output.project)
    return OutputRow(
        title=output.title,
        url=ask.url(output),
        type=output.type,
        type_word=ask.say.known("output-types", output.type),
        summary=output.summary,
        figure=_value(output.n, ask.say),
        responses=output.n or 0,
        date=output.date,
        stages=stage_signs(output.stages, ask),
        project=item_link(project, ask) if project else None,
        lang=output.lang,
    )


def _file(output: Output, say: Wording) -> tuple[Download, ...]:
    path = site_file(output, output.file)
    label = _step("download", output, say)
    return (Download(path, label, output.pages or 0),) if path else ()


def _step(step: str, output: Output, say: Wording) -> Words:
    """`Go to the survey`: a sentence for each type, since languages decline its name."""
    key = f"output.{step}-{output.type}"
    return say(key if say.has(key) else f"output.{step}")


def _facts(output: Output, film: Film | None, say: Wording) -> tuple[Attachment, ...]:
    """What is known of it, with links where a fact is a file. What its film shows is left out."""
    told = ("duration", "captions", "transcript") if film else ()
    fields = ((field, say(f"output.{field}")) for field in FACTS if field not in told)
    values = ((field, name, _value(getattr(output, field), say)) for field, name in fields)
    own = tuple(
        attachment(output, name, value) if field in FILES else Attachment(name, value)
        for field, name, value in values
    )
    access = Attachment(say("output.access"), say.known("output", output.access))
    return tuple(fact for fact in (*own, access) if fact.text)


def _value(value: object, say: Wording) -> str:
    """A value as text: `2,666` for a number, `yes` for true, nothing for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return say("output.yes" if value else "output.no")
    if isinstance(value, PartialDate):
        return said_date(value, say)
    return say.number(value) if isinstance(value, int) else str(value)
