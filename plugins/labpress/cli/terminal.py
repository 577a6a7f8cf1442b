"""What every verb shares: the mkdocs.yml option, errors in plain words, progress, problem lists."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from labpress.cli.reports import gitlab, said
from labpress.lab import Lab, Settings, kept_items, open_lab
from labpress.mkdocs_plugins.host import log_to, read_settings
from labpress.pandoc import Pandoc
from labpress.printing import store_of
from labpress.problems import LabpressError, Level, Problem
from labpress.store import Keeping

Params = ParamSpec("Params")
Result = TypeVar("Result")

COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.ADVICE: "blue"}
GITHUB = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}


def plainly(verb: Callable[Params, Result]) -> Callable[Params, Result]:
    """Runs a verb so that an error of ours is one plain sentence and exit 1, never a traceback."""

    @wraps(verb)
    def run(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        log_to(_MkDocsLines(), logging.WARNING)
        try:
            return verb(*args, **kwargs)
        except LabpressError as error:
            raise click.ClickException(str(error)) from None
        except BrokenPipeError:  # `labpress check | head`: click ends in silence
            raise
        except OSError as error:
            parts = (error.filename, error.strerror or error)
            raise click.ClickException(": ".join(str(p) for p in parts if p)) from None

    return run


class _MkDocsLines(logging.Handler):
    """MkDocs' warnings on standard error, in one form with our own.

    A verb reads mkdocs.yml more than once; what is wrong in it is said once.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        text = _without_trace(f"{record.levelname.lower()}: {record.getMessage()}")
        if record.levelno < logging.ERROR and text in self._said:
            return
        self._said.add(text)
        colour = "red" if record.levelno >= logging.ERROR else "yellow"
        click.secho(text, fg=colour, err=True)


def _without_trace(text: str) -> str:
    """`text` without Python's own traceback, which MkDocs puts into some of its messages."""
    if "Traceback (most recent call last)" not in text and '\n  File "' not in text:
        return text
    lines = (line for line in text.splitlines() if not line.startswith((" ", "Traceback (")))
    return "\n".join(lines)


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Says what is going on while it lasts, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    start = time.monotonic()
    click.echo(f"{what} …\r", nl=False, err=True)
    try:
        yield
    finally:
        took = time.monotonic() - start
        done = f"{what} … {took:.1f} s\n" if took >= 1 else " " * (len(what) + 2) + "\r"
        click.echo(done, nl=False, err=True)


@contextmanager
def reading(config_file: Path, *, cache: bool = True) -> Iterator[tuple[Lab, Pandoc]]:
    """The open lab, and the pandoc process that formats its citations. What was kept of earlier
    printing and is too old is taken away when all is done. Without `cache` nothing that was kept is
    looked at, and nothing is kept."""
    with reading_of(read_settings(config_file), cache=cache) as read:
        yield read


@contextmanager
def reading_of(settings: Settings, *, cache: bool = True) -> Iterator[tuple[Lab, Pandoc]]:
    """The same of a lab whose settings are read."""
    with Pandoc() as pandoc, nullcontext() if cache else Keeping.nothing():
        if cache:
            pandoc.memory.open(settings.root)
        with progress(f"Reading {settings.root.name}"):
            lab = open_lab(settings, pandoc, kept_items(settings) if cache else None)
        yield lab, pandoc
    store_of(settings.root).prune()


def show_problems(problems: Sequence[Problem], form: str = "text") -> None:
    """Prints problems on standard output: a line each, JSON, or in the form of a code host."""
    if form == "gitlab":
        click.echo(gitlab(problems))
        return
    if form == "json":
        click.echo(json.dumps([_fields(problem) for problem in problems], indent=2))
        return
    for problem in problems:
        click.echo(_annotation(problem) if form == "github" else line_of(problem))


def line_of(problem: Problem) -> str:
    """A problem as a terminal shows it."""
    place = click.style(f"{problem.place}:", fg=COLOURS[problem.level])
    level = "" if problem.level is Level.ERROR else f"{problem.level.value}: "
    return f"{place} {level}{said(problem)}"


def _fields(problem: Problem) -> dict[str, object]:
    return {
        "level": problem.level.value,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """GitHub's workflow command; its own signs are escaped, or a title could forge another."""
    parts = {"file": problem.path, "line": problem.line, "col": problem.column}
    where = ",".join(f"{k}={_escaped(str(v), ',:')}" for k, v in parts.items() if v)
    return f"::{GITHUB[problem.level]} {where}::{_escaped(said(problem))}"


def _escaped(text: str, more: str = "") -> str:
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def tally(problems: Sequence[Problem]) -> str:
    """Such as `2 errors, 1 warning`."""
    counts = Counter(problem.level for problem in problems)
    words = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "piece of advice"}
    parts = [_count(counts[level], words[level]) for level in Level if counts[level]]
    return ", ".join(parts) or "no problems"


def _count(number: int, word: str) -> str:
    if number == 1:
        return f"1 {word}"
    return f"{number} {word.replace('piece', 'pieces')}" + ("" if "piece" in word else "s")


def blocking(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Whether the problems stop publishing: errors do, warnings too with `--strict`."""
    stopping = {Level.ERROR, Level.WARNING} if strict else {Level.ERROR}
    return any(problem.level in stopping for problem in problems)
