"""Essay fit: pages set anew until no heading stands alone at the foot of one, and no lost lines on
the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from labpress.printing.pages import Set, set_pages

TEMPLATE = "essay.typ"
HEADINGS_MOVED = 6
"""As often as pages are set anew for a heading alone at the foot of one."""
TRIED = (0, 1, 2, 3, -1, -2)
"""How much tighter pages are set, a step after the other, while the last one has but a few lines;
then how much looser, so that it has more."""

Job = Mapping[str, Any]
Files = Mapping[str, bytes]


def fitted(job: Job, pictures: Files, timestamp: int) -> Set:
    """The pages of `job`, a little closer or wider where the last one has but a few lines."""
    tries = (_with_headings({**job, "tight": n}, pictures, timestamp) for n in TRIED)
    first = next(tries)
    if not _has_lost_lines(first):
        return first
    better = (made for made in tries if made.pdf and pages_of(made) <= pages_of(first))
    return next((made for made in better if not _has_lost_lines(made)), first)


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


def _with_headings(job: Job, pictures: Files, timestamp: int) -> Set:
    """The pages, with each heading that stood alone at the foot of one on the next."""
    broken: list[int] = []
    made = set_pages(TEMPLATE, {**job, "broken": broken}, pictures, timestamp)
    for _ in range(HEADINGS_MOVED):
        torn = [number for told in made.told for number in told.get("torn", ())]
        if not torn:
            break
        broken = [*broken, torn[0]]  # what comes after it will stand elsewhere
        made = set_pages(TEMPLATE, {**job, "broken": broken}, pictures, timestamp)
    return made


def _has_lost_lines(made: Set) -> bool:
    return any(told.get("lost") for told in made.told)
