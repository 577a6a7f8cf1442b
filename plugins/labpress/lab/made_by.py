"""Made by: a digest of all that turns files into a lab and a lab into pages, beside the files."""

from __future__ import annotations

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from labpress.store import digest_of, key_of

PACKAGE = Path(__file__).parent.parent
READING = ("problems.py", "wording", "citations", "charts", "markdown", "content")
"""The rooms that have a say in what one file says."""
LIBRARIES = (
    *("Markdown", "pymdown-extensions", "Pygments", "nh3", "PyYAML", "babel", "markupsafe"),
)


PAGES = (
    *("mkdocs", "properdocs", "mkdocs-material", "Jinja2", "pypandoc", "pypandoc_binary", "Pillow"),
)
APART = ("cli", "importing", "outside", "printing", "__pycache__")
"""Rooms that have no say in a page: of what is printed, pages tell the digest of the result."""


@cache
def read_by() -> str:
    """A digest of the code that reads one file: ours, and the versions of what it rests on."""
    return key_of(versions(LIBRARIES), digest_of(*(PACKAGE / room for room in READING)))


@cache
def made_by() -> str:
    """A digest of the code that makes pages: all of ours, and the versions of what it rests on."""
    other = sorted(path for path in PACKAGE.iterdir() if path.name not in (*APART, *READING))
    return key_of(read_by(), versions(PAGES), digest_of(*other))


@cache
def versions(names: tuple[str, ...]) -> tuple[str, ...]:
    """The versions of libraries, "" for those that are not there, and of Python."""
    return (".".join(map(str, sys.version_info[:3])), *map(_version, names))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
