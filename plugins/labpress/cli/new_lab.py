"""`labpress new lab`: a whole small lab in a new folder, from the files in lab_template/."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
from importlib.metadata import version
from pathlib import Path

from labpress.cli.editor import write_editor_files
from labpress.cli.reports import plain
from labpress.content import slug_from
from labpress.mkdocs_plugins.host import read_settings
from labpress.problems import LabpressError

TEMPLATE = Path(__file__).with_name("lab_template")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$")
"""Names that Windows gives to devices."""


def make_lab(name: str, where: Path) -> Path:
    """Makes a lab called `name` in a new folder of `where`; the folder.

    The folder appears when all of it is written, and one that is there is never touched. Raises
    LabpressError.
    """
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if not name:
        raise LabpressError('the lab needs a name (labpress new lab "Our lab")')
    folder = where / folder_of(name)
    if os.path.lexists(folder):
        raise LabpressError(f"{folder.name} is there already (choose another name, or move it)")
    beside = where / f".{folder.name}.unfinished"
    shutil.rmtree(beside, ignore_errors=True)  # left by a run that was killed
    try:
        shutil.copytree(TEMPLATE, beside, ignore=shutil.ignore_patterns("__pycache__"))
        for path in beside.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)  # an installed file may be read-only
            if path.is_file():
                _fill(path, name)
        write_editor_files(read_settings(beside / "mkdocs.yml"), beside)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def folder_of(name: str) -> str:
    """`Our Lab's Début` -> `our-labs-debut`: a name that every system and address can bear."""
    slug = slug_from(name) or "lab"
    return f"{slug}-lab" if RESERVED.match(slug) else slug


def versions() -> str:
    """The Labpress that the lab needs: this one, or a later one that keeps its promises."""
    major, minor, *_ = version("labpress").split(".")
    after = f"{int(major) + 1}" if int(major) else f"0.{int(minor) + 1}"
    return f">={major}.{minor},<{after}"


def _fill(path: Path, name: str) -> None:
    """Puts in what is known, escaped for the kind of file it stands in."""
    text = path.read_text(encoding="utf-8")
    written = json.dumps(name, ensure_ascii=False) if path.suffix == ".yml" else plain(name)
    known = {
        "%NAME%": written,
        "%RANGE%": versions(),
        "%TODAY%": datetime.date.today().isoformat(),
    }
    filled = re.sub("|".join(known), lambda found: known[found[0]], text)
    if filled != text:
        path.write_text(filled, encoding="utf-8", newline="\n")
