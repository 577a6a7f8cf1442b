"""A lab's own fonts, for scripts that the fonts of the house have no letters of."""

from __future__ import annotations

import hashlib
import shutil
import struct
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from labpress.lab import FontFile
from labpress.printing.fonts import Alphabet
from labpress.printing.fonts.letters import letters_of
from labpress.problems import Level, Problem

SETTINGS = "mkdocs.yml"
SUFFIXES = (".ttf", ".otf", ".ttc")

Stamp = tuple[FontFile, int, int]
"""A file with its time and size: another file under the same name is another font."""


@dataclass(frozen=True)
class OwnFonts:
    """Fonts that Typst has read: their `families` in the order of mkdocs.yml, the letters of each,
    and `digest`, which is another for other fonts. `folder` holds nothing else; None if empty."""

    families: tuple[str, ...] = ()
    alphabets: tuple[Alphabet, ...] = ()
    folder: Path | None = None
    digest: str = ""
    problems: tuple[Problem, ...] = ()


NONE = OwnFonts()


def own_fonts(files: Sequence[FontFile]) -> OwnFonts:
    """Reads `files`. What is wrong with one is a problem of mkdocs.yml, and it is left out."""
    return _read(tuple(map(_stamp, files))) if files else NONE


def _stamp(file: FontFile) -> Stamp:
    try:
        found = file.path.stat()
    except OSError:
        return file, 0, -1
    return file, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=8)
def _read(stamps: tuple[Stamp, ...]) -> OwnFonts:
    folder, problems, digest = _kept(), list[Problem](), hashlib.sha256()
    families: dict[str, None] = {}
    alphabets: list[Alphabet] = []
    for number, (file, *_) in enumerate(stamps):
        try:
            content = _content(file)
            alphabets.append(letters_of(content))
            families |= dict.fromkeys(_families(file, folder / f"{number}"))
        except (OSError, ValueError, struct.error) as error:
            problems.append(_unusable(file, error))
        else:
            digest.update(content)
    said = digest.hexdigest() if families else ""
    return OwnFonts(tuple(families), tuple(alphabets), folder, said, tuple(problems))


def _kept() -> Path:
    """A folder that lasts as long as this process: Typst opens a font only when it is used."""
    folder = tempfile.TemporaryDirectory(prefix="labpress-fonts-")
    _FOLDERS.append(folder)
    return Path(folder.name)


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []


def _content(file: FontFile) -> bytes:
    if file.path.suffix.lower() not in SUFFIXES:
        raise ValueError("is no TTF, OTF or TTC file")
    return file.path.read_bytes()


def _families(file: FontFile, folder: Path) -> list[str]:
    """The families that Typst finds in a font, which is laid in a `folder` of its own."""
    folder.mkdir()
    shutil.copyfile(file.path, folder / f"font{file.path.suffix.lower()}")
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    ).families()
    if not found:
        shutil.rmtree(folder)
        raise ValueError("is no font that can be printed with")
    return list(found)


def _unusable(file: FontFile, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        said, hint = "there is no such file", "put the font there, or correct its name"
    elif isinstance(error, OSError):
        said, hint = "it cannot be read", "let everyone read the file, or name another"
    else:
        said = f"it {error}" if isinstance(error, ValueError) else "it is no font, or a broken one"
        hint = "get it again as TTF or OTF, or name another"
    message = f"fonts: '{file.name}' is not used: {said}"
    return Problem(Level.ERROR, SETTINGS, file.line, None, message, hint)
