"""Pictures of a lab: which of its files cannot be shown, and which tell more than they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath

from labpress.content import Item
from labpress.content.identifiers import beside, is_web
from labpress.content.picture_file import (
    ENDINGS,
    PictureError,
    PictureFile,
    keeps_place,
    read_picture,
)
from labpress.lab.settings import Settings
from labpress.problems import Level, Problem

FIELDS = ("image", "poster")
"""Fields that name a picture. Those that are parts of another are written with its name."""
WHERE = "take the place out of it, as a photo program can, or send yourself a copy without it"
TELLS = "the photo '{}' tells where it was taken, to everyone who {}"


def picture_problems(items: Iterable[Item], settings: Settings) -> Iterator[Problem]:
    """What is wrong with the files that texts and fields show; that one is missing is said
    elsewhere."""
    for item in items:
        for name, line, column in shown(item):
            path = settings.root / beside(item.path, name)
            if is_web(name) or not settings.holds(path) or not path.is_file():
                continue
            if PurePosixPath(name).suffix.lower() not in ENDINGS:
                hint = "save it as JPEG, PNG or SVG"
                message = f"the picture '{name}' is of a kind that browsers do not show"
                yield Problem(Level.WARNING, item.path, line, column, message, hint)
            else:
                yield from _faults(item, name, path, (line, column))


def shown(item: Item) -> Iterator[tuple[str, int | None, int | None]]:
    """The addresses of the pictures of an item, as written, each with line and column."""
    for mark in item.body.marks:
        if mark.kind == "image":
            yield mark.key, mark.line, None
    for field, holder in (*((name, item) for name in FIELDS), ("poster", _video(item))):
        if name := getattr(holder, field, ""):
            of = field if holder is item else f"video.{field}"
            yield str(name), *item.lines.get(of, (None, None))


def _video(item: Item) -> object:
    return getattr(item, "video", None)


def _faults(
    item: Item, name: str, path: Path, place: tuple[int | None, int | None]
) -> Iterator[Problem]:
    try:
        picture = _known(path, path.stat().st_mtime_ns)
    except PictureError as error:
        message, hint = error.args
        yield Problem(Level.WARNING, item.path, *place, f"the picture '{name}' {message}", hint)
        return
    if picture.located:
        stays = _stays(path, path.stat().st_mtime_ns)
        message = TELLS.format(name, "keeps a copy" if stays else "has the lab's files")
        hint = WHERE if stays else f"what is published has no place; {WHERE}"
        yield Problem(Level.WARNING if stays else Level.ADVICE, item.path, *place, message, hint)


@lru_cache(maxsize=4096)
def _known(path: Path, changed: int) -> PictureFile:
    """Read once in each state: `serve` opens the lab at every change of a text."""
    return read_picture(path)


@lru_cache(maxsize=4096)
def _stays(path: Path, changed: int) -> bool:
    return keeps_place(path.read_bytes())
