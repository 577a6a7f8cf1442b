"""Bundles: the one style sheet and the one script of all pages, joined from their parts.

The parts are in `styles/` and `scripts/`; the figures that begin their names are their order. A
lab's own rules, its stage colours and filters, end the style sheet: a page then asks for one file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from labpress.content.reading_time import TAGS
from labpress.lab import Look
from labpress.site.addresses import LISTS
from labpress.site.card_row import PLACES, SIZES, TIMES
from labpress.site.filters import essay_tags, filters_css, stages_css
from labpress.site.look import look_css
from labpress.site.paging import pager_of
from labpress.site.project_row import months_of
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project

STYLE_SHEET = "assets/labpress/labpress.css"
SCRIPT = "assets/labpress/labpress.js"
HOUSE = Look()
HERE = Path(__file__).parent
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# a part has no string that goes over lines, so a line that begins so is a comment
SAID = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
BLANK = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


def style_sheet(ask: Ask, look: Look = HOUSE) -> str:
    """The text of `STYLE_SHEET` for the lab behind `ask`: the same for every page of a site."""
    whole = "".join(part.read_text("utf-8") for part in style_parts())
    return BLANK.sub("", COMMENT.sub("", whole)).lstrip() + lab_rules(ask, look)


def script() -> str:
    """The text of `SCRIPT`: after the first part, which has what all use, each is a block of its
    own, so that no name of one is seen by another."""
    first, *others = (SAID.sub("", part.read_text("utf-8")) for part in script_parts())
    blocks = "".join(f"{{\n{other}}}\n" for other in others)
    return f"(() => {{\n'use strict';\n{first}{blocks}}})();\n"


def style_parts() -> list[Path]:
    """The parts of the style sheet in their order."""
    return sorted((HERE / "styles").glob("*.css"))


def script_parts() -> list[Path]:
    """The parts of the script in their order."""
    return sorted((HERE / "scripts").glob("*.js"))


def lab_rules(ask: Ask, look: Look = HOUSE) -> str:
    """The rules that depend on a lab: its look, its stages' colours, what its lists filter by."""
    cards, projects = ask.cards(), projects_of(ask)
    values: dict[str, Iterable[str]] = {
        "stage": [token(stage.id) for stage in ask.stages()],
        "want": [token(purpose) for card in cards for purpose in card.good_for],
        "people": SIZES,
        "time": TIMES,
        "reading": TAGS,
        "tag": essay_tags(ask),
        "setting": [*PLACES, *(token(place) for card in cards for place in card.setting)],
        "project": [token(project.title) for project in projects],
    }
    own = look_css(look) + stages_css(ask.stages()) + filters_css(values)
    return own + months_css(ask)


def projects_of(ask: Ask) -> list[Project]:
    """The projects by which essays are filtered without a script. A list of several pages is not:
    its rules would be a weight on every page of the site."""
    essays = ask.essays()
    if pager_of(LISTS["essay"], len(essays), 1):
        return []
    found = map(ask.project, dict.fromkeys(essay.project for essay in essays))
    return [project for project in found if project]


def months_css(ask: Ask) -> str:
    """The widths of projects' stages: as many parts of the line as they took months, and as many
    ticks below it."""
    lengths = {months_of(period) for project in ask.projects() for _, period in project.stages}
    own = (f".timeline>.months-{n}{{flex-grow:{n};--months:{n}}}\n" for n in sorted(lengths) if n)
    return "".join(own)


def bundles(ask: Ask, look: Look = HOUSE) -> dict[str, str]:
    """The text of each bundle by its path."""
    return {STYLE_SHEET: style_sheet(ask, look), SCRIPT: script()}


def version_of(text: str) -> str:
    """A few letters that change with the text, so that browsers may keep a bundle for long."""
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
