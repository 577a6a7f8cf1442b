"""Losses: what a medium cannot carry, each with its place, so that nothing goes in silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from labpress.problems import Level, Problem


@dataclass
class Losses:
    """The problems of one file, filled while it is being read.

    `line` is the last line known to have been reached: what has no place of its own is said there.
    """

    path: str
    line: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def reach(self, line: int | None) -> None:
        """Says that reading has come to `line`."""
        self.line = line or self.line

    def say(
        self, message: str, hint: str, line: int | None = None, level: Level = Level.WARNING
    ) -> None:
        """Reports something lost or changed, here or on `line`."""
        place = line or self.line
        self.problems.append(Problem(level, self.path, place, None, message, hint))


def line_with(text: str, words: Iterable[str]) -> int | None:
    """The first line of `text` that has all of `words`, for what only its words can find again."""
    wanted = [word for word in words if word]
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if all(w in line for w in wanted)), None)
