"""Explaining: why a page was made again, or was not."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.mkdocs_plugins.remaking import Remaking
from labpress.problems import did_you_mean


def explained(page: str, remaking: Remaking | None, strangers: Sequence[str]) -> str:
    """What can be said of `page`, a file of the lab or an address."""
    if remaking is None:
        whose = f", since {' and '.join(strangers)} may change it" if strangers else ""
        return f"{page} is made at each publish{whose}."
    path = remaking.path_of(page)
    if path is None:
        known = did_you_mean(page, remaking.names)
        return f"There is no page {page} ({known or 'name its file or its address'})."
    why = remaking.reasons.get(path)
    if why is None:
        return f"{path} was not made again: nothing that it is made of has changed."
    return f"{path} was made again, since this has changed: {'; '.join(why)}."
