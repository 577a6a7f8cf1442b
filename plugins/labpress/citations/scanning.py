"""Scanning: the entries of one bibliography file as they stand, by the form that its name tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path

from labpress.citations.records import Scan
from labpress.problems import Level, Problem

SCANNERS: Mapping[str, str] = {
    ".bib": "bibtex",
    ".json": "csljson",
    ".yaml": "cslyaml",
    ".yml": "cslyaml",
    ".ris": "ris",
}
"""The module that scans each form, imported when there is such a file to be scanned."""
SUFFIXES = tuple(SCANNERS)


def is_bibliography(path: Path, named: Collection[Path]) -> bool:
    """Whether a file is one by its ending alone, or is among those that were `named`."""
    return path.suffix.lower() in (".bib", ".ris") or path in named


def scan_file(file: Path, root: Path) -> Scan:
    """The entries of one bibliography file as they stand, not yet read by pandoc."""
    path = path_in(file, root)
    scanner = SCANNERS.get(file.suffix.lower())
    if scanner is None:
        return _none(
            path, None, f"'{file.suffix}' is no bibliography file", f"use {', '.join(SUFFIXES)}"
        )
    try:
        raw = file.read_bytes()
    except OSError as error:
        message = f"the bibliography cannot be read: {error.strerror or error}"
        return _none(path, None, message, "check its name in mkdocs.yml")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return _none(path, line, "this is not UTF-8 text", "save the file again as UTF-8")
    module = import_module(f"labpress.citations.{scanner}")
    scan: Scan = module.scan(text.replace("\r\n", "\n").replace("\r", "\n"), path)
    return scan


def path_in(file: Path, root: Path) -> str:
    """The path of a bibliography as problems name it."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def _none(path: str, line: int | None, message: str, hint: str) -> Scan:
    return Scan(path, "", (), (Problem(Level.ERROR, path, line, None, message, hint),))
