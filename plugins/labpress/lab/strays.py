"""Strays: files meant as items that lie where only ordinary pages do, and a home page held back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from labpress.catalogue.permalinks import FOLDERS
from labpress.content import FIELDS, KINDS, Item, Page
from labpress.lab.settings import Settings
from labpress.problems import Level, Problem

COMMON = {"title", "summary", "authors", "date", "tags", "lang", "draft", "updated", "image"}
"""Fields that an ordinary page may have too."""


def strays(items: Iterable[Item], settings: Settings) -> Iterator[Problem]:
    """A warning for each page in a folder below those of items whose fields are those of one."""
    kinds = {folder: kind for kind, folder in FOLDERS.items()}
    for item in (item for item in items if isinstance(item, Page)):
        path = PurePosixPath(settings.site_path(item.path))
        kind = kinds.get(path.parts[0])
        if kind and len(path.parts) > 2 and _is_meant(item, kind):
            called = KINDS[kind].called
            message = f"this has the fields of {called} and is an ordinary page where it lies"
            folder = settings.relative(
                settings.essays_dir if kind == "essay" else settings.docs_dir / FOLDERS[kind]
            )
            hint = f"move it to {folder}/{_slug(path)}.md"
            yield Problem(Level.WARNING, item.path, 1, 1, message, hint)


def headless(items: Iterable[Item], settings: Settings) -> Iterator[Problem]:
    """A warning if the home page is held back: a site without one begins with nothing."""
    for item in items:
        if item.draft and settings.site_path(item.path) in ("index.md", "README.md"):
            message = "the home page is held back, so the site has no first page"
            hint = "take `draft` or `publish_on` out of it"
            yield Problem(Level.WARNING, item.path, 1, 1, message, hint)


def _is_meant(page: Page, kind: str) -> bool:
    required = {field.name for field in FIELDS[kind] if field.required}
    own = {field.name for field in FIELDS[kind]} - COMMON
    return bool(own & page.meta.keys()) or required <= page.meta.keys()


def _slug(path: PurePosixPath) -> str:
    return path.parent.name if path.stem in ("index", "README") else path.stem
