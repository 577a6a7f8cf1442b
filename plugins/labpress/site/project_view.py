"""ProjectView: what the page of a project may know, and its line in the list of projects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.download import Download
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.output_view import OutputRow, output_row
from labpress.site.reference import ReferenceRow
from labpress.site.stage_sign import StageSign, stage_sign
from labpress.site.words import counted, number_word

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project


@dataclass(frozen=True, slots=True)
class ProjectStage:
    """A stage of a project and when it was, in the writer's words."""

    sign: StageSign
    when: str


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project in a list. `name` is `Project one`, `when` such as `April 2017 to May 2018`."""

    title: str
    url: str
    name: str
    challenge: str
    when: str
    status: str
    counts: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What the page of a project may know; every text is plain and still to be escaped."""

    row: ProjectRow
    stages: tuple[ProjectStage, ...]
    essays: tuple[EssayRow, ...]
    outputs: tuple[OutputRow, ...]
    partners: tuple[str, ...]
    downloads: tuple[Download, ...]
    references: tuple[ReferenceRow, ...]
    lang: str
    draft: bool


def project_view(
    project: Project,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download],
    references: Sequence[ReferenceRow],
) -> ProjectView:
    """The page of `project`; its essays and outputs are found by the catalogue."""
    when = dict(project.stages)
    return ProjectView(
        row=project_row(project, ask),
        stages=tuple(
            ProjectStage(stage_sign(stage), str(when[stage.id]))
            for stage in ask.stages()
            if stage.id in when
        ),
        essays=tuple(essay_row(essay, ask, features) for essay in ask.essays_of(project)),
        outputs=tuple(output_row(output, ask) for output in ask.outputs_of(project)),
        partners=tuple(project.partners),
        downloads=tuple(downloads),
        references=tuple(references),
        lang=project.lang,
        draft=project.draft,
    )


def project_row(project: Project, ask: Ask) -> ProjectRow:
    """`project` as one line of a list."""
    dates = [str(date) for date in (project.start, project.end) if date]
    counts = (
        counted(len(ask.essays_of(project)), "essay"),
        counted(len(ask.outputs_of(project)), "learning output"),
    )
    return ProjectRow(
        title=project.title,
        url=ask.url(project),
        name=project_name(project),
        challenge=project.challenge,
        when=" to ".join(dates),
        status=project.status,
        counts=", ".join(count for count in counts if not count.startswith("0 ")),
    )


def project_name(project: Project) -> str:
    """`Project one`."""
    return f"Project {number_word(project.number)}" if project.number is not None else "Project"
