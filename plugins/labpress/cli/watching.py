"""Watching: the files of a lab, looked at again and again until one has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from labpress.lab import Settings

INTERVAL = 0.5
"""Seconds between two looks. Looking works on every drive; events do not on network drives."""

State = dict[Path, tuple[int, int]]


def watched(settings: Settings, config_file: Path) -> tuple[Path, ...]:
    """What a lab is read from: its settings, its two folders, bibliographies and style."""
    return (config_file, settings.docs_dir, settings.essays_dir, *settings.own_files)


def state_of(places: Iterable[Path]) -> State:
    """When each file was last written, and its size. Hidden files and folders are left out."""
    found: State = {}
    for place in places:
        for path in _files(place):
            try:
                about = path.stat()
            except OSError:  # gone between the two calls, as editors do while they save
                continue
            found[path] = (about.st_mtime_ns, about.st_size)
    return found


def _files(place: Path) -> Iterator[Path]:
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(folder) / name for name in names if not name.startswith("."))


def wait_for_change(places: Iterable[Path], before: State, interval: float = INTERVAL) -> None:
    """Comes back when something is other than `before`, and has not changed since the last look:
    a large file, or many, take a while to be written."""
    places, last = tuple(places), before
    while True:
        time.sleep(interval)
        now = state_of(places)
        if now != before and now == last:
            return
        last = now
