"""EssayRow: an essay as one line of a list, with the words that the filters look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import reading_time
from labpress.site.item_link import ItemLink, item_link
from labpress.site.project_row import project_name
from labpress.site.stage_sign import StageSign, stage_signs
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Essay, PartialDate, Project, ReadingTime
    from labpress.site.features import Features
    from labpress.wording import Wording


@dataclass(frozen=True, slots=True)
class EssayRow:
    """One essay in a list. `reading` is None where reading time is not shown."""

    title: str
    url: str
    summary: str
    project_name: str
    eyebrow: str
    number: int | None
    byline: str
    date: PartialDate | None
    reading: ReadingTime | None
    stages: tuple[StageSign, ...]
    project: ItemLink | None
    in_tags: tuple[str, ...]
    draft: bool
    lang: str

    @property
    def in_stages(self) -> tuple[str, ...]:
        """The stages it is found by."""
        return tuple(sign.id for sign in self.stages)

    @property
    def in_project(self) -> str:
        """The project it is found by."""
        return token(self.project.title) if self.project else ""


def essay_row(essay: Essay, ask: Ask, features: Features) -> EssayRow:
    """`essay` as one line of a list."""
    project = ask.project(essay.project)
    return EssayRow(
        title=essay.title,
        url=ask.url(essay),
        summary=essay.summary,
        project_name=project_name(project, ask.say) if project else "",
        eyebrow=_eyebrow(essay, project, ask.say),
        number=essay.number,
        byline=ask.say.listed(essay.authors),
        date=essay.date,
        reading=reading_time(essay) if features.reading_time else None,
        stages=stage_signs(essay.stages, ask),
        project=item_link(project, ask) if project else None,
        in_tags=tuple(map(token, essay.tags)),
        draft=essay.draft,
        lang=essay.lang,
    )


def _eyebrow(essay: Essay, project: Project | None, say: Wording) -> str:
    """`Project one, essay 4`, or the series that an essay outside every project belongs to."""
    if project is None:
        return essay.series
    name = project_name(project, say)
    return say("article.project", project=name, number=essay.number) if essay.number else name
