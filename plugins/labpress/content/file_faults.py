"""File faults: what keeps a file from being read at all, before anything in it is looked at."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The endings of which MkDocs makes pages, in small letters only."""

LONGEST = 200
"""Bytes of a name. Most disks end at 255, and a PDF's name is longer than its page's."""


def is_markdown(path: Path) -> bool:
    """Whether a writer means this as a page, in whatever letters its ending is."""
    return path.suffix.lower() in MARKDOWN


def linked_folder(path: Path, root: Path) -> Path | None:
    """The first folder on the way from `root` to `path` that is a link, if there is one."""
    way: list[Path] = []
    for folder in path.parents:
        if folder == root:
            return next((one for one in reversed(way) if one.is_symlink()), None)
        way.append(folder)
    return None


def file_problem(
    path: Path, root: Path, linked: Callable[[Path, Path], Path | None] = linked_folder
) -> tuple[str, str] | None:
    """Why the file at `path` is kept off the site of the lab in `root`, and what to do; or None.

    A name must be one that a person can type, and a link must not lead out of the lab: whoever
    may add a file could publish any other file of the computer that builds the site. `linked` may
    know the answers of `linked_folder` already.
    """
    if not path.name.isprintable():
        return "the file's name holds a letter that cannot be read", "give the file another name"
    if len(path.name.encode()) > LONGEST:
        return f"the file's name has more than {LONGEST} letters", "give the file a shorter one"
    if is_markdown(path) and path.suffix not in MARKDOWN:
        hint = f"rename it to {path.stem}{path.suffix.lower()}"
        return f"no page is made of a file that ends in {path.suffix}", hint
    return _link_problem(path, root, linked)


def _is_plain(path: Path, root: Path) -> bool:
    """Whether a path on which there is no linked folder is a file of the lab, as nearly all are:
    to follow the links of all of them would take longer than to read them."""
    try:
        return stat.S_ISREG(path.lstat().st_mode) and path.is_relative_to(root)
    except OSError:
        return False


def _link_problem(
    path: Path, root: Path, linked: Callable[[Path, Path], Path | None]
) -> tuple[str, str] | None:
    if linked(path, root):
        return "this is a link to a folder", "put the folder itself in its place"
    if _is_plain(path, root):
        return None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # Python before 3.13 says a loop with a RuntimeError
        return "this is a link to a file that is not there", "put the file itself in its place"
    if not target.is_relative_to(root.resolve()):
        return "this is a link to a file outside the lab", "put the file itself in its place"
    if not target.is_file():
        return "this is no file that can be read to its end", "take it away"
    return None
