"""A preview for the terminal: the first sheet, front and back, in boxes, and what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from labpress.printing.imposition import Imposition, SheetSide
from labpress.printing.labels import Labels, labels_for

LONGEST = 10
"""Letters of a name in its box."""
ASPECT = 2.1
"""Height of a terminal's letter by its width."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Signs that boxes are drawn with: level, upright, and the four corners."""

    level: str
    upright: str
    corners: str


LINES = Boxes("─", "│", "┌┐└┘")
ASCII = Boxes("-", "|", "++++")


def preview(
    imposition: Imposition,
    names: Sequence[str],
    words: Labels | None = None,
    boxes: Boxes = LINES,
    width: int = 80,
) -> str:
    """The first sheet's front and back with each leaf's name in its place, and a line of numbers.

    `names` has a code or a short name for each leaf. Both sides stand side by side if `width`
    letters are enough. `ASCII` boxes are for a terminal that has no others.
    """
    words = words or labels_for("en")
    drawn = [_drawn(imposition, side, names, words, boxes) for side in _first(imposition)]
    return "\n".join((*_beside(drawn, width), "", summary(imposition, len(names))))


def summary(imposition: Imposition, cards: int) -> str:
    """`20 cards A6-safe, 5 sheets of A4, 10 pages, both sides, flip on the long edge`."""
    layout, pages = imposition.layout, len(imposition.sides)
    copies = f" ({layout.copies} copies)" if layout.copies > 1 else ""
    sides = f"both sides, flip on the {layout.duplex} edge"
    parts = (
        f"{_counted(cards, 'card')} {layout.format.label}{copies}",
        f"{_counted(imposition.papers, 'sheet')} of {imposition.sheet.label}",
        _counted(pages, "page"),
        "one side, fronts first" if layout.duplex == "none" else sides,
        *(["cut in a stack"] if layout.order == "stack" else []),
    )
    return ", ".join(parts)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _first(imposition: Imposition) -> list[SheetSide]:
    return [side for side in imposition.sides if side.sheet == 1]


def _drawn(
    imposition: Imposition, side: SheetSide, names: Sequence[str], words: Labels, boxes: Boxes
) -> list[str]:
    grid = imposition.grid
    wide = max(5, *(len(_short(name)) for name in names))
    tall = max(1, round((wide + 4) * grid.card_height / grid.card_width / ASPECT) - 2)
    cells = {
        (round((place.y - grid.y0) / (grid.card_height + grid.gutter)),
         round((place.x - grid.x0) / (grid.card_width + grid.gutter))): place
        for place in side.places
    }  # fmt: skip
    inside: list[str] = []
    for row in range(grid.rows):
        found = [cells.get((row, column)) for column in range(grid.columns)]
        cards = [
            _card(_short(names[place.leaf]), wide, tall, place.turned, boxes)
            if place
            else [" " * (wide + 4)] * (tall + 2)
            for place in found
        ]
        inside += [" " + " ".join(parts) + " " for parts in zip(*cards, strict=True)]
    return [imposition.name(side, words), *_framed(inside, boxes)]


def _short(name: str) -> str:
    # two full stops, for a terminal without an ellipsis
    return name if len(name) <= LONGEST else name[: LONGEST - 2] + ".."


def _card(name: str, wide: int, tall: int, turned: bool, boxes: Boxes) -> list[str]:
    """A card with its name where its head is: below, if it stands on its head."""
    lines = [f" {name:^{wide}} ", *[" " * (wide + 2)] * (tall - 1)]
    return _framed(lines[::-1] if turned else lines, boxes)


def _framed(lines: Sequence[str], boxes: Boxes) -> list[str]:
    length = max(map(len, lines))
    level, corners = boxes.level * length, boxes.corners
    middle = (f"{boxes.upright}{line:<{length}}{boxes.upright}" for line in lines)
    return [corners[0] + level + corners[1], *middle, corners[2] + level + corners[3]]


def _beside(drawings: Sequence[list[str]], width: int) -> list[str]:
    """Drawings next to each other, or below each other where they are too wide for that."""
    lengths = [max(map(len, drawing)) for drawing in drawings]
    if sum(lengths) + 3 * (len(lengths) - 1) > width:
        return [line for drawing in drawings for line in (*drawing, "")][:-1]
    rows = zip_longest(*drawings, fillvalue="")
    padded = (
        "   ".join(f"{part:<{n}}" for part, n in zip(row, lengths, strict=True)) for row in rows
    )
    return [row.rstrip() for row in padded]
