"""Essay fit: pages set anew until no heading stands alone at the foot of one, no figure leaves a
gap, and no lost lines are on the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from labpress.printing.pages import Set

MENDED = 10
"""As often as pages are set anew for a figure that leaves a gap or a heading that stands alone."""
TRIED = (0, 1, 2, 3, 4, -1, -2)
"""How much tighter pages are set, a step after the other, while the last one has but a few lines;
then how much looser, so that it has more."""

Look = Mapping[str, Any]
"""How `tight` a text is set, and the numbers of its headings that are `broken` off to a page and of
its figures that are `floating`: the text below them comes first if they do not fit."""
Setting = Callable[[Look], Set]


def fitted(setting: Setting) -> Look:
    """The look of one text whose pages end well: a little closer or wider where the last one has
    but a few lines."""
    tries = (_mended(setting, tight) for tight in TRIED)
    look, first = next(tries)
    if not _has_lost_lines(first):
        return look
    better = (t for t in tries if t[1].pdf and pages_of(t[1]) <= pages_of(first))
    return next((found for found, made in better if not _has_lost_lines(made)), look)


def pages_of(made: Set) -> int:
    """How many pages there are; 0 where Typst refused the job."""
    return max((int(told.get("last", 0)) for told in made.told), default=0)


def numbered(blocks: Iterable[dict[str, Any]]) -> None:
    """Numbers the headings, and the paragraphs that stand below one alike; and the figures, but for
    one that a text begins with."""
    headings = figures = 0
    before = ""
    for block in blocks:
        if block["kind"] == "heading":
            headings += 1
            block["number"] = headings
        elif block["kind"] == "p" and before == "heading":
            block["first"] = headings
        elif block["kind"] == "figure" and before and not block["top"]:
            figures += 1
            block["number"] = figures
        before = block["kind"]


def _mended(setting: Setting, tight: int) -> tuple[Look, Set]:
    """The pages, with each figure that left a gap put behind the text that follows it, and each
    heading that stood alone at the foot of a page on the next."""
    look: dict[str, Any] = {"tight": tight, "broken": [], "floating": []}
    made = setting(look)
    for _ in range(MENDED):
        # only the first at a time: what comes after it will stand elsewhere
        pushed = [n for n in _told(made, "pushed") if n not in look["floating"]]
        torn = [n for n in _told(made, "torn") if n not in look["broken"]]
        if pushed:
            look = {**look, "floating": [*look["floating"], pushed[0]]}
        elif torn:
            look = {**look, "broken": [*look["broken"], torn[0]]}
        else:
            break
        made = setting(look)
    return look, made


def _told(made: Set, name: str) -> list[int]:
    return [number for told in made.told for number in told.get(name, ())]


def _has_lost_lines(made: Set) -> bool:
    return any(told.get("lost") for told in made.told)
