"""Memory: which addresses answered well lately, so that no site is asked every day."""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

DAYS = 7
"""How long a good answer is believed. Any other is asked again each time."""


class Memory:
    """Good answers with their day, kept in `file`. One that cannot be read is as good as none."""

    def __init__(self, file: Path, today: datetime.date) -> None:
        self._file, self._today = file, today
        self._good = {url: day for url, day in _read(file).items() if self._is_fresh(day)}

    def knows(self, url: str) -> bool:
        """Whether `url` answered well within the last days."""
        return url in self._good

    def keep(self, good: Iterable[str]) -> None:
        """Writes down that these answered well today. Without a place to write, it does without."""
        self._good |= dict.fromkeys(good, self._today.isoformat())
        text = json.dumps({"good": dict(sorted(self._good.items()))}, indent=1)
        with contextlib.suppress(OSError):  # all it saves is time
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=".links-")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(self._file)

    def _is_fresh(self, day: str) -> bool:
        try:
            age = self._today - datetime.date.fromisoformat(day)
        except ValueError:
            return False
        return datetime.timedelta() <= age < datetime.timedelta(days=DAYS)


def _read(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))["good"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {str(url): str(day) for url, day in found.items()} if isinstance(found, dict) else {}
