"""Held: links from what is published to what is not yet, and what to do about each."""

from __future__ import annotations

from labpress.catalogue.catalogue import Catalogue
from labpress.catalogue.permalinks import FOLDERS, page_address
from labpress.content import Item
from labpress.content.release import UNTIL_APPROVED

LISTS = frozenset(f"{folder}/" for folder in FOLDERS.values())


def leads_to_held(catalogue: Catalogue, source: Item, target: Item) -> bool:
    """Whether a link would lead nowhere, on the day on which `source` is published.

    The page of a list is there even if the text written for it is a draft.
    """
    if not target.draft or is_list(catalogue, target):
        return False
    if not source.draft:
        return True
    return bool(source.held and target.held and _day(source) < _day(target))


def is_list(catalogue: Catalogue, item: Item) -> bool:
    """Whether an ordinary page stands at the address of a list, such as `cards/`."""
    return item.kind == "page" and page_address(catalogue.site_path(item.path)) in LISTS


def _day(item: Item) -> str:
    return item.publish_on.iso if item.publish_on else ""


def held_name(item: Item) -> str:
    """An item that is held back, with until what: fit to stand after "this leads to"."""
    name = f"'{item.slug or item.path}'"
    return f"{name}, which is held back {item.held}" if item.held else f"a draft: {name}"


def held_hint(item: Item, link: str = "the link out") -> str:
    """What to do about a link to it; `link` is what to take out instead."""
    if not item.held:
        return f"publish that one too, or take {link}"
    if UNTIL_APPROVED in item.held:
        return f"have that one approved first, or take {link} until then"
    if not item.publish_on:
        return "mend that one first"
    day = item.publish_on.iso
    return f"give this one `publish_on: {day}` too, or take {link} until then"
