"""What is drawn on the pages of a finished PDF: areas and lines, in mm from the upper left."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
from pypdf.generic import ContentStream

POINT = 25.4 / 72
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Area:
    """The box round a filled path, and its colour as three numbers of 0 to 255."""

    colour: tuple[int, ...]
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


def pages_of(pdf: bytes) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def size(page: pypdf.PageObject) -> tuple[float, float]:
    """Width and height in millimetres."""
    return float(page.mediabox.width) * POINT, float(page.mediabox.height) * POINT


def areas(page: pypdf.PageObject) -> Iterator[Area]:
    """Each filled path, as the matrices of the content stream place it."""
    for end, colour, points in _paths(page):
        if end in (b"f", b"f*"):
            yield _around(points, colour)


def clips(page: pypdf.PageObject) -> Iterator[Area]:
    """Each path outside of which nothing is drawn."""
    for end, _, points in _paths(page):
        if end == b"n":
            yield _around(points)


def strokes(page: pypdf.PageObject) -> Iterator[tuple[float, float, float, float]]:
    """Each straight line of two points, from x, y to x, y."""
    for end, _, points in _paths(page):
        if end == b"S":
            for (x0, y0), (x1, y1) in zip(points[::2], points[1::2], strict=False):
                yield x0, y0, x1, y1


def _around(points: list[tuple[float, float]], colour: tuple[int, ...] = ()) -> Area:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(colour, min(xs), min(ys), max(xs), max(ys))


Path = tuple[bytes, tuple[int, ...], list[tuple[float, float]]]


def _paths(page: pypdf.PageObject) -> Iterator[Path]:
    """The operator that ends it, the colour of areas, and its points."""
    contents = page.get_contents()
    assert contents is not None
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[tuple[Matrix, tuple[int, ...]]] = []
    colour: tuple[int, ...] = ()
    points: list[tuple[float, float]] = []
    for operands, operator in ContentStream(contents, page.pdf).operations:
        match operator:
            case b"q":
                kept.append((matrix, colour))
            case b"Q":
                matrix, colour = kept.pop()
            case b"cm":
                matrix = _times(operands, matrix)
            case b"scn" | b"rg":
                colour = tuple(round(255 * float(part)) for part in operands)
            case b"m" | b"l":
                points.append(_at(matrix, *map(float, operands)))
            case b"re":
                x, y, width, height = map(float, operands)
                points += [_at(matrix, x, y), _at(matrix, x + width, y + height)]
            case b"f" | b"f*" | b"S" | b"n":
                top = float(page.mediabox.top)
                yield operator, colour, [(x * POINT, (top - y) * POINT) for x, y in points]
                points = []


def _times(operands: Any, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
