"""Faults: whatever stops a build, and what MkDocs logs meanwhile, as problems with their places."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

import yaml
from jinja2 import TemplateSyntaxError

from labpress.problems import LabpressError, Level, Problem, ProblemsError

LINE = re.compile(
    r"(?P<path>[^\s:()'\"]+\.\w+):(?:(?P<line>\d+):)?(?:(?P<column>\d+):)? (?P<message>.+)",
    re.DOTALL,
)
HINTED = re.compile(r"(?P<message>.+?)\.? \((?P<hint>[^()]+(?:\([^()]*\)[^()]*)*)\)", re.DOTALL)
UNFORESEEN = "stopped by something that nobody foresaw: {}"
REPORT = "if this is a hook or plugin of your lab, it needs mending there; else please report it"


class Lines(logging.Handler):
    """What MkDocs and its plugins log during one build, each line once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._records: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the line."""
        self._records.setdefault(record.getMessage(), record.levelno)

    def problems(self, settings_file: str, told: str = "") -> tuple[Problem, ...]:
        """The lines as problems; those that only repeat what is `told` of are left out."""
        return tuple(
            problem_of(
                text, Level.ERROR if number >= logging.ERROR else Level.WARNING, settings_file
            )
            for text, number in self._records.items()
            if not (told and told in text)
        )


def problem_of(text: str, level: Level, settings_file: str) -> Problem:
    """A line such as `essays/a.md:7:2: what is wrong (what to do)`. What names no file is said of
    the settings, for they decide who speaks."""
    placed = LINE.fullmatch(text)
    path, line, column = placed.group("path", "line", "column") if placed else (None, None, None)
    message = placed["message"] if placed else text
    hinted = HINTED.fullmatch(message)
    said, hint = hinted.group("message", "hint") if hinted else (message, "")
    at, of = (int(number) if number else None for number in (line, column))
    return Problem(level, path or settings_file, at, of, said, hint)


def faults(error: BaseException, root: Path, settings_file: str) -> tuple[Problem, ...]:
    """What stopped a build, in problems of which each says where it is mended."""
    if isinstance(error, ProblemsError):
        return error.problems
    for cause in _causes(error):
        if isinstance(cause, yaml.MarkedYAMLError) and cause.problem_mark:
            return (_in_yaml(cause, root, settings_file),)
        if isinstance(cause, TemplateSyntaxError):
            path = _near(Path(cause.filename or cause.name or "a template"), root)
            hint = "correct the theme's template"
            return (Problem(Level.ERROR, path, cause.lineno, None, str(cause.message), hint),)
    if isinstance(error, LabpressError):
        return (problem_of(str(error), Level.ERROR, settings_file),)
    return (_unforeseen(error, root, settings_file),)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and those from which it came."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__


def _in_yaml(error: yaml.MarkedYAMLError, root: Path, settings_file: str) -> Problem:
    mark = error.problem_mark
    assert mark is not None  # its caller has looked
    named = Path(str(mark.name))
    path = _near(named, root) if named.is_file() else settings_file
    what = " ".join(filter(None, (error.context, error.problem)))
    hint = "correct the line, or what stands before it: indents, colons, quotation marks"
    return Problem(Level.ERROR, path, mark.line + 1, mark.column + 1, f"no YAML: {what}", hint)


def _unforeseen(error: BaseException, root: Path, settings_file: str) -> Problem:
    """An error of some program, at the last place in a file of the lab's own, else at the last."""
    what = UNFORESEEN.format(f"{type(error).__name__}: {error}")
    if isinstance(error, SyntaxError) and error.filename:
        path = _near(Path(error.filename), root)
        return Problem(Level.ERROR, path, error.lineno, None, what, REPORT)
    frames = [*traceback.extract_tb(error.__traceback__)]
    own = [frame for frame in frames if _is_own(Path(frame.filename), root)]
    last = (own or frames)[-1:]
    path = _near(Path(last[0].filename), root) if last else settings_file
    return Problem(Level.ERROR, path, last[0].lineno if last else None, None, what, REPORT)


def _is_own(path: Path, root: Path) -> bool:
    if not path.is_relative_to(root):
        return False
    parts = path.relative_to(root).parts
    return not any(part.startswith(".") or part == "site-packages" for part in parts)


def _near(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
