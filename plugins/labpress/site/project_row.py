"""ProjectRow: a project as one line of a list, and its name in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.words import counted, number_word

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project


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
