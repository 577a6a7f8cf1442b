"""Holding back: what must not get into the site together with an item that is not published yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from labpress.catalogue import is_list, withheld
from labpress.mkdocs_plugins.session import Session


def hold_back(session: Session, files: Files, config: MkDocsConfig) -> None:
    """Takes away the files that only items held back use, and the drafts of texts for lists.

    A list without its text is made as if nobody had written one. What mkdocs.yml itself names,
    such as a logo or an entry of the nav, is on the site because of that.
    """
    lab, settings = session.lab, session.lab.settings
    named = _named(config)
    beside = {}
    for file in list(files):
        path = Path(file.abs_src_path or "")
        if not file.abs_src_path or not settings.holds(path):
            continue
        item = lab.item_at(path)
        if item is None and file.src_uri not in named:
            beside[settings.relative(path)] = file
        elif item is not None and item.draft and is_list(lab.catalogue, item):
            files.remove(file)
    for name in withheld(lab.items, beside, settings.site_path):
        files.remove(beside[name])


def _named(config: MkDocsConfig) -> set[str]:
    theme = (config.theme.get("logo"), config.theme.get("favicon"))
    scripts = (str(script) for script in config.extra_javascript)
    titles = (path for path, _ in nav_titles(config.nav or []))
    return {str(name) for name in (*theme, *config.extra_css, *scripts, *titles) if name}


def nav_titles(nav: list[Any]) -> Iterator[tuple[str, str | None]]:
    """Files that the nav names, with their titles: a page made before the nav must be told."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry, None
        elif isinstance(entry, dict):
            for title, target in entry.items():
                if isinstance(target, str):
                    yield target, title
                else:
                    yield from nav_titles(target or [])
