"""Overruns: what does not fit on a side, or only just, in a writer's words and with its place."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from labpress.content import Card, Item
from labpress.printing.copyfit import Measured
from labpress.printing.faces import SECTIONS
from labpress.printing.formats import Format
from labpress.printing.sides import Side
from labpress.problems import Level, Problem

FIELDS = {"source": "sources"}
"""Parts of a face whose front matter field has another name."""
NARROW = 0.03
"""The part of a format's height below which what is left is said: about one line."""


def overruns(
    sides: Sequence[Side], measured: Sequence[Measured], format: Format, owner: Item
) -> list[Problem]:
    """Errors for what is too tall, warnings for words wider than their line, advice where the next
    line would be too much. `owner` answers for a side that no item owns."""
    faults: list[Problem] = []
    for side, found in zip(sides, measured, strict=True):
        item = side.owner or owner
        if found["over"] > 0:
            faults.append(_too_tall(item, found, format))
        elif found["room"] < NARROW * format.height and isinstance(item, Card):
            faults.append(_nearly(item, found, format))
        faults += [_too_wide(item, wide, format) for wide in found["wide"]]
    return faults


def _too_tall(item: Item, found: Measured, format: Format) -> Problem:
    name, line, column = _place(item, found["section"])
    over = math.ceil(found["over"]) if found["over"] >= 1 else found["over"]
    words = _words(found["cut"])
    message = f"{name} is {over} mm too tall on {format.label}, cut about {words}"
    return Problem(Level.ERROR, item.path, line, column, message)


def _nearly(item: Item, found: Measured, format: Format) -> Problem:
    name, line, column = _place(item, found["section"])
    message = f"{name} nearly fills {format.label}: {found['room']} mm are left"
    more = max(0, found["left"])
    hint = f"about {_words(more)} more will fit" if more else "no further line will fit"
    return Problem(Level.ADVICE, item.path, line, column, message, hint)


def _too_wide(item: Item, wide: Mapping[str, Any], format: Format) -> Problem:
    name, line, column = _place(item, wide["section"])
    message = f"'{wide['word']}' in {name} is {wide['over']} mm wider than its line on "
    message += format.label
    return Problem(Level.WARNING, item.path, line, column, message, "use a shorter word")


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _place(item: Item, part: str) -> tuple[str, int | None, int | None]:
    """What a writer calls a part of a face, and where it stands."""
    if part in SECTIONS and isinstance(item, Card):
        section = item.section(SECTIONS[part])
        if section is not None:
            return section.name, section.line, None
    field = FIELDS.get(part, part)
    line, column = item.lines.get(field, (None, None))
    return field.capitalize(), line, column
