"""The nav of mkdocs.yml without its drafts, whose titles and addresses MkDocs would print in it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


def without(nav: list[Any], drafts: Collection[str]) -> list[Any]:
    """`nav` without the entries that name one of `drafts`, and without what is empty then."""
    kept = (_kept(entry, drafts) for entry in nav)
    return [entry for entry in kept if entry]


def _kept(entry: Any, drafts: Collection[str]) -> Any:
    if isinstance(entry, str):
        return None if entry in drafts else entry
    if isinstance(entry, list):
        return without(entry, drafts)
    if isinstance(entry, dict):
        kept = {title: _kept(target, drafts) for title, target in entry.items()}
        return {title: target for title, target in kept.items() if target}
    return entry
