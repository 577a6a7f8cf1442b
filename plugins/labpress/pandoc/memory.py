"""Memory: what pandoc answered before, in a folder of the lab, so that no build asks twice."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from labpress.pandoc.program import signs
from labpress.store import Store, key_of

IN_LAB = Path(".labpress", "pandoc")
"""Below the lab's root: in no folder that is published, watched or kept by git."""
LARGEST = 64 * 2**20
"""Bytes that stay at most, beside what the present run itself has used."""


class Memory:
    """Answers by a key of all that had a say in them: the pandoc that runs, the task's Lua file and
    what was asked. It is empty, and stays so, until it is told of a folder."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._tasks: dict[Path, str] = {}

    def open(self, root: Path) -> None:
        """Keeps answers for the lab in `root` from now on."""
        folder = root / IN_LAB
        if self._store is None or self._store.folder != folder:
            self._store = Store(folder)

    @property
    def is_open(self) -> bool:
        """Whether answers are kept: a build that keeps none keeps nothing else."""
        return self._store is not None

    def key(self, task: Path, *parts: Any) -> str:
        """The key of what the task of that file answers to `parts`, plain data."""
        if task not in self._tasks:  # a page at a time asks for the key of its citations
            self._tasks[task] = hashlib.sha256(task.read_bytes()).hexdigest()
        return key_of(self._pandoc, task.name, self._tasks[task], parts)

    def get(self, key: str) -> Any:
        """The answer that was kept under `key`, or None."""
        kept = self._store.get(key) if self._store else None
        return json.loads(kept.content) if kept and kept.content else None

    def put(self, key: str, answer: Any) -> None:
        """Keeps an answer, plain data."""
        if self._store and self._pandoc:
            # as content, since notes are written anew to be compared with their seal
            self._store.put(
                key, json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"), None
            )

    def prune(self) -> None:
        """Takes away what is too old or too much."""
        if self._store:
            self._store.prune(LARGEST)

    @cached_property
    def _pandoc(self) -> tuple[tuple[str, int, int], ...]:
        """What tells this pandoc from others: its file, with its size and time; nothing if there is
        none. Its version would not: somebody may have built it anew."""
        return signs()
