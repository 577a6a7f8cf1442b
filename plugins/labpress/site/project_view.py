"""ProjectView: what the page of a project may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from labpress.site.card_row import CardRow, card_row
from labpress.site.download import Download, Shelf, shelved
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.history import History, history_of
from labpress.site.output_view import OutputRow, output_row
from labpress.site.project_row import ProjectRow, project_row

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project


@dataclass(frozen=True, slots=True)
class ProjectView:
    """What the page of a project may know; every text is plain and still to be escaped."""

    row: ProjectRow
    essays: tuple[EssayRow, ...]
    cards: tuple[CardRow, ...]
    outputs: tuple[OutputRow, ...]
    partners: tuple[str, ...]
    downloads: tuple[Shelf, ...]
    references: Markup
    history: History
    lang: str
    draft: bool


def project_view(
    project: Project,
    ask: Ask,
    features: Features,
    downloads: Sequence[Download],
    references: Markup,
) -> ProjectView:
    """The page of `project`; its essays, cards and outputs are found by the catalogue."""
    return ProjectView(
        row=project_row(project, ask),
        essays=tuple(essay_row(essay, ask, features) for essay in ask.essays_of(project)),
        cards=tuple(card_row(card, ask) for card in ask.cards_of(project))
        if features.cards
        else (),
        outputs=tuple(output_row(output, ask) for output in ask.outputs_of(project)),
        partners=tuple(project.partners),
        downloads=shelved(downloads),
        references=references,
        history=history_of(project, ask),
        lang=project.lang,
        draft=project.draft,
    )
