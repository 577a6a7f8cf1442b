"""ProjectRow: a project as one line of a list, and its name in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import Period, said_date, said_period

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project
    from labpress.wording import Wording


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
    )


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
