"""Losses: what a medium cannot carry, each with its place, so that nothing goes in silence."""

from __future__ import annotations

from dataclasses import dataclass, field

from labpress.problems import Level, Problem


@dataclass
class Losses:
    """The problems of one file with the text `source`, filled while it is being read.

    `line` is the last line known to have been reached: what has no place of its own is said there.
    """

    path: str
    source: str
    line: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def reach(self, line: int | None) -> None:
        """Says that reading has come to `line`."""
        self.line = line or self.line

    def say(
        self,
        message: str,
        hint: str,
        line: int | None = None,
        level: Level = Level.WARNING,
        words: str = "",
    ) -> None:
        """Reports a loss or change: on `line`, else where `words` first stand, else here."""
        place = line or self.line_of(words)
        self.problems.append(Problem(level, self.path, place, None, message, hint))

    def line_of(self, words: str) -> int | None:
        """The line where `words` first stand, else the last that was reached."""
        lines = enumerate(self.source.splitlines(), 1)
        return next((n for n, line in lines if words and words in line), self.line)
