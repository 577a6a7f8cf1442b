"""What a picture's file tells without being decoded, and what is said of one that is broken."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from labpress.content.picture_file import PictureError, read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0"/></svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="450" height="500"', (450, 500)),
        ('width="60mm" height="30mm"', (227, 113)),
        ('viewBox="0 0 640 480"', (640, 480)),
        ('viewBox="0,0,640,480" width="320"', (320, 240)),
        ('viewBox="0 0 640 480" height="240px"', (320, 240)),
        ('viewBox="0 0 640 480" width="100%" height="100%"', (640, 480)),
        ("", (0, 0)),
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, attributes: str, size: tuple[int, int]) -> None:
    path = tmp_path / "a.svg"
    path.write_text(SVG.format(attributes), encoding="utf-8")
    found = read_picture(path)
    assert (found.width, found.height) == size


@pytest.mark.parametrize(("turn", "size"), [(1, (60, 40)), (3, (60, 40)), (6, (40, 60))])
def test_a_photo_is_as_wide_as_it_is_shown(
    tmp_path: Path, turn: int, size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    Image.new("RGB", (60, 40)).save(tmp_path / "a.jpg", exif=exif)
    found = read_picture(tmp_path / "a.jpg")
    assert (found.width, found.height) == size
    assert not found.located


def test_a_photo_that_tells_where_it_was_taken(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    Image.new("RGB", (60, 40)).save(tmp_path / "a.jpg", exif=exif)
    assert read_picture(tmp_path / "a.jpg").located


def test_an_animation_is_one(tmp_path: Path) -> None:
    frames = [Image.new("L", (8, 8), shade) for shade in (0, 128)]
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert read_picture(tmp_path / "a.gif").moves


def bomb() -> bytes:
    """A file of a few bytes that claims to be 50,000 pixels wide and high."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.png", bomb(), "is too large to be shown"),
        ("a.png", b"", "is not a picture that can be read"),
        ("a.jpg", b"These are words.", "is not a picture that can be read"),
        ("a.svg", b"<html></html>", "is not an SVG drawing"),
        ("a.svg", b"<svg", "cannot be read"),
        ("a.svg", b'<svg viewBox="a b c d"/>', "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_shown(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PictureError) as caught:
        read_picture(tmp_path / name)
    assert message in caught.value.args[0]
    assert caught.value.args[1]


@pytest.mark.parametrize("form", ["a.jpg", "a.png"])
def test_a_file_that_was_cut_off(tmp_path: Path, form: str) -> None:
    path = tmp_path / form
    Image.effect_noise((200, 200), 50).save(path)
    read_picture(path)
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(PictureError, match="ends before its picture"):
        read_picture(path)
