"""Shelf: small answers by the hundred in one file, for what is asked together at every build and of
which little is new."""

from __future__ import annotations

from typing import Any

from labpress.pandoc.memory import Memory


class Shelf:
    """The answers that `memory` keeps under `key`, each under a name of its own, plain data."""

    def __init__(self, memory: Memory, key: str) -> None:
        self._memory, self._key = memory, key
        self._known: dict[str, Any] = memory.get(key) or {}
        self._used: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """What was put there, in this build or an earlier one, or None."""
        found = self._used.get(name, self._known.get(name))
        if found is not None:
            self._used[name] = found
        return found

    def put(self, name: str, answer: Any) -> None:
        """Puts an answer there; it is kept with the next `keep`."""
        self._used[name] = answer

    def keep(self) -> None:
        """Keeps what was asked for since the shelf was made, and nothing else, so that it holds
        no more than a lab needs."""
        if self._used.keys() != self._known.keys():
            self._memory.put(self._key, self._used)
