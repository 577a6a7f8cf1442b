"""Own works: what a lab itself has published, as works that others cite, set in its own style."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from labpress.catalogue import Ask
from labpress.catalogue.own_works import Publication, own_work
from labpress.citations import Bibliography, Formatter
from labpress.citations.alone import set_alone
from labpress.content import Item
from labpress.content.timeline import updated
from labpress.pandoc import Pandoc

if TYPE_CHECKING:
    from pathlib import Path

    from labpress.lab.lab import Lab


@dataclass(frozen=True, slots=True)
class OwnWork:
    """An item as a CSL item, and as HTML: a line of a list of references, in the lab's style or, if
    that knows no such lists, in APA."""

    csl: Mapping[str, Any]
    line: str


def own_works(
    lab: Lab,
    items: Iterable[Item],
    ask: Callable[[str], Ask],
    address: Callable[[Item], str],
    pandoc: Pandoc,
) -> dict[str, OwnWork]:
    """Each of `items` by its path, all set in one batch. `ask` is for pages in a language, and
    `address` gives the full address of an item, "" while it is not known."""
    name, lang = lab.settings.site_name, lab.settings.language

    def place(item: Item) -> Publication:
        day = None if updated(item) else lab.changed(item.path)
        return Publication(name, lang, address(item), day)

    at = cache(ask)
    works = {item.path: own_work(item, at(item.lang), place(item)) for item in items}
    lines: dict[str, str] = {}
    for style in (lab.settings.style, None):  # a style of notes may have no list of references
        if missing := [path for path in works if not lines.get(path)]:
            make = partial(_formatter, pandoc, style, lang)
            made = set_alone([works[path] for path in missing], make)
            lines |= dict(zip(missing, made, strict=True))
    return {path: OwnWork(work, lines[path]) for path, work in works.items()}


def _formatter(pandoc: Pandoc, style: Path | None, lang: str, works: Bibliography) -> Formatter:
    return Formatter(pandoc, works, style, lang)
