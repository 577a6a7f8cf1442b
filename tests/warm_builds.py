"""Builds of a lab with and without what was kept of earlier ones, to be compared."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from labpress.lab import kept_items, open_lab
from labpress.mkdocs_plugins.host import build_site, read_settings
from labpress.mkdocs_plugins.remaking import Remaking
from labpress.pandoc import Pandoc
from labpress.store import Keeping


@dataclass(frozen=True)
class Build:
    """The files of a site by path, the lab's problems, what was warned of, and what was made."""

    files: dict[str, bytes]
    problems: list[str]
    warnings: list[str]
    remaking: Remaking | None


def site_of(root: Path, to: Path, *, cache: bool) -> Build:
    """The site of the lab in `root`, built into the folder `to`, with all that was kept or none."""
    if cache:
        return _site_of(root, to, cache=True)
    shutil.rmtree(to, ignore_errors=True)
    with Keeping.nothing():  # neither of pages nor of what pandoc has said
        return _site_of(root, to, cache=False)


def _site_of(root: Path, to: Path, *, cache: bool) -> Build:
    settings = read_settings(root / "mkdocs.yml")
    with Pandoc() as pandoc, _warnings() as said:
        if cache:
            pandoc.memory.open(root)
        lab = open_lab(settings, pandoc, kept_items(settings) if cache else None)
        config = root / "mkdocs.yml"
        made = build_site(config, to, lab, pandoc, lab.problems, strict=False, cache=cache)
    files = {
        path.relative_to(to).as_posix(): path.read_bytes()
        for path in sorted(to.rglob("*"))
        if path.is_file()
    }
    return Build(files, [str(problem) for problem in lab.problems], said, made)


def difference(one: Build, other: Build) -> list[str]:
    """What of two builds is not the same."""
    paths = sorted(one.files.keys() | other.files.keys())
    files = [path for path in paths if one.files.get(path) != other.files.get(path)]
    problems = sorted({*one.problems} ^ {*other.problems})
    return [*files, *problems, *sorted({*one.warnings} ^ {*other.warnings})]


@contextmanager
def _warnings() -> Iterator[list[str]]:
    said: list[str] = []

    class Listening(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    log, handler = logging.getLogger("mkdocs"), Listening(logging.WARNING)
    log.addHandler(handler)
    try:
        yield said
    finally:
        log.removeHandler(handler)
