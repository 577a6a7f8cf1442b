"""Problems in what writers wrote, collected and reported together, and the tree of exceptions.

LabpressError               what Labpress raises on purpose; its text is fit for a writer to read
├── SettingsError           mkdocs.yml asks for something that cannot be
├── PandocError             pandoc refused a task or died on it
│   └── PandocMissing       there is no pandoc that can be started, or none that stays alive
├── PrintError              a PDF could not be made
├── PublishError            the built site could not be put in place
└── ProblemsError           the lab has errors, so what was asked for was not done
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters: an error stops publishing, a warning stops `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where, and what to do about it.

    `path` is relative to the lab's folder, with `/`. `line` and `column` count from 1; a column is
    known in front matter and .bib files only. `message` says what is wrong, `hint` what to do.
    Each is one line that fits on a screen, whatever a file has in what they quote: another line, or
    a sign that drives a terminal, could forge a report.
    """

    level: Level
    path: str
    line: int | None
    column: int | None
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", one_line(self.path))
        for name in ("message", "hint"):
            object.__setattr__(self, name, one_line(_shortened(getattr(self, name))))

    @property
    def place(self) -> str:
        """`path:line:column`, as far as it is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)

    def __str__(self) -> str:
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {self.message}{hint}"


LONGEST = 600
"""Letters of a text in a report; a quotation that makes it longer loses its middle."""
UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of what follows them."""


def one_line(text: str) -> str:
    """`text` as one line of letters that can be seen."""
    if text.isprintable():
        return text
    hidden = (sign in TURNING or unicodedata.category(sign) in UNSEEN for sign in text)
    signs = (" " if hide else sign for hide, sign in zip(hidden, text, strict=True))
    return " ".join("".join(signs).split())


def _shortened(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} … {text[3 - half :]}"


class LabpressError(Exception):
    """The root of what Labpress raises on purpose. Its text is fit for a writer to read."""


class SettingsError(LabpressError):
    """mkdocs.yml asks for something that cannot be."""


class PandocError(LabpressError):
    """pandoc refused a task, or died on it."""


class PandocMissing(PandocError):
    """There is no pandoc that can be started, or none that stays alive."""


class PrintError(LabpressError):
    """A PDF could not be made."""


class PublishError(LabpressError):
    """The built site could not be put in place."""


class ProblemsError(LabpressError):
    """The lab has errors, so what was asked for was not done. `problems` has all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems` by file, line and column, each once."""
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda p: (p.path, p.line or 0, p.column or 0, p.message)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean 'five-whys'?` for the nearest known word, or nothing if none is near.

    Letters in another order are near, however far apart difflib finds them (`porpuse`).
    """
    import difflib  # noqa: PLC0415  # no run needs it but one that has found a mistake

    names = sorted(set(known))
    folded = {_folded(name): name for name in names}
    swapped = [name for name in folded if sorted(name) == sorted(_folded(word))]
    near = swapped or difflib.get_close_matches(_folded(word), list(folded), n=1, cutoff=0.6)
    return f"did you mean '{folded[near[0]]}'?" if near else ""


def _folded(word: str) -> str:
    return "".join(c for c in word.lower() if c.isalnum())
