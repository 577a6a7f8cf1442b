"""Wishes: what the writer asked for where an import could be done in more than one way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tracked(StrEnum):
    """What becomes of a tracked change."""

    ACCEPT = "accept"
    REJECT = "reject"
    SHOW = "show"


class Comments(StrEnum):
    """What becomes of a comment in the margin."""

    LIST = "list"
    KEEP = "keep"


@dataclass(frozen=True)
class Wishes:
    """What the writer asked for."""

    tracked: Tracked = Tracked.ACCEPT
    comments: Comments = Comments.LIST
