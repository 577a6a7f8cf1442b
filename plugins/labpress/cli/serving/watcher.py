"""Watcher: has the system say when a source is written, or looks at all of them where it cannot."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from labpress.cli.serving.changes import Changes

INTERVAL = 0.5
"""Seconds between two looks at all files, where the system tells nothing."""
TELLING = frozenset({"created", "modified", "moved", "deleted", "closed"})
"""Events that may stand for a change. That a file was opened or read is none."""

Folder = tuple[Path, bool, int]
"""A folder, whether with all below it, and its number on the disk: one that was made afresh under
its old name is another."""


class Watcher:
    """Watches sources until it is closed; `changes` gets what happens to them.

    With `poll` all files are looked at twice a second, which works on network drives too. That is
    also done where the system gives no more watches; `polls` then says so.
    """

    def __init__(self, changes: Changes, *, poll: bool = False) -> None:
        self.changes = changes
        self.polls = poll
        self._handler = _Handler(changes)
        self._watches: dict[Folder, ObservedWatch] = {}
        self._observer = self._started(poll)

    def close(self) -> None:
        """Watches nothing any more."""
        self._observer.stop()
        self._observer.join()

    def watch(self, sources: Iterable[Path], ignored: Iterable[Path] = ()) -> None:
        """Watches these sources from now on, whether or not they are there, and no others."""
        known = tuple(dict.fromkeys(place for path in sources for place in places_of(path)))
        self.changes.only(known, (path.resolve() for path in ignored))
        wanted = folders_of(known)
        for folder in self._watches.keys() - wanted:
            self._observer.unschedule(self._watches.pop(folder))
        try:
            for folder in sorted(wanted - self._watches.keys()):
                self._watches[folder] = self._scheduled(folder)
        except OSError:  # the system's number of watches is used up
            if self.polls:
                raise
            self._poll(sorted(wanted))

    def _poll(self, folders: Iterable[Folder]) -> None:
        self._observer.stop()
        self.polls, self._observer = True, self._started(poll=True)
        self._watches = {folder: self._scheduled(folder) for folder in folders}

    def _scheduled(self, folder: Folder) -> ObservedWatch:
        path, whole, _ = folder
        return self._observer.schedule(self._handler, str(path), recursive=whole)

    def _started(self, poll: bool) -> BaseObserver:
        observer = PollingObserver(timeout=INTERVAL) if poll else Observer(timeout=INTERVAL)
        observer.start()
        return observer


class _Handler(FileSystemEventHandler):
    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Passes on what may have changed a file. A folder is written when a file in it is, and
        that file has an event of its own."""
        if event.event_type not in TELLING or (
            event.is_directory and event.event_type == "modified"
        ):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._changes.add(Path(os.fsdecode(path)))


def places_of(path: Path) -> Iterator[Path]:
    """Where a source lies on the disk: a link counts where it is, and where it leads."""
    path = path.absolute()
    yield path.parent.resolve() / path.name
    yield path.resolve()


def folders_of(places: Iterable[Path]) -> set[Folder]:
    """What to watch: folders whole; and of each place the nearest folder above it that is there,
    since editors save a file by putting another in its place. None is watched twice."""
    places = tuple(places)
    whole = {place for place in places if place.is_dir()}
    whole = {place for place in whole if whole.isdisjoint(place.parents)}
    above = {next(one for one in place.parents if one.is_dir()) for place in places}
    alone = {one for one in above if whole.isdisjoint((one, *one.parents))}
    found = [*((one, True) for one in whole), *((one, False) for one in alone)]
    return {(one, deep, one.stat().st_ino) for one, deep in found}
