"""Measures commands: each in a process of its own, start-up included, the best of some runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


class BenchError(Exception):
    """A command that was to be measured failed; the text has its last words."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds by the clock and of all processors, and MiB of the largest of the processes."""

    wall: float
    cpu: float
    peak: float


def best_of(runs: int, command: Sequence[str], env: Mapping[str, str] | None = None) -> Timing:
    """The run of `command` that was quickest by the clock, of `runs`. Raises BenchError."""
    return min((timed(command, env) for _ in range(runs)), key=lambda timing: timing.wall)


def timed(command: Sequence[str], env: Mapping[str, str] | None = None) -> Timing:
    """One run. The peak is never below that of the program which measures, so keep that small."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(command), stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=env
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            raise BenchError(f"{' '.join(command)[:200]} ended with {process.returncode}:\n{words}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Timing(wall, usage.ru_utime + usage.ru_stime, kilobytes / 1024)


def python(script: Path, *arguments: str | Path) -> list[str]:
    """A command that runs `script` with the Python that runs this."""
    return [sys.executable, str(script), *map(str, arguments)]
