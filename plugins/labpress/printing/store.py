"""Where a lab keeps what Typst made."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from labpress.store import Store

IN_LAB = Path(".labpress", "print")
"""Below the lab's root: in no folder that is published, watched or kept by git."""


@cache
def store_of(root: Path) -> Store:
    """The store of the lab in `root`, one a run: so it knows all that the run has used."""
    return Store(root / IN_LAB)
