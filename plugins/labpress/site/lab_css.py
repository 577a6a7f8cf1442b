"""LabCss: the one style sheet that is made with the site: a lab's stage colours and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.site.card_row import GROUPS, PLACES, TIMES
from labpress.site.filters import BANDS, filters_css, stages_css
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.catalogue import Ask

PATH = "assets/labpress/lab.css"


def lab_css(ask: Ask) -> str:
    """The text of `PATH` for the lab behind `ask`: the same for every page of a site."""
    cards, projects = ask.cards(), ask.projects()
    values = {
        "stage": [token(stage.id) for stage in ask.stages()],
        "want": [token(purpose) for card in cards for purpose in card.good_for],
        "people": GROUPS,
        "time": [*TIMES, *BANDS],
        "setting": [*PLACES, *(token(place) for card in cards for place in card.setting)],
        "project": [token(project.title) for project in projects],
    }
    return stages_css(ask.stages()) + filters_css(values)
