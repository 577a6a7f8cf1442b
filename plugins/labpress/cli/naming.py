"""Naming: the item that a name on the command line means, such as `card:five-whys` or `QL-01`."""

from __future__ import annotations

from collections.abc import Sequence

from labpress.content import Item
from labpress.lab import Lab
from labpress.problems import LabpressError, did_you_mean


def item_named(lab: Lab, name: str, kinds: Sequence[str]) -> Item:
    """The item of one of `kinds`, by its slug or code. Raises LabpressError for a name that none
    has, or that two kinds share."""
    kind, _, slug = name.rpartition(":")
    if kind and kind not in kinds:
        raise LabpressError(f"'{kind}' is no kind of item ({', '.join(kinds)} are)")
    asked = (kind,) if kind else tuple(kinds)
    found = [item for one in asked if (item := lab.catalogue.find(one, slug)) is not None]
    if len(found) > 1:
        said = " and ".join(f"{_article(item.kind)} {item.kind}" for item in found)
        choice = " or ".join(f"{item.kind}:{slug}" for item in found)
        raise LabpressError(f"'{name}' is {said} (write {choice})")
    if not found:
        known = [item.slug for one in asked for item in lab.catalogue.of(one)]
        hint = did_you_mean(slug, known) or "labpress check lists what is wrong in your files"
        what = kind or f"{', '.join(kinds[:-1])} or {kinds[-1]}"
        raise LabpressError(f"there is no {what} '{slug}' ({hint})")
    return found[0]


def _article(kind: str) -> str:
    return "an" if kind[0] in "aeiou" else "a"
