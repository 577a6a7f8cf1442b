"""What tests of exports share: small pictures, one essay exported, the parts of a Word file."""

from __future__ import annotations

import base64
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from labpress.problems import Problem

# a grey point
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 96 48">'
    '<rect width="96" height="48" fill="#0b5563"/></svg>'
)


@dataclass(frozen=True)
class Made:
    """What became of the essay `it`."""

    word: bytes
    problems: tuple[Problem, ...]


Single = Callable[..., Made]
"""Takes the text of an essay and other files of its lab, by their paths."""


def draw(content: bytes, form: str) -> bytes:
    """Stands for the drawing of pictures, which is another room's."""
    return PNG if content.startswith(b"<svg") and form == "svg" else b""


def parts_of(docx: bytes) -> dict[str, str]:
    """The XML parts of a Word file by their names."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def words(text: str) -> set[str]:
    """The words of some text, to see whether one has all of another's."""
    return set(re.findall(r"[^\W_]{2,}", text))
