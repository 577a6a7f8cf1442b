"""PictureFile: what the first bytes of a picture's file tell: its size on the screen, and faults.

No picture is decoded here, so that a lab with thousands of them is checked in a moment.
"""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path

from labpress.content.picture_place import without_place

ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".bmp", ".svg"))
"""Those of the pictures that every browser shows."""
MOST_PIXELS = 60_000_000
"""What a browser or a build can hold at once; a file of a few kilobytes may claim more."""
MOST_BYTES = 30_000_000
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*([a-z]*)\s*")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """Width and height in CSS pixels as it is shown, turned as its camera says; 0 where a drawing
    has none. `moves`: an animation. `located`: it says on which spot of the earth it was taken."""

    format: str
    width: int
    height: int
    moves: bool = False
    located: bool = False


class PictureError(Exception):
    """A file that cannot be shown: `args` are what is wrong and what to do."""


def read_picture(path: Path) -> PictureFile:
    """What `path` holds. Raises PictureError in words for whoever put the file there."""
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ".svg":
            return _drawing(path)
        # Pillow reads a dozen modules, for which a lab of words alone does not wait
        from labpress.content.photograph import photograph  # noqa: PLC0415  # few need it

        return photograph(path, size)
    except (OSError, SyntaxError, ValueError, struct.error, EOFError) as error:
        hint = "see whether it opens on your computer, and save it again"
        raise PictureError(f"cannot be read ({error or type(error).__name__})", hint) from None


def to_publish(path: Path) -> bytes:
    """A file as it goes out: of a photo that tells where it was taken, without that place."""
    content = path.read_bytes()
    if path.suffix.lower() not in ENDINGS:
        return content
    try:
        return without_place(content) if read_picture(path).located else content
    except PictureError:
        return content  # the check of the lab has said so, with its place


def keeps_place(content: bytes) -> bool:
    """Whether a photo still tells its place after `without_place`. It has been read before."""
    from labpress.content.photograph import tells_place  # noqa: PLC0415  # see read_picture

    return tells_place(without_place(content))


def too_large() -> PictureError:
    """For a file of more bytes or pixels than a browser can hold."""
    return PictureError("is too large to be shown", "save it at most 4,000 pixels wide")


def _drawing(path: Path) -> PictureFile:
    """An SVG's own size, or that of its view box."""
    if path.stat().st_size > MOST_BYTES:
        raise too_large()
    width = height = 0.0
    for _, root in etree.iterparse(path, events=("start",)):
        if root.tag.rpartition("}")[2] != "svg":
            raise PictureError("is not an SVG drawing", "save it again as SVG")
        width, height = _length(root.get("width", "")), _length(root.get("height", ""))
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        if len(box) == 4 and not (width and height):
            wide, high = float(box[2]), float(box[3])
            if width and wide:
                height = width * high / wide
            elif height and high:
                width = height * wide / high
            else:
                width, height = wide, high
        break
    return PictureFile("SVG", round(width), round(height))


def _length(text: str) -> float:
    """A length in CSS pixels; 0 for one that depends on what stands around it, such as 100%."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _UNITS[found[2]] if found and found[2] in _UNITS else 0.0
