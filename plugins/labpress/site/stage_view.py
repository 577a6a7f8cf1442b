"""StageView: the page of a stage, a way in by where a team stands in its work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.card_row import CardRow, card_row
from labpress.site.download import Download, Shelf, shelved
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.stage_sign import StageSign, stage_sign

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Stage


@dataclass(frozen=True, slots=True)
class StageView:
    """`all` are the lab's stages in order, this one among them."""

    sign: StageSign
    all: tuple[StageSign, ...]
    cards: tuple[CardRow, ...]
    essays: tuple[EssayRow, ...]
    downloads: tuple[Shelf, ...] = ()


def stage_view(
    stage: Stage, ask: Ask, features: Features, downloads: Sequence[Download] = ()
) -> StageView:
    """The page of `stage`: its question, its cards, also in print, and its essays."""
    return StageView(
        sign=stage_sign(stage, ask.say),
        all=tuple(stage_sign(one, ask.say) for one in ask.stages()),
        cards=tuple(card_row(card, ask) for card in ask.cards_of_stage(stage)),
        essays=tuple(essay_row(essay, ask, features) for essay in ask.essays_of_stage(stage)),
        downloads=shelved(downloads),
    )
