"""Shapes: what a drawing consists of. `role` says what a shape is, not how it looks."""

from __future__ import annotations

from dataclasses import dataclass

MARKS = ("circle", "square", "triangle", "diamond", "cross")
"""Signs that tell series apart without colour, by the number of the series."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points. `series` is 0 for what belongs to none."""

    role: str
    points: tuple[tuple[float, float], ...]
    series: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; `series` decides its pattern."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Dot:
    """The sign of one number of a series, about twice `radius` wide; `ringed` if it is part of a
    signal."""

    x: float
    y: float
    series: int
    radius: float
    ringed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words on a baseline; `align` is start, middle or end."""

    role: str
    x: float
    y: float
    text: str
    align: str = "start"
    series: int = 0


Shape = Line | Bar | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a page of `width` by `height`; `size` is that of its letters."""

    width: float
    height: float
    size: float
    shapes: tuple[Shape, ...]
