"""Elements: the neutral elements that stand in the HTML for what a medium fills in later, and what
the blocks that make them share."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable

from pymdownx.blocks.block import Block

from labpress.charts.options import Said
from labpress.problems import Level

OWN = ("labpress-cite", "labpress-card", "labpress-link", "labpress-bibliography", "labpress-chart")

Report = Callable[[Level, int | None, str, str], None]
"""Takes a fault's level, line, message and hint."""


class Own(etree.Element):
    """An element the parser made. One that an author wrote as HTML is never of this class."""

    line: int | None = None
    said: tuple[Said, ...] = ()  # of a chart


class LabBlock(Block):
    """A block of Labpress's own: PlacedBlocks tells it the `line` that it begins on."""

    line: int | None = None
