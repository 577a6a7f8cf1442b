"""Trials of fuzzed files: each through the door that such files come in by, watched for what no
file may bring about: a traceback, a long wait, or a write outside the lab."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fuzzing import Case, smaller
from labpress import citations, content
from labpress.citations import Formatter, PageCitations, parse_cluster
from labpress.content import KINDS, STAGES, Rules
from labpress.importing import ImportFault, Intake
from labpress.lab import Settings, open_lab
from labpress.markdown import parse
from labpress.pandoc import Pandoc
from labpress.problems import Problem
from little_labs import settings_of

LIMIT = 10.0
"""Seconds that a file may take, whatever is in it."""
RULES = Rules(stages=STAGES, good_for=("Getting started", "Deciding"), licence="CC BY 4.0")
FOLDERS = {
    "essays": "essay",
    "docs/cards": "card",
    "docs/toolkits": "toolkit",
    "docs/outputs": "output",
    "docs/projects": "project",
}
BIBLIOGRAPHY = (
    "@article{card2017,\n  author = {Card, Alan J.},\n  title = {Five},\n  year = 2017\n}\n"
)
CHANGED = {"os.rename": (0, 1), "os.remove": (0,), "os.mkdir": (0,), "os.rmdir": (0,)} | {
    "os.link": (1,),
    "os.symlink": (1,),
}
"""Which arguments of an audit event name what it changes; the last is the folder of such names."""
TOO_SLOW = "too slow"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True)
class Outcome:
    """What came of a case: the seconds it took, and what went wrong, with its place in our code."""

    case: Case
    seconds: float
    fault: str = ""
    sign: str = ""


def less(outcome: Outcome, world: World, patience: float = 60) -> Case:
    """The case of a fault with what the fault does not need taken out, as far as `patience` goes.

    Of what is too slow, as much is kept as still takes a third of the limit.
    """
    end = time.monotonic() + patience
    case = outcome.case
    hasty = World(world.root, world.pandoc, LIMIT / 3) if outcome.sign == TOO_SLOW else world

    def still(files: Mapping[str, bytes]) -> bool:
        if time.monotonic() > end:
            return False
        return hasty.tried(Case(case.kind, case.seed, files)).sign == outcome.sign

    return Case(case.kind, case.seed, smaller(case.files, still))


@dataclass
class Watch:
    """Names each file that this process changes while `places` is set and that is not in them."""

    places: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.places:
            return
        if event == "open" and isinstance(args[2], int) and args[2] & WRITING:
            self._changed(event, args[0])
        elif event in CHANGED and args[-1] in (-1, None):  # else a tree is taken away, by handles
            for at in CHANGED[event]:
                self._changed(event, args[at])

    def _changed(self, event: str, path: Any) -> None:
        if isinstance(path, str | bytes | os.PathLike):  # a number is a file that is open already
            whole = os.path.realpath(os.fsdecode(path))
            if not f"{whole}{os.sep}".startswith(self.places):
                self.found.append(f"{event} {whole}")


WATCH = Watch()
sys.addaudithook(WATCH)


@dataclass
class World:
    """A folder with a lab in it, a folder to take files from, and neighbours that stay as they are.

    The process works in it while it lasts, so that a write to a relative path is seen too.
    """

    root: Path
    pandoc: Pandoc
    limit: float = LIMIT

    @property
    def lab(self) -> Path:
        return self.root / "lab"

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    def tried(self, case: Case) -> Outcome:
        """The outcome of one case. Whatever it left is taken away."""
        self._lay_out(case)
        before = self._around()
        start = time.monotonic()
        fault = sign = ""
        try:
            with chdir(self.root), self._watched(), self._timed():
                TRIALS[case.kind](case.files, self)
        except Exception as error:  # noqa: BLE001 - any at all is what is looked for
            fault, sign = traceback.format_exc(), _sign(error)
        seconds = time.monotonic() - start
        if seconds >= self.limit:
            fault, sign = fault or "it took too long", TOO_SLOW
            self.pandoc.close()  # it may still be at it
        elif outside := WATCH.found or sorted(name for name, _ in before ^ self._around()):
            fault = sign = f"a write outside the lab: {outside[:5]}"
        return Outcome(case, seconds, fault, sign)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        # programs keep what they say in the system's folder for such, and leave nothing there
        allowed = (self.lab, tempfile.gettempdir())
        WATCH.found.clear()
        WATCH.places = (*(os.path.realpath(path) + os.sep for path in allowed), os.devnull)
        try:
            yield
        finally:
            WATCH.places = ()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        """Ends what takes too long where the system has a clock for that (Windows has none)."""
        if not hasattr(signal, "setitimer"):
            yield
            return
        before = signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, self.limit)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    def _lay_out(self, case: Case) -> None:
        for folder in (self.lab, self.inbox):
            _empty(folder)
        for name in ("essays", "docs/cards"):
            (self.lab / name).mkdir(parents=True)
        (self.root / "neighbour.txt").write_text("mine", encoding="utf-8")
        (self.lab / "essays" / "references.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
        in_lab = case.kind in ("bib", "works", "authors", "lab")
        for name, data in case.files.items():
            path = (self.lab if in_lab else self.inbox) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def _around(self) -> set[tuple[str, bytes]]:
        """Every file outside the lab, with what is in it."""
        outside = [*self.root.rglob("*"), *Path(tempfile.gettempdir()).rglob("*")]
        paths = [path for path in outside if not path.is_relative_to(self.lab)]
        return {(str(path), path.read_bytes() if path.is_file() else b"") for path in paths}


@contextmanager
def world(root: Path) -> Iterator[World]:
    """A world in `root`, with a pandoc that has been asked once: starting it takes its time."""
    writes_code, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    temporary, tempfile.tempdir = tempfile.tempdir, str(root / "tmp")
    (root / "tmp").mkdir(parents=True)
    try:
        with Pandoc() as pandoc:
            made = World(root / "world", pandoc)
            made.root.mkdir()
            yield made
    finally:
        sys.dont_write_bytecode = writes_code
        tempfile.tempdir = temporary


def _ring(number: int, frame: object) -> None:
    raise TimeoutError


def _empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.mkdir(exist_ok=True)


def _sign(error: BaseException) -> str:
    """The kind of an error and the last place in our own code: what makes two faults the same."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "labpress" in Path(frame.filename).parts] or frames
    return f"{type(error).__name__} in {Path(own[-1].filename).name}:{own[-1].name}"


# ---------------------------------------------------------------- what is done with each kind


def _front(files: Mapping[str, bytes], world: World) -> None:
    for path, data in files.items():
        kind = FOLDERS.get(path.rpartition("/")[0])
        for one in [kind] if kind else KINDS:
            item, problems = content.read_item(one, path, data, RULES)
            _sound(problems, given=item is not None)
        page, problems = content.read_page(path, data, RULES)
        _sound(problems, given=page is not None)


def _body(files: Mapping[str, bytes], world: World) -> None:
    for data in files.values():
        body = parse(data.decode("utf-8"))
        for mark in body.marks:
            if mark.kind == "cite":
                parse_cluster(mark.text)
        assert len(body.sections) >= 1
        assert all(mark.n < len(body.marks) for mark in body.marks), "a mark has no number"


def _bib(files: Mapping[str, bytes], world: World) -> None:
    paths = [world.lab / name for name in files]
    known, problems = citations.load(paths, world.lab, world.pandoc)
    _sound(problems, given=True)
    if known:
        page = PageCitations(tuple(parse_cluster(f"[@{{{key}}}]") for key in known), full=True)
        Formatter(world.pandoc, known).format({"essays/a.md": page})


def _authors(files: Mapping[str, bytes], world: World) -> None:
    for name in files:
        _, problems = content.read_authors(world.lab / name, world.lab)
        _sound(problems, given=True)


def _lab(files: Mapping[str, bytes], world: World) -> None:
    lab = open_lab(_settings(world), world.pandoc)
    _sound(lab.problems, given=True)
    lab.format_citations(world.pandoc)


def _intake(files: Mapping[str, bytes], world: World) -> None:
    """One import, of an essay or of a card as the files' length has it, and a look at the lab."""
    kind = ("essay", "card")[sum(map(len, files.values())) % 2]
    intake = Intake(_settings(world), world.pandoc, kind)
    with suppress(ImportFault):
        if "fields.yml" in files:
            intake.map_fields(world.inbox / "fields.yml")
    for name in files:
        if name != "fields.yml":
            intake.take(world.inbox / name)
    _sound((*intake.problems, *intake.faults), given=True)
    if not intake.faults:
        with suppress(ImportFault):
            intake.put()
    _lab(files, world)


def _settings(world: World) -> Settings:
    return settings_of(world.lab)


def _sound(problems: tuple[Problem, ...], *, given: bool) -> None:
    """Each problem is one line that says something; what could not be read has one."""
    assert given or problems, "nothing was read and nothing said"
    for problem in problems:
        assert problem.message.strip(), "a problem says nothing"
        assert len(str(problem).splitlines()) == 1, f"more than one line: {str(problem)!r:.300}"
        assert len(str(problem)) < 2000, f"longer than anybody reads: {str(problem)!r:.300}"


TRIALS: dict[str, Callable[[Mapping[str, bytes], World], None]] = {
    "front": _front,
    "body": _body,
    "bib": _bib,
    "works": _bib,
    "docx": _intake,
    "csv": _intake,
    "xlsx": _intake,
    "text": _intake,
    "authors": _authors,
    "lab": _lab,
}
