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
    if _git(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}  # a shallow clone gives every file the day of its one commit
    found: dict[str, str] = {}
    log = _git(root, "log", "--format=\x01%cs", "--name-only", "--relative", "-z")
    for commit in log.split("\x01")[1:]:
        day, *paths = (part.strip("\n") for part in commit.split("\0"))
        for path in filter(None, paths):
            found.setdefault(path, day)
    return found


def _git(root: Path, *arguments: str) -> str:
    """What git says in `root`; nothing where there is no git, no repository or no patience left."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")
