"""Essay fit: pages set anew until no heading stands alone at the foot of one, and no lost lines on
the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from labpress.printing.pages import Set

HEADINGS_MOVED = 6
"""As often as pages are set anew for a heading alone at the foot of one."""
TRIED = (0, 1, 2, 3, -1, -2)
"""How much tighter pages are set, a step after the other, while the last one has but a few lines;
then how much looser, so that it has more."""

Look = Mapping[str, Any]
"""How `tight` a text is set, and the numbers of its headings that are `broken` off to a page."""
Setting = Callable[[Look], Set]


def fitted(setting: Setting) -> Look:
    """The look of one text whose pages end well: a little closer or wider where the last one has
    but a few lines."""
    tries = (_with_headings(setting, tight) for tight in TRIED)
    look, first = next(tries)
    if not _has_lost_lines(first):
        return look
    better = (t for t in tries if t[1].pdf and pages_of(t[1]) <= pages_of(first))
    return next((found for found, made in better if not _has_lost_lines(made)), look)


def pages_of(made: Set) -> int:
    """How many pages there are; 0 where Typst refused the job."""
    return max((int(told.get("last", 0)) for told in made.told), default=0)


def numbered(blocks: Iterable[dict[str, Any]]) -> None:
    """Numbers the headings, and the paragraphs that stand below one alike."""
    number, above = 0, False
    for block in blocks:
        if block["kind"] == "heading":
            number += 1
            block["number"] = number
        elif block["kind"] == "p" and above:
            block["first"] = number
        above = block["kind"] == "heading"


def _with_headings(setting: Setting, tight: int) -> tuple[Look, Set]:
    """The pages, with each heading that stood alone at the foot of one on the next."""
    look: dict[str, Any] = {"tight": tight, "broken": []}
    made = setting(look)
    for _ in range(HEADINGS_MOVED):
        torn = [number for told in made.told for number in told.get("torn", ())]
        if not torn:
            break
        # only the first: what comes after it will stand elsewhere
        look = {"tight": tight, "broken": [*look["broken"], torn[0]]}
        made = setting(look)
    return look, made


def _has_lost_lines(made: Set) -> bool:
    return any(told.get("lost") for told in made.told)
