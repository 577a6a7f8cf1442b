"""StageView: the page of a stage, a way in by where a team stands in its work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content import Card, Essay
from labpress.site.addresses import stage_path
from labpress.site.card_row import CardRow, card_row
from labpress.site.download import Download, Shelf, shelved
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.paging import Pager, pager_of, part
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
    pager: Pager | None = None


def stage_view(
    stage: Stage, ask: Ask, features: Features, downloads: Sequence[Download] = (), number: int = 1
) -> StageView:
    """The page of `stage`: its question, its cards, also in print, and its essays; or page `number`
    of a stage that has many."""
    cards, essays = ask.cards_of_stage(stage), ask.essays_of_stage(stage)
    shown = part([*cards, *essays], number)
    return StageView(
        sign=stage_sign(stage, ask.say),
        all=tuple(stage_sign(one, ask.say) for one in ask.stages()),
        cards=tuple(card_row(item, ask) for item in shown if isinstance(item, Card)),
        essays=tuple(essay_row(item, ask, features) for item in shown if isinstance(item, Essay)),
        downloads=shelved(downloads) if number == 1 else (),
        pager=pager_of(stage_path(stage.id), len(cards) + len(essays), number),
    )
