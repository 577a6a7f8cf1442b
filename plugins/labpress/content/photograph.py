"""Photograph: what a picture made of dots is, read by Pillow."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from PIL import ExifTags, Image, UnidentifiedImageError

from labpress.content.picture_file import (
    MOST_BYTES,
    MOST_PIXELS,
    PictureError,
    PictureFile,
    too_large,
)
from labpress.content.picture_place import without_place

_ENDS = {"JPEG": b"\xff\xd9", "PNG": b"IEND"}
_TAIL = 65_536
_TURNED = (5, 6, 7, 8)
"""Values of EXIF's orientation that lay a picture on its side."""


def photograph(path: Path, size: int) -> PictureFile:
    """What a file of `size` bytes shows. Raises PictureError, OSError and what else Pillow does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the limit below is ours
        try:
            image = Image.open(path)
        except Image.DecompressionBombError:
            raise too_large() from None
        except UnidentifiedImageError:
            hint = "see whether it opens on your computer, and save it again as JPEG or PNG"
            raise PictureError("is not a picture that can be read", hint) from None
    with image:
        width, height = image.size
        if width * height > MOST_PIXELS or size > MOST_BYTES:
            raise too_large()
        if not _is_whole(path, image.format or "", size):
            raise PictureError("ends before its picture does", "copy or save it again")
        exif = image.getexif()
        if exif.get(ExifTags.Base.Orientation) in _TURNED:
            width, height = height, width
        place = is_located(image)
        moves = getattr(image, "n_frames", 1) > 1
        return PictureFile(image.format or "", width, height, moves, place)


def is_located(image: Image.Image) -> bool:
    """Whether a picture says on which spot of the earth it was taken, in EXIF or in XMP."""
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    said = xmp.encode() if isinstance(xmp, str) else bytes(xmp)
    return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo)) or without_place(said) != said


def tells_place(content: bytes) -> bool:
    """The same of the bytes of a picture, which has been read before."""
    with Image.open(io.BytesIO(content)) as image:
        return is_located(image)


def _is_whole(path: Path, form: str, size: int) -> bool:
    """Whether the mark that ends such a file is there; some cameras add more after it."""
    mark = _ENDS.get(form)
    if mark is None:
        return True
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        return mark in file.read()
