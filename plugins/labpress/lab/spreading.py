"""Spreading: the same work on many things, shared among the processors."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Thing = TypeVar("Thing")
CHUNK = 4
"""Things that a process takes at a time."""

_shared: dict[str, Any] = {}
"""What a process was given when it began: it is a copy of this one, so nothing is sent to it."""


def spread(work: Callable[[Thing], bytes], things: Sequence[Thing]) -> Iterator[bytes]:
    """What `work` makes of each thing, in order. `work` must give the same in any process.

    Done here alone where there is one processor, or no way to copy a process safely: a copy has
    none of the threads of this one, and waits for ever for what one of them was holding.
    """
    processes = min(processors(), len(things) // CHUNK)
    if processes < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield from map(work, things)
        return
    import multiprocessing  # noqa: PLC0415  # most runs have little to read, and it is large

    context = multiprocessing.get_context("fork")
    with context.Pool(processes, _begin, (work, things)) as pool:
        yield from pool.imap(_one, range(len(things)), CHUNK)


def processors() -> int:
    """Those that this process may use, which in a container may be fewer than there are."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _begin(work: Callable[[Any], bytes], things: Sequence[Any]) -> None:
    _shared.update(work=work, things=things)


def _one(number: int) -> bytes:
    made: bytes = _shared["work"](_shared["things"][number])
    return made
