"""StageSign: how a stage shows on screen: a word and an icon always, the colour as third sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import said_stage
from labpress.site.addresses import stage_path
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Stage
    from labpress.wording import Wording

ICONS = frozenset({"discover", "develop", "share"})
"""The stage icons that the theme draws; any other stage gets a plain ring."""


@dataclass(frozen=True, slots=True)
class StageSign:
    """`id` is fit for a class name; `word` is short (`Discover`), `title` the stage's full name."""

    id: str
    word: str
    title: str
    question: str
    icon: str
    url: str


def stage_sign(stage: Stage, say: Wording) -> StageSign:
    """What a template may know of a stage."""
    drawn = next((name for name in (stage.icon, stage.id) if name in ICONS), "ring")
    said = said_stage(stage, say)
    path = stage_path(stage.id)
    return StageSign(token(stage.id), said.word, said.title, said.question, drawn, path)


def stage_signs(ids: Iterable[str], ask: Ask) -> tuple[StageSign, ...]:
    """The signs of those stages that the lab has, in the lab's order."""
    wanted = set(ids)
    return tuple(stage_sign(stage, ask.say) for stage in ask.stages() if stage.id in wanted)
