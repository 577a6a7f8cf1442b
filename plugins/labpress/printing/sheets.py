"""Sheets: the paper that several cards are laid on, to be cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper, upright, in millimetres. An imposition turns it if more cards fit so."""

    name: str
    label: str
    width: float
    height: float


_ALL = (
    Sheet("a4", "A4", 210, 297),
    Sheet("a3", "A3", 297, 420),
    Sheet("letter", "Letter", 215.9, 279.4),
)
SHEETS: Mapping[str, Sheet] = {sheet.name: sheet for sheet in _ALL}
"""By name, as `--sheet` and mkdocs.yml have it."""
A4, A3, LETTER = _ALL
