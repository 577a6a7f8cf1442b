"""Rules, what a lab lays down for its items, and Findings, what is wrong with one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from labpress.content.stages import STAGES, Stage
from labpress.content.tree import Place
from labpress.markdown import DIALECT, Dialect
from labpress.problems import Level, Problem
from labpress.wording import Tables


def _anything(path: str) -> bool:
    return True


def _no_code() -> str:
    return "QL-01"


@dataclass(frozen=True)
class Rules:
    """What a lab lays down: its stages, its list for `good_for` (empty: anything goes), the
    dialect, the defaults for `licence` and `lang`, and the words of the interface. `exists` tells
    whether a path below the lab's folder is there; `next_code` gives the next free code of a card.
    """

    stages: Sequence[Stage] = STAGES
    good_for: Sequence[str] = ()
    dialect: Dialect = DIALECT
    licence: str = ""
    lang: str = "en"
    tables: Tables = field(default_factory=Tables)
    exists: Callable[[str], bool] = _anything
    next_code: Callable[[], str] = _no_code


@dataclass
class Findings:
    """Collects what is wrong in one file while it is read, so that all is reported in one run."""

    path: str
    rules: Rules
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def error(self, place: Place | None, message: str, hint: str = "") -> None:
        """Something that must be put right before the file is published."""
        self._add(Level.ERROR, place, message, hint)

    def warning(self, place: Place | None, message: str, hint: str = "") -> None:
        """Something that readers will notice."""
        self._add(Level.WARNING, place, message, hint)

    def advice(self, place: Place | None, message: str, hint: str = "") -> None:
        """Something that could be better."""
        self._add(Level.ADVICE, place, message, hint)

    def in_body(self, level: Level, line: int | None, message: str, hint: str = "") -> None:
        """Something in the text below the front matter, where only the line is known."""
        self.problems.append(Problem(level, self.path, line, None, message, hint))

    def place_of(self, name: str) -> Place:
        """Where a field is written, or the top of the file."""
        return self.places.get(name, (1, 1))

    def _add(self, level: Level, place: Place | None, message: str, hint: str) -> None:
        line, column = place or (None, None)
        self.problems.append(Problem(level, self.path, line, column, message, hint))
