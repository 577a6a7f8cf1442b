"""A lock file that one process holds at a time: two publishes of one folder would spoil each other.

The system lets go of it when its process ends, however that ends, so no lock is ever left behind.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def take(path: Path) -> IO[str] | None:
    """The file, open and locked, or None if another holds it. OSError if it cannot be made."""
    while True:
        handle = path.open("a")
        if not _locked(handle.fileno()):
            handle.close()
            return None
        if _is_still(handle, path):
            return handle
        handle.close()  # its owner released and deleted it between our two steps


def release(handle: IO[str], path: Path) -> None:
    """Deletes the lock file that `take` gave."""
    if sys.platform == "win32":  # where an open file cannot be deleted, nor one another opened
        handle.close()
        with suppress(PermissionError):
            path.unlink(missing_ok=True)
    else:
        path.unlink(missing_ok=True)
        handle.close()


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _is_still(handle: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    except FileNotFoundError:
        return False
