"""EssayRow: an essay as one line of a list, with the words that the filters look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import reading_time
from labpress.site.item_link import ItemLink, item_link
from labpress.site.stage_sign import StageSign, stage_signs
from labpress.site.words import listed

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Essay, PartialDate, ReadingTime
    from labpress.site.features import Features


@dataclass(frozen=True, slots=True)
class EssayRow:
    """One essay in a list. `reading` is None where reading time is not shown."""

    title: str
    url: str
    summary: str
    number: int | None
    byline: str
    date: PartialDate | None
    reading: ReadingTime | None
    stages: tuple[StageSign, ...]
    project: ItemLink | None
    draft: bool

    @property
    def in_stages(self) -> tuple[str, ...]:
        """The stages it is found by."""
        return tuple(sign.id for sign in self.stages)


def essay_row(essay: Essay, ask: Ask, features: Features) -> EssayRow:
    """`essay` as one line of a list."""
    project = ask.project(essay.project)
    return EssayRow(
        title=essay.title,
        url=ask.url(essay),
        summary=essay.summary,
        number=essay.number,
        byline=listed(essay.authors),
        date=essay.date,
        reading=reading_time(essay) if features.reading_time else None,
        stages=stage_signs(essay.stages, ask),
        project=item_link(project, ask) if project else None,
        draft=essay.draft,
    )
