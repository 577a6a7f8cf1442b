"""Rebuilding: a site made again in a folder of its own, and what has come of that."""

from __future__ import annotations

import filecmp
import logging
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from labpress.cli.crash import TRACEBACK
from labpress.cli.serving.faults import Lines, faults
from labpress.cli.serving.stage import Scene
from labpress.lab import Lab, kept_items, open_lab
from labpress.mkdocs_plugins.host import build_site, log_to, served_settings
from labpress.mkdocs_plugins.serving import Serving, forget_hooks
from labpress.mkdocs_plugins.sources import named_in
from labpress.objects import Objects
from labpress.pandoc import Pandoc
from labpress.problems import Level, Problem, in_order
from labpress.site.search_index import FOLDER as SEARCH

ABORTED = "Aborted with "
"""How MkDocs ends when it has said before what is wrong."""
Watch = Callable[[Collection[Path], Collection[Path]], None]
"""Takes the sources that count from now on, and the folders in them that do not."""


@dataclass(frozen=True)
class Outcome:
    """What is to be shown after a build, and whether its site is another than the one before."""

    scene: Scene
    changed: bool = False


class Rebuilder:
    """Makes the site of one lab again and again, by turns into two folders below `home`, so that
    nobody ever sees half of one and most files are there already. pandoc and the plugins live as
    long as this does.

    `watch` is told what the site is made from before any of it is read.
    """

    def __init__(
        self, config_file: Path, serving: Serving, pandoc: Pandoc, home: Path, watch: Watch
    ) -> None:
        self._file, self._serving, self._pandoc = config_file.absolute(), serving, pandoc
        self._home, self._watch = home, watch
        self._scene = Scene()
        self._pages: dict[str, str] = {}
        self._known: tuple[Problem, ...] = ()
        self._placed: Mapping[str, str] = {}
        self._items: Objects | None = None

    def rebuild(self, changed: Collection[Path] = ()) -> Outcome:
        """Builds from the files as they are now. Whatever goes wrong is in the outcome's problems.
        `changed` are the files that were written since the last build."""
        if any(path.suffix == ".py" for path in changed):
            forget_hooks()
        last, before, self._known = self._scene.site, self._placed, ()
        to = self._home / ("second" if last and last.name == "first" else "first")
        with _lines() as lines:
            try:
                lab = self._built(to)
            except Exception as error:  # noqa: BLE001  # plugins raise what they like; it stays up
                self._scene = self._stopped(error, lines)
                return Outcome(self._scene)
        self._scene = self._made(to, lab, lines)
        alike = {path for path, what in self._placed.items() if before.get(path) == what}
        return Outcome(self._scene, last is None or not same_site(last, to, alike))

    def _built(self, to: Path) -> Lab:
        self._watch_all()
        settings = served_settings(self._file, self._serving)
        self._watch_all()
        self._pandoc.memory.open(settings.root)
        self._items = self._items or kept_items(settings, at_hand=True)
        lab = open_lab(settings, self._pandoc, self._items)
        self._known = lab.problems
        remaking = build_site(
            self._file,
            to,
            lab,
            self._pandoc,
            lab.problems,
            strict=False,
            serving=self._serving,
        )
        self._placed = remaking.outputs.placed if remaking and remaking.outputs else {}
        return lab

    def _watch_all(self) -> None:
        """What is known to be read, and all that mkdocs.yml names, in case MkDocs refuses it."""
        sources = (*self._serving.sources, *named_in(self._file))
        self._watch(sources, [self._home, *filter(None, [self._serving.output])])

    def _made(self, to: Path, lab: Lab, lines: Lines) -> Scene:
        self._pages |= self._serving.pages()
        if last := self._scene.site:
            self._keep_unread(lab, last, to)
        problems = in_order([*lab.problems, *lines.problems(self._file.name)])
        mount = f"/{self._serving.url.split('/', 3)[3]}"
        return Scene(to, problems, mount=mount, say=lab.tables.wording())

    def _stopped(self, error: Exception, lines: Lines) -> Scene:
        if TRACEBACK in os.environ:
            traceback.print_exception(error, file=sys.stderr)
        found = faults(error, self._file.parent, self._file.name)
        said = lines.problems(self._file.name, told=str(error.__cause__ or error))
        if any(one.level is Level.ERROR for one in said):
            found = tuple(one for one in found if not one.message.startswith(ABORTED))
        problems = in_order([*self._known, *said, *found])
        return replace(self._scene, problems=problems, stopped=True)

    def _keep_unread(self, lab: Lab, last: Path, to: Path) -> None:
        """The pages of broken files stay as they were."""
        for path in lab.unread & self._pages.keys():
            old, new = last / self._pages[path], to / self._pages[path]
            if old.is_file() and not new.exists():
                new.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(old, new)


@contextmanager
def _lines() -> Iterator[Lines]:
    """What MkDocs logs meanwhile."""
    lines = Lines()
    before = logging.getLogger("mkdocs").handlers[:1]
    log_to(lines, logging.WARNING)
    try:
        yield lines
    finally:
        for handler in before:
            log_to(handler, logging.WARNING)


def same_site(old: Path, new: Path, alike: Collection[str] = ()) -> bool:
    """Whether two folders hold the same pages and files; those that are known to be `alike` are not
    read. The pieces of the search's index do not count: they follow from the pages, and are made
    after them."""
    files = _files(new)
    unsure = files.difference(alike)
    return _files(old) == files and all(
        filecmp.cmp(old / name, new / name, shallow=False) for name in unsure
    )


def _files(site: Path) -> set[str]:
    """The files of a site by their paths."""
    found: set[str] = set()
    start = len(str(site)) + 1
    for folder, folders, names in os.walk(site):
        inside = folder[start:].replace(os.sep, "/")
        if inside == SEARCH:
            folders.clear()
        counted = names if inside != SEARCH else [name for name in names if name == "index.html"]
        found.update(f"{inside}/{name}" if inside else name for name in counted)
    return found
