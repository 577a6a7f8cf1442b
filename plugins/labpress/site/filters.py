"""Filters: the choices above a list, and the style rules that make them work without a script.

A row carries its values as words (`data-time="60 120"`); a rule hides the rows that lack the word
that is chosen. The rules depend on a lab's own values, so they are made with the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from labpress.content.reading_time import TAGS
from labpress.site.card_row import PLACES, SIZES, TIMES, CardRow
from labpress.site.essay_row import EssayRow
from labpress.site.look import for_dark
from labpress.site.stage_sign import StageSign
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.catalogue import Ask
    from labpress.content import Stage

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
MOST_TAGS = 30
"""Tags that essays can be filtered by; each has its own page besides."""


class Staged(Protocol):
    """A row of a list that can be found by its stages."""

    @property
    def in_stages(self) -> tuple[str, ...]:
        """The stages it is found by."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, how many rows it leaves, and its stage's sign if it is a stage."""

    value: str
    label: str
    count: int
    sign: StageSign | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """One question above a list. `any` is the answer that keeps all rows; `wide` has long ones."""

    name: str
    label: str
    any: str
    choices: tuple[Choice, ...]
    wide: bool = False


def card_filters(rows: Sequence[CardRow], ask: Ask) -> tuple[Filter, ...]:
    """What a card is found by; choices that no card answers are left out."""
    say = ask.say
    wanted = {token(purpose): purpose for purpose in ask.purposes()}
    sizes = {size: say("lists.size", n=int(size)) for size in SIZES}
    times = {minutes: say(f"times.{minutes}") for minutes in TIMES}
    places = {place: say(f"places.{place}") for place in PLACES}
    filters = (
        _filter("want", ask, wanted, [row.good_for for row in rows], wide=True),
        _filter("people", ask, sizes, [row.for_sizes for row in rows]),
        _filter("time", ask, times, [row.in_minutes for row in rows]),
        _filter("setting", ask, places, [row.in_settings for row in rows]),
    )
    return tuple(filter for filter in filters if filter.choices)


def essay_filters(rows: Sequence[EssayRow], ask: Ask) -> tuple[Filter, ...]:
    """What an essay is found by; a filter that could not part the list is left out."""
    bands = {band: ask.say(f"bands.{band}") for band in TAGS}
    projects = {row.in_project: row.project.title for row in rows if row.project}
    filters = (
        _filter("tag", ask, essay_tags(ask), [row.in_tags for row in rows]),
        _filter("project", ask, projects, [(row.in_project,) for row in rows], wide=True),
        _filter("reading", ask, bands, [(r.reading.band,) if r.reading else () for r in rows]),
    )
    # how long an essay takes is worth asking of one band too: it says what to expect of them all
    least = {"reading": 1}
    return tuple(one for one in filters if len(one.choices) >= least.get(one.name, 2))


def essay_tags(ask: Ask) -> dict[str, str]:
    """The tags of essays that their list can be filtered by, with their tokens: those that most
    essays have where there are many, since each is a line to read and a rule in the style sheet."""
    used = [
        (sum(item.kind == "essay" for item in group.items), group) for group in ask.groups("tag")
    ]
    often = sorted((one for one in used if one[0]), key=lambda one: -one[0])[:MOST_TAGS]
    kept = {group.name for _, group in often}
    return {token(group.name): group.name for _, group in used if group.name in kept}


def stage_choices(rows: Sequence[Staged], signs: Iterable[StageSign]) -> tuple[Choice, ...]:
    """Those of `signs` that the rows have."""
    found = (
        Choice(sign.id, sign.word, sum(sign.id in row.in_stages for row in rows), sign)
        for sign in signs
    )
    return tuple(choice for choice in found if choice.count)


def filters_css(values: Mapping[str, Iterable[str]]) -> str:
    """The rules for all `values` by filter name, fit for one style sheet of the whole site.

    A purpose can be chosen by an address too (`cards/#want:generate-ideas`), so that a link carries
    it where there is no script.
    """
    rules = [
        f'body:has({_chosen(name, value)}) [data-item]:not([data-{name}~="{value}"])'
        for name, own in values.items()
        for value in sorted(set(own))
    ]
    whole = ",\n".join(rules)
    return f"{whole}{{display:none!important}}\n" if whole else ""


def _chosen(name: str, value: str) -> str:
    if name == "stage":
        return f'[data-filter] [name=stage][value="{value}"]:checked'
    chosen = f'[data-filter] [name={name}] [value="{value}"]:checked'
    return f'{chosen},[id="want:{value}"]:target' if name == "want" else chosen


def stages_css(stages: Iterable[Stage]) -> str:
    """The stages' colours, light and dark, as the classes `is-<stage>` take them."""
    own = [(token(s.id), _colour(s.colour), _colour(s.dark or for_dark(s.colour))) for s in stages]
    light = "".join(f"--{name}:{colour};" for name, colour, _ in own)
    dark = "".join(f"--{name}:{colour};" for name, _, colour in own)
    classes = "".join(f".is-{name}{{--stage:var(--{name})}}" for name, _, _ in own)
    return (
        f":root{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark)"
        f"{{:root:not([data-scheme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-scheme=dark]{{{dark}}}}}\n{classes}\n"
    )


def _colour(text: str) -> str:
    """A colour in figures; anything else could end the rule it stands in, so it becomes ink."""
    return text if COLOUR.fullmatch(text) else "var(--ink)"


def _filter(
    name: str,
    ask: Ask,
    labels: Mapping[str, str],
    rows: Sequence[tuple[str, ...]],
    wide: bool = False,
) -> Filter:
    counts = {value: sum(value in words for words in rows) for value in labels}
    choices = (Choice(value, labels[value], count) for value, count in counts.items() if count)
    label, any_of_them = ask.say(f"filters.{name}"), ask.say(f"filters.any-{name}")
    return Filter(name, label, any_of_them, tuple(choices), wide)
