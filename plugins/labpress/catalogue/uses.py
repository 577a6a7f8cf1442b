"""Uses: which files each item shows or offers, so that no figure is published before its text."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from urllib.parse import unquote

from labpress.content import Item, Page

_OWN = re.compile(
    r"""(?:src|href|poster|data|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
_FOLDER_ITEMS = ("index.md", "index.markdown")
"""An item in a file of this name has its folder to itself."""


def withheld(
    items: Iterable[Item], files: Iterable[str], site_path: Callable[[str], str]
) -> frozenset[str]:
    """Those of `files` (paths below the lab's folder) that belong to items held back alone.

    They lie in the folder of such an item, or only such items name them. A file that something
    published names is published, whatever else names it; one that nobody names is, too.
    """
    items, there = tuple(items), {path: path for path in files}
    if not any(item.draft for item in items):
        return frozenset()
    there |= {site_path(path): path for path in there}
    used: dict[bool, set[str]] = {True: set(), False: set()}
    for item in items:
        used[item.draft].update(_uses(item, there, site_path))
    folders = tuple(
        f"{posixpath.dirname(item.path)}/"
        for item in items
        if item.draft and item.kind != "page" and posixpath.basename(item.path) in _FOLDER_ITEMS
    )
    own = {path for path in there.values() if folders and path.startswith(folders)}
    return frozenset((used[True] | own) - used[False])


def _uses(item: Item, there: Mapping[str, str], site_path: Callable[[str], str]) -> Iterator[str]:
    """The files that an item names anywhere, by the folders on disk or by those of the site."""
    for written in {*_in_body(item), *_texts(item.meta if isinstance(item, Page) else item)}:
        path = unquote(written.partition("#")[0].partition("?")[0]).strip()
        if not path or "\n" in path:
            continue
        for start in (item.path, site_path(item.path)):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(start), path))
            if name in there:
                yield there[name]
        if path.lstrip("/") in there:
            yield there[path.lstrip("/")]


def _in_body(item: Item) -> Iterator[str]:
    """Targets of links and pictures, those in a writer's own HTML too."""
    yield from (mark.key for mark in item.body.marks if mark.kind in ("link", "image", "chart"))
    for double, single in _OWN.findall(item.body.html):
        for part in html.unescape(double or single).split(","):  # srcset has several
            yield part.strip().partition(" ")[0]
        yield html.unescape(double or single)


def _texts(value: object) -> Iterator[str]:
    """Every text in a field, however deep: any of them may name a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in ("body", "lines", "path"):
                yield from _texts(getattr(value, field.name))
