"""Filters: the choices above a list, and the style rules that make them work without a script.

A row carries its values as words (`data-time="60 120"`); a rule hides the rows that lack the word
that is chosen. The rules depend on a lab's own values, so they are made with the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labpress.content.reading_time import TAGS
from labpress.site.card_row import GROUPS, PLACES, TIMES, CardRow
from labpress.site.essay_row import EssayRow
from labpress.site.stage_sign import StageSign
from labpress.site.words import token

if TYPE_CHECKING:
    from labpress.content import Stage

COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
BANDS = {band: tag.lower() for band, tag in TAGS.items()}
PEOPLE = {name: group.label for name, group in GROUPS.items()}


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


def card_filters(rows: Sequence[CardRow], purposes: Iterable[str]) -> tuple[Filter, ...]:
    """What a card is found by; choices that no card answers are left out."""
    wanted = {token(purpose): purpose for purpose in purposes}
    filters = (
        _filter(
            "want", "I want to …", "do anything", wanted, [r.good_for for r in rows], wide=True
        ),
        _filter("people", "With", "any number", PEOPLE, [r.for_groups for r in rows]),
        _filter("time", "In up to", "any time", TIMES, [r.in_minutes for r in rows]),
        _filter("setting", "Meeting", "in any way", PLACES, [r.in_settings for r in rows]),
    )
    return tuple(filter for filter in filters if filter.choices)


def essay_filters(rows: Sequence[EssayRow]) -> tuple[Filter, ...]:
    """What an essay is found by; a filter that could not part the list is left out."""
    projects = {r.in_project: r.project.title for r in rows if r.project}
    bands = [(r.reading.band,) if r.reading else () for r in rows]
    filters = (
        _filter("time", "Time to read", "any time", BANDS, bands),
        _filter(
            "project", "Project", "all projects", projects, [(r.in_project,) for r in rows], True
        ),
    )
    # how long an essay takes is worth asking of one band too: it says what to expect of them all
    least = {"time": 1, "project": 2}
    return tuple(filter for filter in filters if len(filter.choices) >= least[filter.name])


def stage_choices(
    rows: Sequence[CardRow] | Sequence[EssayRow], signs: Iterable[StageSign]
) -> tuple[Choice, ...]:
    """Those of `signs` that the rows have."""
    found = (
        Choice(sign.id, sign.word, sum(sign.id in row.in_stages for row in rows), sign)
        for sign in signs
    )
    return tuple(choice for choice in found if choice.count)


def filters_css(values: Mapping[str, Iterable[str]]) -> str:
    """The rules for all `values` by filter name, fit for one style sheet of the whole site."""
    pairs = [(name, value) for name, own in values.items() for value in sorted(set(own))]
    rules = (
        f'body:has([data-filter] :is([name={name}] [value="{value}"],'
        f'[name={name}][value="{value}"]):checked) [data-item]:not([data-{name}~="{value}"])'
        for name, value in pairs
    )
    whole = ",\n".join(rules)
    return f"{whole}{{display:none!important}}\n" if whole else ""


def stages_css(stages: Iterable[Stage]) -> str:
    """The stages' colours, light and dark, as the classes `is-<stage>` take them."""
    own = [(token(s.id), _colour(s.colour), _colour(s.dark or s.colour)) for s in stages]
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
    label: str,
    all_of_them: str,
    labels: Mapping[str, str],
    rows: Sequence[tuple[str, ...]],
    wide: bool = False,
) -> Filter:
    counts = {value: sum(value in words for words in rows) for value in labels}
    choices = (Choice(value, labels[value], count) for value, count in counts.items() if count)
    return Filter(name, label, all_of_them, tuple(choices), wide)
