"""History: the day of each file's last commit, for cards that do not say when they were updated."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

from labpress.content.dates import PartialDate

LONGEST = 20
"""Seconds after which a slow git is left alone: a date is not worth more."""


def last_changes(root: Path) -> Callable[[str], PartialDate | None]:
    """The day on which a path below `root` was last committed; None where git does not know it.

    git is asked once, and only when the first date is wanted.
    """

    @cache
    def days() -> dict[str, str]:
        return _days(root)

    def changed(path: str) -> PartialDate | None:
        day = days().get(path)
        return PartialDate(*map(int, day.split("-"))) if day else None

    return changed


def _days(root: Path) -> dict[str, str]:
    """Each path below `root` with the date of the newest commit that touched it."""
    command = ["git", "-C", str(root), "log", "--format=\x01%cs", "--name-only", "--relative", "-z"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)
    except (OSError, subprocess.SubprocessError):
        return {}
    found: dict[str, str] = {}
    for commit in done.stdout.decode("utf-8", "replace").split("\x01")[1:]:
        day, *paths = (part.strip("\n") for part in commit.split("\0"))
        for path in filter(None, paths):
            found.setdefault(path, day)
    return found
