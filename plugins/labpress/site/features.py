"""Features: which parts of Labpress a lab has turned on, so that pages show no empty promises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Features:
    """`reading_time`: essays say how long they take. `cards`: cards and essays lead to another."""

    reading_time: bool = True
    cards: bool = True
