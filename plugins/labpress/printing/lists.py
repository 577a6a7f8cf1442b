"""Lists: contents, run sheet and materials as tables, and which of their rows stand on which side.

A template measures every row in each of its settings (see lists.typ); here the sides are filled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from labpress.printing.sides import Face, Side

Group = dict[str, Any]
"""`{"title": …, "rows": [[…]]}`: a table of a list. All have the columns of the list."""
Measured = Mapping[str, Any]
Part = tuple[int, int, int]
"""A group by its number, and its rows on one side: the first, and the one after the last."""

LISTS = ("contents", "run", "materials")
NOTES = "notes"
SLIGHT = 0.01
"""Millimetres that sums of rounded heights may be off."""


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is one of lists.typ. A `bare` column stands only where notes, which say the same, are
    dropped."""

    name: str
    kind: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list under its heading; `aside` stands beside that. `droppable` notes are left out where
    the list would take another side for them."""

    kind: str
    heading: str
    columns: Sequence[Column]
    groups: Sequence[Group]
    aside: str = ""
    droppable: bool = False

    @property
    def face(self) -> Face:
        """As the templates take it."""
        return {
            "heading": self.heading,
            "aside": self.aside,
            "droppable": self.droppable,
            "columns": [
                {"name": column.name, "kind": column.kind, "bare": column.bare}
                for column in self.columns
            ],
            "groups": list(self.groups),
        }


def group(title: str, rows: Sequence[Sequence[Any]]) -> Group:
    """A table under a title, if it has one."""
    return {"title": title, "rows": [list(row) for row in rows]}


def entry(
    title: str, note: str = "", code: str = "", time: str = "", style: str = ""
) -> dict[str, str]:
    """A cell of the main column. `style` is strong, em or nothing; `time` stands with the note."""
    return {"title": title, "note": note, "code": code, "time": time, "style": style}


def spread(side: Side, measured: Measured) -> list[Side]:
    """The sides that a list takes, with their choices.

    They are as few as the tightest setting needs, then set as large as that many sides allow, and
    filled evenly: no last side holds a lonely row.
    """
    choice = measured["choice"]
    settings, room, between = choice["settings"], choice["room"], choice["between"]
    fewest = len(_filled(settings[-1], room, between))
    setting = next(one for one in settings if len(_filled(one, room, between)) <= fewest)
    parts = _evenly(setting, room, between, fewest)
    return [
        replace(side, choice=_choice(choice, setting, part, n, len(parts)))
        for n, part in enumerate(parts)
    ]


def paired(sides: Sequence[Side]) -> list[Side]:
    """`sides` without the one for notes, unless it keeps the fronts and backs of cards paired."""
    place = next((n for n, side in enumerate(sides) if side.kind == NOTES), 1)
    return [*sides] if place % 2 else [*sides[:place], *sides[place + 1 :]]


def _filled(setting: Measured, room: float, between: float) -> list[list[Part]]:
    """The rows of every group on sides of `room` millimetres. A row that is taller than a side
    stands on one of its own."""
    sides: list[list[Part]] = [[]]
    left = room
    for number, row, height in _rows(setting):
        head = setting["groups"][number]["head"]
        opens = not sides[-1] or sides[-1][-1][0] != number
        need = height + (head if opens else 0.0) + (between if opens and sides[-1] else 0.0)
        if sides[-1] and need > left + SLIGHT:
            sides.append([])
            left, opens, need = room, True, height + head
        if opens:
            sides[-1].append((number, row, row))
        sides[-1][-1] = (*sides[-1][-1][:2], row + 1)
        left -= need
    return sides


def _rows(setting: Measured) -> Iterator[tuple[int, int, float]]:
    for number, one in enumerate(setting["groups"]):
        for row, height in enumerate(one["rows"]):
            yield number, row, height


def _evenly(setting: Measured, room: float, between: float, sides: int) -> list[list[Part]]:
    """Filled to the least height at which `sides` are enough, found by halving."""
    low, high = 0.0, room
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(_filled(setting, middle, between)) <= sides:
            high = middle
        else:
            low = middle
    return _filled(setting, high, between)


def _choice(
    choice: Measured, setting: Measured, parts: Sequence[Part], n: int, of: int
) -> dict[str, Any]:
    taken = sum(
        setting["groups"][number]["head"] + sum(setting["groups"][number]["rows"][first:end])
        for number, first, end in parts
    )
    over = taken + (len(parts) - 1) * choice["between"] - choice["room"]
    return {
        **{name: choice[name] for name in ("stacked", "room")},
        **{name: setting[name] for name in ("k", "note", "space", "widths", "torn")},
        "groups": [{"group": number, "from": first, "to": end} for number, first, end in parts],
        "over": over if over > SLIGHT else 0,
        "first": n == 0,
        "part": f"{n + 1} / {of}" if of > 1 else "",
    }
