"""Posters: what the sharing picture of an item says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from labpress.catalogue import Ask
from labpress.content import (
    Card,
    Essay,
    Item,
    Output,
    PartialDate,
    Project,
    Stage,
    Toolkit,
    reading_time,
    said_length,
    said_reading,
    said_time,
)
from labpress.printing.sharing import Poster
from labpress.wording import Wording

NAMES = 3
"""So many authors are named; of more, the first, and how many they are."""
Fact = tuple[str, str]


@dataclass(frozen=True)
class Posters:
    """Makes the posters of a lab's items. `say` is in the lab's language; `timed` says of essays
    how long they take, as their pages do."""

    ask: Ask
    say: Wording
    lab: str
    language: str
    timed: bool = True

    def of(self, item: Item) -> Poster:
        """The poster of an essay, card, toolkit, output or project."""
        return _MAKERS[item.kind](self, item)

    def page(self, kind: str, title: str, kicker: str, text: str, lang: str = "") -> Poster:
        """The poster of a list or any other page."""
        bands = tuple(stage.colour for stage in self.ask.stages())
        return Poster(
            kind, title, self.lab, lang or self.language, kicker=kicker, text=text, bands=bands
        )

    def stage(self, stage: Stage) -> Poster:
        """The poster of a stage: its colour and its question."""
        counts = (
            ("cards", len(self.ask.cards_of_stage(stage))),
            ("essays", len(self.ask.essays_of_stage(stage))),
        )
        facts = tuple(("", self.say.plain(f"sharing.{name}", n=n)) for name, n in counts if n)
        return Poster(
            "stage",
            stage.title,
            self.lab,
            self.language,
            text=stage.question,
            facts=facts,
            stages=(stage,),
        )

    def essay(self, essay: Essay) -> Poster:
        """Who says what, and for how long."""
        say, project = self.say, self.ask.project(essay.project)
        kicker = say.plain("sharing.essay")
        if project and essay.number:
            kicker = say.plain(
                "sharing.essay-of", project=self._project(project), number=str(essay.number)
            )
        elif essay.series:
            kicker = essay.series
        facts = (*self._by(essay.authors), *self._date(essay.date), *self._reading(essay))
        return self._plain(essay, kicker, essay.subtitle or essay.summary, facts, essay.stages)

    def card(self, card: Card) -> Poster:
        """The card itself, as on paper."""
        people = self.say.plain("sharing.people", people=card.people.text) if card.people else ""
        facts = tuple(
            fact
            for fact in (("time", said_time(card.time, self.say)), ("people", people))
            if fact[1]
        )
        more = {"code": card.code, "facts": facts, "stages": self._stages(card.stages)}
        return self._poster("card", card, self.say.plain("sharing.card"), card.purpose, **more)

    def toolkit(self, toolkit: Toolkit) -> Poster:
        """Its name, and the edges of its cards."""
        steps = (self.ask.item("card", s.name) for s in toolkit.items if s.kind == "card")
        cards = [card for card in steps if isinstance(card, Card)]
        stages = [stage for card in cards for stage in self._stages(card.stages[:1])]
        facts = [("", self.say.plain("sharing.cards", n=len(cards)))] if cards else []
        minutes = toolkit.total_minutes or sum(step.minutes or 0 for step in toolkit.items)
        facts += [("time", said_length(minutes, self.say))] if minutes else []
        bands = tuple(stage.colour for stage in stages)
        kicker = self.say.plain("sharing.toolkit")
        return self._poster(
            "kit", toolkit, kicker, toolkit.purpose, facts=tuple(facts), bands=bands
        )

    def output(self, output: Output) -> Poster:
        """What it is, and of when."""
        kicker = self.say.plain(f"sharing.{output.type}") if output.type else ""
        facts = [*self._by(output.authors), *self._date(output.date)]
        return self._plain(output, kicker, output.summary, facts, output.stages)

    def project(self, project: Project) -> Poster:
        """Its challenge, and the stages that it went through."""
        known = [self._day(date) for date in (project.start, project.end) if date]
        when = " – ".join(known)
        if project.start and not project.end:
            when = self.say.plain("sharing.since", date=known[0])
        facts = [("", when)] if when else []
        stages = [name for name, _ in project.stages]
        return self._plain(project, self._project(project), project.challenge, facts, stages)

    def _plain(
        self, item: Item, kicker: str, text: str, facts: Iterable[Fact], stages: Iterable[str]
    ) -> Poster:
        bands = tuple(stage.colour for stage in self.ask.stages())
        more = {"facts": tuple(facts), "stages": self._stages(stages), "bands": bands}
        return self._poster("plain", item, kicker, text, **more)

    def _poster(self, kind: str, item: Item, kicker: str, text: str, **more: Any) -> Poster:
        """What the posters of all items say in the same way."""
        lang = item.lang or self.language
        return Poster(kind, item.title, self.lab, lang, kicker=kicker, text=text, **more)

    def _stages(self, names: Iterable[str]) -> tuple[Stage, ...]:
        found = (self.ask.stage(name) for name in names)
        return tuple(stage for stage in found if stage is not None)

    def _project(self, project: Project) -> str:
        if project.number is None:
            return project.title
        return self.say.plain("sharing.project", number=self.say.number_word(project.number))

    def _by(self, authors: tuple[str, ...]) -> tuple[Fact, ...]:
        if not authors:
            return ()
        names = list(authors)
        if len(names) > NAMES:
            names[1:] = [self.say.plain("sharing.others", n=len(names) - 1)]
        return (("", self.say.plain("sharing.by", names=str(self.say.listed(names)))),)

    def _reading(self, essay: Essay) -> tuple[Fact, ...]:
        if not self.timed:
            return ()
        time = said_reading(reading_time(essay), self.say)
        return (("", self.say.plain("sharing.read", time=time)),)

    def _date(self, date: PartialDate) -> tuple[Fact, ...]:
        return (("", self._day(date)),) if date else ()

    def _day(self, date: PartialDate) -> str:
        return str(self.say.date(date.year, date.month, date.day))


# each takes its own kind of item, which a table cannot say
_MAKERS: dict[str, Callable[[Posters, Any], Poster]] = {
    "essay": Posters.essay,
    "card": Posters.card,
    "toolkit": Posters.toolkit,
    "output": Posters.output,
    "project": Posters.project,
}
