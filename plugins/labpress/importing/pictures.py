"""Pictures: those of a text that comes in, under names of ours, without what cameras wrote into
them, and no larger than a page can show."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from labpress.importing.archive import ImportFault

WIDEST = 2_000
"""Pixels of the longer side: twice what a column of text shows."""
MOST_PIXELS = 100_000_000
"""What claims more is no picture for a page, and would take all memory."""

_KEPT = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}
_REMADE = ("BMP", "TIFF")
# colours and what is see-through; all else (place, camera, names, remarks) stays behind
_INFO = ("icc_profile", "transparency")
# what Pillow raises for a picture that is broken on purpose
_BROKEN = (
    *(OSError, ValueError, SyntaxError, struct.error, zlib.error, EOFError, IndexError),
    *(KeyError, TypeError, OverflowError, MemoryError, AttributeError, ArithmeticError),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning, UnidentifiedImageError),
)


@dataclass
class Pictures:
    """The pictures of one item. `get` gives a picture's bytes by the name the text has for it."""

    slug: str
    get: Callable[[str], bytes | None]
    files: dict[str, bytes] = field(default_factory=dict)
    _named: dict[str, str] = field(default_factory=dict)

    def bring(self, name: str, alt: str) -> str:
        """The new name of the file of a picture, "" if it cannot be shown."""
        if name not in self._named:
            self._named[name] = self._new(name)
        return self._named[name]

    def _new(self, name: str) -> str:
        try:
            data = self.get(name)
        except ImportFault:
            return ""
        made = cleaned(data) if data else None
        if made is None:
            return ""
        ending, clean = made
        for known, other in self.files.items():
            if other == clean:
                return known
        new = f"{self.slug}-{len(self.files) + 1}{ending}"
        self.files[new] = clean
        return new


def cleaned(data: bytes) -> tuple[str, bytes] | None:
    """A picture's ending and its bytes, fit for a page; None if it is no known picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _cleaned(data)
    except _BROKEN:
        return None


def _cleaned(data: bytes) -> tuple[str, bytes] | None:
    picture = Image.open(BytesIO(data), formats=(*_KEPT, *_REMADE))
    form = str(picture.format)
    if picture.width * picture.height > MOST_PIXELS:
        return None
    if getattr(picture, "n_frames", 1) > 1 and form != "TIFF":
        return _moving(picture, form)
    # a JPEG that is neither turned nor shrunk keeps its quality to the last bit
    turned = picture.getexif().get(0x0112, 1) != 1
    small = max(picture.size) <= WIDEST
    if form == "JPEG" and small and not turned:
        return _KEPT[form], _saved(picture, form, quality="keep")
    made: Image.Image = ImageOps.exif_transpose(picture)
    made.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    if form in _REMADE:
        form, made = (
            "PNG",
            made if made.mode in ("1", "L", "P", "RGB", "RGBA") else made.convert("RGB"),
        )
    more = {"quality": 85} if form in ("JPEG", "WEBP") else {"optimize": True}
    return _KEPT[form], _saved(made, form, **more)


def _moving(picture: Image.Image, form: str) -> tuple[str, bytes]:
    """A moving picture in its own size: it is short, or it belongs elsewhere."""
    out = BytesIO()
    pace = picture.info.get("duration", 100)
    picture.info = {"duration": pace, "loop": picture.info.get("loop", 0)}
    picture.save(out, form, save_all=True)
    return _KEPT[form], out.getvalue()


def _saved(picture: Image.Image, form: str, **more: object) -> bytes:
    picture.info = {key: value for key, value in picture.info.items() if key in _INFO}
    out = BytesIO()
    picture.save(out, form, **more)
    return out.getvalue()
