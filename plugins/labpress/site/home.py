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

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Project, Stage
    from labpress.wording import Wording

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
    more_essays: bool
    more_outputs: bool


def home_view(ask: Ask, features: Features) -> HomeView:
    """The first page: led by the newest essay, beside it the essays of the same project."""
    essays = ask.essays()
    lead = essays[0] if essays else None
    project = ask.project(lead.project) if lead else None
    series = ask.essays_of(project) if project else ()
    if not 1 < len(series) <= ESSAYS:  # too many to be a way in: what is newest is one
        project, series = None, essays[1 : ESSAYS + 1]
    cards = tuple(card_row(card, ask) for card in ask.cards())
    outputs = ask.outputs()
    return HomeView(
        lead=essay_row(lead, ask, features) if lead else None,
        project=item_link(project, ask) if project else None,
        series_title=_series_title(project, len(series), ask.say),
        series=tuple(essay_row(essay, ask, features) for essay in series),
        filters=tuple(f for f in card_filters(cards, ask) if f.name != "setting"),
        cards_url=LISTS["card"],
        hand=hand_of(cards),
        stages=tuple(stage_entry(stage, ask) for stage in ask.stages()),
        outputs=tuple(output_row(output, ask) for output in outputs[:OUTPUTS]),
        more_essays=len(essays) > max(len(series), 1),
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


def stage_entry(stage: Stage, ask: Ask) -> StageEntry:
    """A stage with how much there is for it."""
    numbers = {
        "card": len(ask.cards_of_stage(stage)),
        "essay": len(ask.essays_of_stage(stage)),
    }
    counts = [ask.say(f"counts.{kind}", n=n) for kind, n in numbers.items() if n]
    return StageEntry(stage_sign(stage, ask.say), ", ".join(counts))


def _series_title(project: Project | None, essays: int, say: Wording) -> str:
    if project is None:
        return say("home.more")
    name, number = project_name(project, say), say.number_word(essays)
    return say("home.project", project=name, number=number, n=essays)
