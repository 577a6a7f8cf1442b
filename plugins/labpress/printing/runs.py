"""Runs: the run sheet of a toolkit on paper, by the clock if it has a start, else from 0:00."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from labpress.content import Card, Toolkit, ToolkitItem, said_length
from labpress.content.run import Run, Step, clock, elapsed, run_of
from labpress.printing.labels import Labels
from labpress.printing.lists import Column, List, entry, group

Words = Callable[[str], str]


def run_sheet(
    toolkit: Toolkit,
    cards: Sequence[Card],
    words: Labels,
    line: Words,
    title: Words,
    start: int | None = None,
) -> List:
    """Every step, with when it begins, as long as that is known; the last row is the end.

    `start` is in minutes after midnight. `title` gives the title of `essay:impact`.
    """
    known = {name: card for card in cards for name in (card.slug, card.code, *card.aliases)}
    run = run_of(toolkit.items)
    rows: list[list[object]] = [
        [_begins(step, start), _what(step.item, known, words, line, title), _minutes(step.item)]
        for step in run.steps
    ]
    when = words["clock"] if start is not None else words["elapsed"]
    columns = [
        Column(when, "clock"),
        Column(words["item"], "main"),
        Column(words["minutes"], "number"),
    ]
    rows.append(_end(run, known, words, line, title, start))
    aside = line(run_length(toolkit, words, start))
    return List("run", words["run"], columns, [group("", rows)], aside)


def run_length(toolkit: Toolkit, words: Labels, start: int | None = None) -> str:
    """`3 hours`, `09:30–12:30`, or `at least 2 hours` where a step says no minutes."""
    run = run_of(toolkit.items)
    if not run.known:
        return ""
    if run.open:
        return f"{words['at-least']} {said_length(run.known, words.say)}"
    if start is None:
        return said_length(run.known, words.say)
    return f"{clock(start)}–{clock(start + run.known)}"


def _begins(step: Step, start: int | None) -> str:
    if step.begins is None:
        return "–"
    return elapsed(step.begins) if start is None else clock(start + step.begins)


def _minutes(item: ToolkitItem) -> str:
    return str(item.minutes or "–")


def _what(
    item: ToolkitItem, cards: Mapping[str, Card], words: Labels, line: Words, title: Words
) -> dict[str, str]:
    notes = [words["optional"] if item.optional else "", item.note]
    card = cards.get(item.name) if item.kind == "card" else None
    return entry(
        line(_name(item, cards, title)),
        line(" · ".join(filter(None, notes))),
        card.code if card else "",
        style="em" if item.kind == "break" else "strong",
    )


def _name(item: ToolkitItem, cards: Mapping[str, Card], title: Words) -> str:
    if item.kind == "break":
        return item.name
    card = cards.get(item.name) if item.kind == "card" else None
    return card.title if card else title(f"{item.kind}:{item.name}") or item.name


def _end(
    run: Run,
    cards: Mapping[str, Card],
    words: Labels,
    line: Words,
    title: Words,
    start: int | None,
) -> list[object]:
    """The last row: when it ends, or because of which step nobody can say."""
    if run.open:
        first = f"“{_name(run.open[0], cards, title)}”"
        more = words["and-others"] if len(run.open) > 1 else ""
        note = words["no-end"].format(step=f"{first}{more}")
        minutes = f"{run.known}+" if run.known else "–"
        return ["–", entry(words["end"], line(note), style="em"), minutes]
    note = words["without"].format(minutes=run.optional) if run.optional else ""
    ends = elapsed(run.known) if start is None else clock(start + run.known)
    return [ends, entry(words["end"], line(note), style="em"), str(run.known)]
