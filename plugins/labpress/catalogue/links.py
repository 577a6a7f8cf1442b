"""Links between items: every mark that leads from one text to another, with its paragraph."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from labpress.content import KINDS, Item
from labpress.markdown import Mark


class Link(NamedTuple):
    """One way from a text to an item. `mark.context` is the paragraph, `mark.anchor` its id."""

    source: Item
    target: Item
    mark: Mark


class Target(NamedTuple):
    """What a mark points to, as written: an item by kind and name, or a file by path.

    A file may be written by the site's folders (`../cards/x.md`) or by those on disk
    (`../docs/cards/x.md`, what a code host follows): both readings are kept.
    """

    kind: str
    name: str
    anchor: str = ""
    on_site: str = ""
    on_disk: str = ""


def target_of(source: Item, mark: Mark, site_path: Callable[[str], str]) -> Target | None:
    """What `mark` points to inside the lab, or None for any other mark.

    `site_path` turns a path below the lab's folder into the path in the site's folders.
    """
    if mark.kind == "try-this":
        return Target("card", mark.key)
    if mark.kind in KINDS:
        name, _, anchor = mark.key.partition("#")
        return Target(mark.kind, name, anchor)
    return _file_target(source.path, mark.key, site_path) if mark.kind == "link" else None


def _file_target(source: str, url: str, site_path: Callable[[str], str]) -> Target | None:
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    path, anchor = unquote(parts.path), unquote(parts.fragment)
    if not path:
        return Target("page", "", anchor, on_disk=source) if anchor else None
    if not path.lower().endswith((".md", ".markdown")):
        return None
    on_site = posixpath.join(posixpath.dirname(site_path(source)), path)
    on_disk = posixpath.join(posixpath.dirname(source), path)
    return Target("page", path, anchor, posixpath.normpath(on_site), posixpath.normpath(on_disk))


def chart_file(path: str, key: str) -> str:
    """The path of the data that a chart in the text at `path` names; "" outside the lab."""
    parts = urlsplit(key)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return ""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return "" if found.startswith("..") else found


def targets(source: Item, site_path: Callable[[str], str]) -> Iterator[tuple[Mark, Target]]:
    """Every mark of `source` that points inside the lab, in reading order."""
    for mark in source.body.marks:
        target = target_of(source, mark, site_path)
        if target is not None:
            yield mark, target
