"""Program: the pandoc of this computer, which pypandoc finds, and what tells it from others."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

NAMED = "PYPANDOC_PANDOC"
"""Environment variable: the pandoc to take, which pypandoc goes by."""
PLACES = ("~/bin", "~/.bin", "~/Applications/pandoc", "~/AppData/Local/Pandoc")
"""Where pypandoc looks for others than that of the system and its own."""
WINDOWS = ("ProgramFiles", "ProgramFiles(x86)")
"""The same, by the variables that name the folders."""
FILES = ("pandoc", "pandoc.exe")


def signs() -> tuple[tuple[str, int, int], ...]:
    """The file of each pandoc that might be the one that answers, with its size and time; while
    these are as they were, so is the one. To say which that is, pypandoc must start them all."""
    named, package = os.environ.get(NAMED), find_spec("pypandoc")
    own = [Path(package.origin).parent / "files"] if package and package.origin else []
    programs = [Path(os.environ[name], "Pandoc") for name in WINDOWS if name in os.environ]
    environment = [Path(sys.exec_prefix, "bin"), Path(sys.exec_prefix, "Scripts")]
    folders = [*own, *(Path(place).expanduser() for place in PLACES), *environment, *programs]
    usual = [shutil.which("pandoc"), *(folder / name for folder in folders for name in FILES)]
    stats = ((Path(path), _stat(Path(path))) for path in ([named] if named else usual) if path)
    return tuple((path.as_posix(), *stat) for path, stat in stats if stat)


def _stat(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def found() -> str:
    """The path of the pandoc that answers, or the name under which the system knows it. Raises
    OSError if there is none."""
    # a client of the web comes with it, which costs 30 ms where pandoc has nothing to do
    import pypandoc  # noqa: PLC0415

    path: str = pypandoc.get_pandoc_path()
    return path
