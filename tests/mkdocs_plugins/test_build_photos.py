"""A site built with photos that tell where they were taken: what is published does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from PIL import Image

from built_labs import Command, built
from labpress.content.picture_file import read_picture


@pytest.mark.parametrize("command", ["build", "serve"])
def test_the_place_where_a_photo_was_taken_is_not_published(
    small_lab: Path, command: Command
) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.5)}
    for photo in ("docs/about.jpg", "essays/wall.jpg", "essays/draft.jpg"):
        Image.new("RGB", (60, 40)).save(small_lab / photo, exif=exif)
    mkdocs = small_lab / "mkdocs.yml"
    plain = re.sub(r"  - labpress/print:\n(    .*\n)+", "", mkdocs.read_text("utf-8"))
    mkdocs.write_text(f"{plain}exclude_docs: draft.jpg\n", encoding="utf-8")
    site = built(load_config(str(mkdocs), strict=True), command)
    photos = sorted(site.rglob("*.jpg"))
    assert [photo.name for photo in photos] == ["about.jpg", "wall.jpg"]
    assert not [photo for photo in photos if read_picture(photo).located]
    assert read_picture(small_lab / "essays/wall.jpg").located  # the lab's own file is not touched
