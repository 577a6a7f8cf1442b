"""Pictures: how large each is, so that nothing moves while it loads, and smaller copies of those
that are large, so that a phone does not fetch what it cannot show.

Copies are WebP, turned as the camera said and without what it wrote into the file. The picture as
it was stays for print, for downloads and for those who follow a link to it.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from labpress.content.picture_file import PictureError, PictureFile, read_picture

if TYPE_CHECKING:
    from PIL import Image

WIDTHS = (480, 800, 1280, 1600)
"""Widths of the copies, in pixels."""
SMALL_WIDTH = 800
SMALL_BYTES = 60_000
"""A picture that is no wider and no larger stays as it is."""
FOLDER = "assets/pictures"
COPIED = {"JPEG", "PNG", "WEBP", "AVIF", "BMP", "MPO"}
"""Formats of which copies are made: what moves or is drawn stays as it is."""
QUALITY = 80
FORM = "webp 1"


class Kept(Protocol):
    """What a store gives back."""

    @property
    def content(self) -> bytes: ...


class Keep(Protocol):
    """Where copies stay from one run to the next."""

    def get(self, key: str) -> Kept | None: ...
    def put(self, key: str, content: bytes, notes: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Copy:
    """One size of a picture: its path on the site and its width in pixels."""

    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it; 0 where its size is not known."""

    width: int = 0
    height: int = 0
    copies: tuple[Copy, ...] = ()


@dataclass
class Pictures:
    """The pictures of one build, each read once. `find` gives the file of a path on the site;
    `keep` is None where no copies are wanted. `report` takes the path, what is wrong with it and
    what to do. `made` has the copies to be written, by their paths on the site."""

    find: Callable[[str], Path | None]
    keep: Keep | None
    report: Callable[[Path, str, str], None]
    made: dict[str, bytes] = field(default_factory=dict)
    fresh: int = 0
    _known: dict[str, Picture] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, path: str) -> Picture:
        """The picture at `path` on the site; an empty one for what is none that can be read."""
        if path not in self._known:
            self._known[path] = self._picture(path)
        return self._known[path]

    def _picture(self, path: str) -> Picture:
        file = self.find(path)
        if file is None or not file.is_file():
            return Picture()
        try:
            found = read_picture(file)
        except PictureError:
            return Picture()  # the check of the lab has said so, with its place
        copies = self._copies(path, file, found) if self.keep and _is_large(file, found) else ()
        return Picture(found.width, found.height, copies)

    def _copies(self, path: str, file: Path, found: PictureFile) -> tuple[Copy, ...]:
        content = file.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        stem = posixpath.splitext(posixpath.basename(path))[0]
        copies = []
        for width in widths_of(found.width):
            made = self._copy(file, content, digest, width)
            if not made:
                return ()
            # a copy as wide as the picture that weighs more is of no use to anybody
            if width == found.width and len(made) >= len(content):
                continue
            name = f"{FOLDER}/{_plain(stem)}-{width}.{digest[:10]}.webp"
            with self._lock:
                self.made[name] = made
            copies.append(Copy(name, width))
        return tuple(copies)

    def _copy(self, file: Path, content: bytes, digest: str, width: int) -> bytes:
        key = f"{hashlib.sha256(f'{FORM} {digest} {width}'.encode()).hexdigest()}"
        kept = self.keep.get(key) if self.keep else None
        if kept is not None:
            return kept.content
        try:
            made = copy_of(content, width)
        except (OSError, SyntaxError, ValueError, EOFError) as error:
            hint = "see whether it opens on your computer, and save it again"
            self.report(file, f"the picture cannot be read ({error})", hint)
            return b""
        self.fresh += 1
        if self.keep:
            self.keep.put(key, made, {"width": width})
        return made


def widths_of(width: int) -> tuple[int, ...]:
    """The widths of the copies of a picture of that width: none is larger than it is."""
    smaller = tuple(one for one in WIDTHS if one < width)
    return (*smaller, width) if width <= WIDTHS[-1] else smaller


def copy_of(content: bytes, width: int) -> bytes:
    """A picture as WebP of that width, upright and without metadata. The same bytes each time.

    What was drawn (PNG) keeps its sharp edges where that costs little.
    """
    # where every copy is kept, nothing waits for Pillow
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(io.BytesIO(content)) as opened:
        exact = opened.format in ("PNG", "BMP")
        profile = opened.info.get("icc_profile")
        if opened.format in ("JPEG", "MPO"):
            opened.draft("RGB", (width * 2, width * 2))
        image = ImageOps.exif_transpose(opened)
        transparent = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
        image = image.convert("RGBA" if transparent else "RGB")
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    found = _webp(image, profile)
    if exact:
        sharp = _webp(image, profile, lossless=True)
        found = sharp if len(sharp) <= 1.2 * len(found) else found
    return found


def _webp(image: Image.Image, profile: bytes | None, lossless: bool = False) -> bytes:
    out = io.BytesIO()
    image.save(
        out,
        "WEBP",
        quality=QUALITY,
        method=4,
        lossless=lossless,
        icc_profile=profile or b"",
        exif=b"",
    )
    return out.getvalue()


def _is_large(file: Path, found: PictureFile) -> bool:
    wide = found.width > SMALL_WIDTH or file.stat().st_size > SMALL_BYTES
    return wide and found.format in COPIED and not found.moves


def _plain(stem: str) -> str:
    """A name that needs no escaping in an address or in `srcset`."""
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in stem)[:60]
