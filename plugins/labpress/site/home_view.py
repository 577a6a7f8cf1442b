"""HomeView: what the first page may know: the newest essay, ways to a card, stages, outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.site.addresses import LISTS
from labpress.site.card_row import CardRow, card_row
from labpress.site.essay_row import EssayRow, essay_row
from labpress.site.features import Features
from labpress.site.filters import Filter, card_filters
from labpress.site.item_link import ItemLink, item_link
from labpress.site.output_view import OutputRow, output_row
from labpress.site.project_row import project_name
from labpress.site.stage_sign import StageSign, stage_sign
from labpress.site.words import counted, number_word, sentence_case

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project

HAND, OUTPUTS, ESSAYS = 4, 3, 8


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A stage as a way in. `counts` such as `14 cards, 2 essays`, empty if there are none."""

    sign: StageSign
    counts: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the first page may know. A part that the lab has nothing for is empty."""

    lead: EssayRow | None
    project: ItemLink | None
    series_title: str
    series: tuple[EssayRow, ...]
    filters: tuple[Filter, ...]
    cards_url: str
    hand: tuple[CardRow, ...]
    stages: tuple[StageEntry, ...]
    outputs: tuple[OutputRow, ...]
    more_outputs: bool


def home_view(ask: Ask, features: Features) -> HomeView:
    """The first page: led by the newest essay, beside it the essays of the same project."""
    essays = ask.essays()
    lead = essays[0] if essays else None
    project = ask.project(lead.project) if lead else None
    series = (ask.essays_of(project) if project else essays[1:])[:ESSAYS]
    cards = tuple(card_row(card, ask) for card in ask.cards())
    outputs = ask.outputs()
    return HomeView(
        lead=essay_row(lead, ask, features) if lead else None,
        project=item_link(project, ask) if project else None,
        series_title=_series_title(project, len(series)),
        series=tuple(essay_row(essay, ask, features) for essay in series),
        filters=tuple(f for f in card_filters(cards, ask) if f.name != "setting"),
        cards_url=LISTS["card"],
        hand=hand_of(cards),
        stages=tuple(stage_entry(stage, ask) for stage in map(stage_sign, ask.stages())),
        outputs=tuple(output_row(output, ask) for output in outputs[:OUTPUTS]),
        more_outputs=len(outputs) > OUTPUTS,
    )


def hand_of(cards: Sequence[CardRow]) -> tuple[CardRow, ...]:
    """A few cards to start with, one of each stage in turn, by code: the same at every build."""
    by_stage: dict[str, list[CardRow]] = {}
    for card in cards:
        by_stage.setdefault(card.in_stages[0] if card.in_stages else "", []).append(card)
    rounds = max(map(len, by_stage.values()), default=0)
    dealt = [own[turn] for turn in range(rounds) for own in by_stage.values() if turn < len(own)]
    return tuple(dealt[:HAND])


def stage_entry(sign: StageSign, ask: Ask) -> StageEntry:
    """A stage with how much there is for it."""
    stage = next(stage for stage in ask.stages() if stage_sign(stage).id == sign.id)
    counts = (
        counted(len(ask.cards_of_stage(stage)), "card"),
        counted(len(ask.essays_of_stage(stage)), "essay"),
    )
    return StageEntry(sign, ", ".join(count for count in counts if not count.startswith("0 ")))


def _series_title(project: Project | None, essays: int) -> str:
    if project is None:
        return "More essays"
    many = "one essay" if essays == 1 else f"{number_word(essays)} essays"
    return sentence_case(f"{project_name(project)}, in {many}")
