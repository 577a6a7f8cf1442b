"""Materials: what several cards need, each thing once, on the page of a toolkit and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

Who = TypeVar("Who")


def same(words: str) -> str:
    """What two materials have in common that say the same: `Sticky-notes.` and `sticky notes`.

    Singular and plural stay two: `a pen each` is not `pens`.
    """
    return " ".join(re.sub(r"[^\w\s]|_", " ", words.casefold()).split())


def merged(
    said: Iterable[tuple[str, Who]], key: Callable[[str], str] = same
) -> list[tuple[str, tuple[Who, ...]]]:
    """Each thing once, as it was first said and in that order, with all who say it, each once."""
    once: dict[str, tuple[str, dict[Who, None]]] = {}
    for words, who in said:
        once.setdefault(key(words) or words, (words, {}))[1][who] = None
    return [(words, tuple(who)) for words, who in once.values()]
