"""Pace: how long we wait and how often we ask, so that no site is troubled and no check hangs."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

BUSY = frozenset({429, 500, 502, 503, 504})
"""Answers that may be others in a moment."""


@dataclass(frozen=True)
class Pace:
    """All times are in seconds.

    `delay` lies between two requests to one host, `timeout` is the longest silence and `deadline`
    the longest whole request. A busy site is asked `retries` times more, after `backoff`, twice
    that and so on, or when it says, but not if that is more than `patience` away. `parallel` hosts
    are asked at a time.
    """

    delay: float = 1.0
    timeout: float = 10.0
    deadline: float = 30.0
    retries: int = 2
    backoff: float = 2.0
    patience: float = 30.0
    parallel: int = 8


class Turns:
    """Who may ask a host: one at a time, `delay` seconds after the one before."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._ready: dict[str, float] = {}

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """A turn at `host`; comes back when it has begun."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            time.sleep(max(0.0, self._ready.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                self._ready[host] = time.monotonic() + self._delay
