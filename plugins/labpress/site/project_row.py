"""ProjectRow: a project as one line of a list, and its name in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import Period, said_date, said_period
from labpress.site.stage_sign import StageSign, stage_sign

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project
    from labpress.wording import Wording


@dataclass(frozen=True, slots=True)
class ProjectStage:
    """A stage of a project and when it was. `months` is how long it took, 0 where nobody says."""

    sign: StageSign
    when: str
    months: int


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One project in a list. `name` is `Project one`, `when` such as `April 2017 to May 2018`.
    `stages` are in the lab's order."""

    title: str
    url: str
    name: str
    challenge: str
    when: str
    status: str
    counts: str
    lang: str
    stages: tuple[ProjectStage, ...]


def project_row(project: Project, ask: Ask) -> ProjectRow:
    """`project` as one line of a list."""
    numbers = {"essay": len(ask.essays_of(project)), "output": len(ask.outputs_of(project))}
    counts = [ask.say(f"counts.{kind}", n=n) for kind, n in numbers.items() if n]
    return ProjectRow(
        title=project.title,
        url=ask.url(project),
        name=project_name(project, ask.say),
        challenge=project.challenge,
        when=_when(project, ask.say),
        status=project.status,
        counts=", ".join(counts),
        lang=project.lang,
        stages=project_stages(project, ask),
    )


def project_stages(project: Project, ask: Ask) -> tuple[ProjectStage, ...]:
    """The stages of a project, with their lengths if all of them are known."""
    periods = dict(project.stages)
    months = {stage: months_of(period) for stage, period in periods.items()}
    known = all(months.values())
    return tuple(
        ProjectStage(
            stage_sign(stage, ask.say),
            said_period(periods[stage.id], ask.say),
            months[stage.id] if known else 0,
        )
        for stage in ask.stages()
        if stage.id in periods
    )


def months_of(period: Period) -> int:
    """How many months a period touches: a year alone is twelve; 0 for a month that has no end."""
    start, end = period.start, period.end
    if end is None:
        return 0 if start.month else 12
    first, last = start.month or 1, end.month or 12
    return (end.year - start.year) * 12 + last - first + 1


def project_name(project: Project, say: Wording) -> str:
    """`Project one`."""
    if project.number is None:
        return say("project.unnumbered")
    return say("project.named", number=say.number_word(project.number))


def _when(project: Project, say: Wording) -> str:
    """`April 2017 to May 2018`."""
    if project.start and project.end:
        return said_period(Period(project.start, project.end), say)
    return said_date(project.start or project.end, say)
