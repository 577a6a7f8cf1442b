"""Changes: which of the files that were written matter to a site, gathered until all is quiet."""

from __future__ import annotations

import time
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path
from threading import Condition

QUIET = 0.025
"""Seconds without another event: one save of an editor is a rename, some writes and a chmod."""
LONGEST = 0.5
"""Seconds after which a build begins though files still change, as when a folder is copied."""
PASSING = (
    *("*~", "#*#", "4913", "~$*", "*.sw[a-z]", "*.tmp", "*.bak", "*.orig", "*.part"),
    *("*.crdownload", "*___jb_*", "Thumbs.db", "desktop.ini", "__pycache__", "*.pyc"),
)
"""Names of what editors and systems leave beside the files that somebody saves."""


class Changes:
    """What has changed since it was last taken. Events come from other threads than takers.

    What comes while a build runs is kept for the next: nothing that is saved is ever lost.
    """

    def __init__(self) -> None:
        self._new: set[Path] = set()
        self._more = Condition()
        self._sources: tuple[Path, ...] = ()
        self._ignored: tuple[Path, ...] = ()

    def only(self, sources: Iterable[Path], ignored: Iterable[Path] = ()) -> None:
        """Counts from now on what lies in `sources`, but nothing in `ignored`."""
        self._sources, self._ignored = tuple(sources), tuple(ignored)

    def add(self, path: Path) -> None:
        """Notes that something happened to a file or folder, if it counts."""
        if self.counts(path):
            with self._more:
                self._new.add(path)
                self._more.notify_all()

    def counts(self, path: Path) -> bool:
        """Whether it is one of the sources, in one, or a folder that has one in it."""
        if any(path.is_relative_to(folder) for folder in self._ignored):
            return False
        for source in self._sources:
            if source == path or source.is_relative_to(path):
                return True
            if path.is_relative_to(source) and not any(
                _is_passing(part) for part in path.relative_to(source).parts
            ):
                return True
        return False

    def take(self, timeout: float) -> frozenset[Path]:
        """What has changed, once no more follows; nothing if nothing does within `timeout`."""
        with self._more:
            if not self._more.wait_for(lambda: self._new, timeout):
                return frozenset()
            end = time.monotonic() + LONGEST
            while time.monotonic() < end and self._more.wait(QUIET):
                pass
            taken, self._new = frozenset(self._new), set()
            return taken


def _is_passing(name: str) -> bool:
    return name.startswith(".") or any(fnmatch(name, pattern) for pattern in PASSING)
