"""Crew: the processes that share the pages of one build.

Each is a copy of this one, made when all is there that pages are made of. It goes through MkDocs'
build like this one, makes its own share of the pages, tells what they were made of, and ends.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from labpress.lab import spreading
from labpress.mkdocs_plugins.outputs import LabFiles
from labpress.mkdocs_plugins.pages import LabPage
from labpress.mkdocs_plugins.remaking import Remaking, Trace
from labpress.mkdocs_plugins.session import Session
from labpress.objects import dumped, loaded
from labpress.pandoc import Pandoc

MANY = 48
"""Pages from which on it is worth to start a process for a part of them."""
Said = tuple[int, str, str]
"""The level of what was logged, by whom, and in which words."""


@dataclass
class Crew:
    """`told` is where one of them tells what it made; None for the first, which all others are
    copies of. `others` are the others' processes, and where each of them tells."""

    told: int | None = None
    others: list[tuple[int, int]] = field(default_factory=list)
    elsewhere: list[LabPage] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    def gather(self, session: Session, remaking: Remaking) -> None:
        """Takes in what the others made; waits for them. Raises BuildError if one has failed."""
        found = [self._heard(*other) for other in self.others]
        self.others.clear()
        for traces, said, wrong in found:
            for level, name, words in said:
                logging.getLogger(name).log(level, "%s", words)
            if wrong:
                raise BuildError(wrong)
            remaking.adopt(traces, session)
        session.kept.extend(self.elsewhere)

    def tell(self, traces: Mapping[str, Trace], wrong: str = "") -> NoReturn:
        """Ends this process with what it made, or with what is wrong."""
        assert self.told is not None
        with os.fdopen(self.told, "wb") as pipe:
            pipe.write(dumped((dict(traces), self.said, wrong)))
        os._exit(0)  # what ends with a program is for the first of them

    def dismiss(self) -> None:
        """Ends the others, whose work is of no use any more."""
        for process, pipe in self.others:
            os.close(pipe)
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        self.others.clear()

    @staticmethod
    def _heard(process: int, pipe: int) -> tuple[Mapping[str, Trace], Sequence[Said], str]:
        with os.fdopen(pipe, "rb") as file:
            content = file.read()
        os.waitpid(process, 0)
        try:
            traces, said, wrong = loaded(content)
        except LookupError:
            return {}, (), "a process that made pages ended before it was done (try it again)"
        return traces, said, wrong


def crew_of(session: Session, config: MkDocsConfig, files: LabFiles, remaking: Remaking) -> Crew:
    """Starts as many processes as are of use, each with an equal share of the pages to be made."""
    pages = remaking.to_make
    number = min(spreading.processors(), len(pages) // (MANY // 2))
    crew = Crew()
    if number < 2 or session.serving or sys.platform != "linux":
        return crew
    sys.stdout.flush()
    sys.stderr.flush()
    own = 0
    for other in range(1, number):
        hears, tells = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(hears)
            crew, own = Crew(tells), other
            _become_one(crew, session, config, files)
            break
        os.close(tells)
        crew.others.append((process, hears))
    crew.elsewhere = [page for n, page in enumerate(pages) if n % number != own]
    for page in crew.elsewhere:
        page.keep(config)
    return crew


def _become_one(crew: Crew, session: Session, config: MkDocsConfig, files: LabFiles) -> None:
    """Leaves to the first process all that is not a page, and to say what is wrong."""
    session.pandoc = Pandoc()  # two processes cannot talk to one
    files.are_copied = False
    config.theme.static_templates = set()
    config.extra_templates = []
    log = logging.getLogger("mkdocs")
    log.handlers[:] = [_Listening(crew.said)]


class _Listening(logging.Handler):
    def __init__(self, said: list[Said]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append((record.levelno, record.name, record.getMessage()))
