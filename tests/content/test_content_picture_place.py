"""A photo's place is taken out, and nothing else: the picture, its turn and its rights stay."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from labpress.content.photograph import is_located
from labpress.content.picture_file import keeps_place, to_publish
from labpress.content.picture_place import MOST_LISTS, without_place

GPS, ORIENTATION, COPYRIGHT = 0x8825, 0x0112, 0x8298
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="51,30.5N" '
    b"dc:rights='Ann'><exif:GPSLongitude>0,7.65W</exif:GPSLongitude></rdf:Description></x:xmpmeta>"
)
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "MPO")


def photo(form: str, *, packed: bool = False) -> bytes:
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (51.0, 30.0, 0.5), 3: "W", 4: (0.0, 7.0, 39.0)}
    exif[ORIENTATION], exif[COPYRIGHT] = 6, "Ann"
    out, about = io.BytesIO(), PngInfo()
    about.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=packed)
    said = {"pnginfo": about} if form == "PNG" else {"xmp": XMP}
    Image.effect_noise((60, 40), 40).convert("RGB").save(out, form, exif=exif, **said)
    return out.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_the_place_is_gone_and_the_picture_is_as_it_was(form: str) -> None:
    before = photo(form)
    after = without_place(before)
    assert len(after) == len(before) and b"51,30" not in after and b"0,7.65" not in after
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert is_located(old) and not is_located(new)
        assert new.tobytes() == old.tobytes()
        assert new.getexif().get(COPYRIGHT) == "Ann"
        assert new.getexif().get(ORIENTATION) == old.getexif().get(ORIENTATION)
    assert without_place(after) == after


def test_what_is_packed_is_not_seen_and_said_to_stay() -> None:
    assert keeps_place(photo("PNG", packed=True))
    assert not keeps_place(photo("PNG"))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"II*\0",
        b"MM\0*\xff\xff\xff\xff",
        b"II*\0\x08\0\0\0\xff\xff" + b"\x25\x88\4\0\1\0\0\0\x08\0\0\0" * 600,
        b"II*\0" * 100_000,
    ],
)
def test_a_broken_file_stops_nothing(content: bytes) -> None:
    begun = time.monotonic()
    assert len(without_place(content)) == len(content)
    assert time.monotonic() - begun < 5 and MOST_LISTS < 1000


def test_only_a_photo_with_a_place_is_changed(tmp_path: Path) -> None:
    for name, content in {"a.jpg": photo("JPEG"), "b.txt": photo("JPEG"), "c.png": b"x"}.items():
        (tmp_path / name).write_bytes(content)
        changed = to_publish(tmp_path / name) != content
        assert changed is (name == "a.jpg")
