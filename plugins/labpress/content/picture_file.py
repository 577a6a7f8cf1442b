"""PictureFile: what the first bytes of a picture's file tell: its size on the screen, and faults.

No picture is decoded here, so that a lab with thousands of them is checked in a moment.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from labpress.content.picture_place import without_place

ENDINGS = frozenset((".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".bmp", ".svg"))
"""Those of the pictures that every browser shows."""
MOST_PIXELS = 60_000_000
"""What a browser or a build can hold at once; a file of a few kilobytes may claim more."""
MOST_BYTES = 30_000_000
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pc": 16.0}
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*([a-z]*)\s*")
_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
_TAIL = 65_536
_TURNED = (5, 6, 7, 8)
"""Values of EXIF's orientation that lay a picture on its side."""


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
        return _drawing(path) if path.suffix.lower() == ".svg" else _photograph(path, size)
    except UnidentifiedImageError:
        hint = "see whether it opens on your computer, and save it again as JPEG or PNG"
        raise PictureError("is not a picture that can be read", hint) from None
    except (OSError, SyntaxError, ValueError, struct.error, EOFError) as error:
        hint = "see whether it opens on your computer, and save it again"
        raise PictureError(f"cannot be read ({error or type(error).__name__})", hint) from None


def _photograph(path: Path, size: int) -> PictureFile:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the limit below is ours
        try:
            image = Image.open(path)
        except Image.DecompressionBombError:
            raise _too_large() from None
    with image:
        width, height = image.size
        if width * height > MOST_PIXELS or size > MOST_BYTES:
            raise _too_large()
        if not _is_whole(path, image.format or "", size):
            raise PictureError("ends before its picture does", "copy or save it again")
        exif = image.getexif()
        if exif.get(ExifTags.Base.Orientation) in _TURNED:
            width, height = height, width
        place = is_located(image)
        moves = getattr(image, "n_frames", 1) > 1
        return PictureFile(image.format or "", width, height, moves, place)


def to_publish(path: Path) -> bytes:
    """A file as it goes out: of a photo that tells where it was taken, without that place."""
    content = path.read_bytes()
    if path.suffix.lower() not in ENDINGS:
        return content
    try:
        return without_place(content) if read_picture(path).located else content
    except PictureError:
        return content  # the check of the lab has said so, with its place


def is_located(image: Image.Image) -> bool:
    """Whether a picture says on which spot of the earth it was taken, in EXIF or in XMP."""
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    said = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo)) or without_place(said) != said


def keeps_place(content: bytes) -> bool:
    """Whether a photo still tells its place after `without_place`. It has been read before."""
    with Image.open(io.BytesIO(without_place(content))) as image:
        return is_located(image)


def _too_large() -> PictureError:
    return PictureError("is too large to be shown", "save it at most 4,000 pixels wide")


def _is_whole(path: Path, form: str, size: int) -> bool:
    """Whether the mark that ends such a file is there; some cameras add more after it."""
    mark = _ENDS.get(form)
    if mark is None:
        return True
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        return mark in file.read()


def _drawing(path: Path) -> PictureFile:
    """An SVG's own size, or that of its view box."""
    if path.stat().st_size > MOST_BYTES:
        raise _too_large()
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
