"""Subjects: what a deck can be of: a toolkit, the cards that an essay asks to try, a stage of the
lab's work, or the whole library. Each says what its cover needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labpress.catalogue import permalink
from labpress.content import (
    Card,
    Essay,
    Item,
    Page,
    PartialDate,
    Stage,
    Toolkit,
    said_date,
    said_length,
    said_stage,
)
from labpress.markdown import parse
from labpress.printing.faces import NO_STAGE
from labpress.printing.paper import SETTINGS, Paper

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` is what a manifest remembers it by (`toolkit:start`, `library`). `path` is its page on
    the site, `more` says what stands there. `owner` answers for what is wrong with it."""

    name: str
    kicker: str
    title: str
    purpose: str
    facts: Facts
    path: str
    more: str
    owner: Item
    authors: tuple[str, ...] = ()
    lang: str = ""
    version: str = ""
    stage: Stage = NO_STAGE
    toolkit: Toolkit | None = None


def of_toolkit(toolkit: Toolkit, cards: Sequence[Card], paper: Paper) -> Subject:
    """A toolkit: the cards in its order, with its run sheet."""
    words = paper.words
    minutes = toolkit.total_minutes or toolkit.minutes
    facts = (
        (words["audience"], toolkit.audience),
        (words["group"], str(toolkit.group or "")),
        (words["total"], said_length(minutes, words.say) if minutes else ""),
        (words["cards"], str(len(cards))),
    )
    return Subject(
        f"toolkit:{toolkit.slug}",
        "",
        toolkit.title,
        toolkit.purpose,
        _said(facts),
        permalink(toolkit),
        words["toolkit-page"],
        toolkit,
        tuple(map(str, toolkit.authors)),
        toolkit.lang,
        str(toolkit.version or ""),
        toolkit=toolkit,
    )


def of_essay(essay: Essay, cards: Sequence[Card], paper: Paper) -> Subject:
    """An essay: the cards that it asks its readers to try."""
    words = paper.words
    facts = (
        (words["by"], words.say.listed(essay.authors)),
        (words["published"], said_date(essay.date, words.say)),
        (words["cards"], str(len(cards))),
    )
    return Subject(
        f"essay:{essay.slug}",
        words["essay-deck"],
        essay.title,
        essay.subtitle or essay.summary,
        _said(facts),
        permalink(essay),
        words["essay-page"],
        essay,
        tuple(map(str, essay.authors)),
        essay.lang,
    )


def of_stage(stage: Stage, cards: Sequence[Card], paper: Paper) -> Subject:
    """A stage of the lab's work: the cards that serve it."""
    words = paper.words
    said = said_stage(stage, words.say)
    return Subject(
        f"stage:{stage.id}",
        words["stage-deck"].format(stage=said.word),
        said.title,
        said.question,
        _said(_dated(cards, paper)),
        f"stages/{stage.id}/",
        words["stage-page"],
        of_settings(),
        lang=paper.lang,
        stage=stage,
    )


def of_library(cards: Sequence[Card], paper: Paper) -> Subject:
    """Every card of the lab."""
    words = paper.words
    return Subject(
        "library",
        "",
        words["library-deck"],
        "",
        _said(((words["stages"], _stages(cards, paper)), *_dated(cards, paper))),
        "cards/",
        words["library-page"],
        of_settings(),
        lang=paper.lang,
    )


def latest(cards: Sequence[Card]) -> PartialDate | None:
    """When the newest of `cards` was updated, if that is known of any."""
    return max((card.updated for card in cards if card.updated), default=None)


def _dated(cards: Sequence[Card], paper: Paper) -> Facts:
    words = paper.words
    return (words["cards"], str(len(cards))), (words["as-of"], said_date(latest(cards), words.say))


def _stages(cards: Sequence[Card], paper: Paper) -> str:
    """`Discover 8, Develop 9`: a card of two stages counts in both."""
    counts = [(one, sum(one.id in card.stages for card in cards)) for one in paper.stages]
    return ", ".join(f"{stage.word} {count}" for stage, count in counts if count)


def _said(facts: Facts) -> Facts:
    return tuple((label, value) for label, value in facts if value)


def of_settings() -> Item:
    """What is said of a stage or of the lab stands in its settings."""
    return Page(path=SETTINGS, body=parse(""))
