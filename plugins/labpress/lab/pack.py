"""Pack: what was read of all the files of a lab, but for what their texts say, in one piece.

A thousand files of their own take several times as long to be opened and loaded.
"""

from __future__ import annotations

from collections.abc import Mapping

from labpress.content.kept import Packed
from labpress.objects import Objects, dumped, loaded
from labpress.store import key_of

FORM = "labpress pack 1"
MANY = 48
"""Files that are not in the pack from which on it is made anew. Until then each lies by itself."""


class Pack:
    """What was read of files, by the key of each. `key` is of all that has a say beside the
    files."""

    def __init__(self, kept: Objects, key: str) -> None:
        self._kept, self._key = kept, key_of(FORM, key)
        self._known = self._kept.value(self._key, _load) or {} if key else {}
        self._found: dict[str, Packed] = {}

    def get(self, key: str) -> Packed | None:
        """What was read of the file of that key, if it is in the pack."""
        found = self._known.get(key)
        if found is not None:
            self._found[key] = found
        return found

    def add(self, key: str, values: Packed) -> None:
        """Puts in what was read of a file."""
        self._found[key] = values

    def keep(self) -> None:
        """Keeps the pack of what was asked for or put in, if much of that is new."""
        if len(self._found.keys() - self._known.keys()) >= MANY:
            self._kept.put(self._key, dumped((FORM, self._found)))


def _load(content: bytes) -> Mapping[str, Packed]:
    try:
        form, found = loaded(content)
    except (LookupError, ValueError):
        return {}
    known: Mapping[str, Packed] = found if form == FORM else {}
    return known
