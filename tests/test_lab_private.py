"""What a lab is told of pictures that cannot be shown, and of files that others would serve."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from labpress.lab import open_lab
from labpress.markdown import dialect_with
from labpress.pandoc import Pandoc
from little_labs import essay, settings_of

Found = list[tuple[int | None, str]]


def problems(
    root: Path, pandoc: Pandoc, text: str, allowed: tuple[str, ...] = (), raw: bool = False
) -> Found:
    """Line and message of what is wrong with one essay."""
    for folder in ("docs", "essays"):
        (root / folder).mkdir(exist_ok=True)
    (root / "essays/one.md").write_text(text, encoding="utf-8")
    dialect = dialect_with([], {}, raw_html=raw)
    settings = replace(settings_of(root), allowed=allowed, dialect=dialect)
    found = open_lab(settings, pandoc).problems
    return [(one.line, one.message) for one in found if one.path == "essays/one.md"]


FAR = "https://x.example/a.png"


@pytest.mark.parametrize(
    ("body", "raw", "line", "message"),
    [
        (f"Words.\n\n![A map]({FAR})", False, 10, "is on another site"),
        ('Words.\n\n<video src="https://x.example/a.mp4"></video>', False, 10, "<video> asks x.ex"),
        ('<iframe src="https://x.example/"></iframe>', True, 8, "<iframe> asks x.example"),
        ("<script>x()</script>", True, 8, "a <script> within the text has no effect"),
        ('<p style="color:red">x</p>', True, 8, "`style` of <p> has no effect"),
    ],
)
def test_what_would_ask_another_host(
    tmp_path: Path, pandoc: Pandoc, body: str, raw: bool, line: int, message: str
) -> None:
    found = problems(tmp_path, pandoc, essay(body), raw=raw)
    assert [one for one, said in found if message in said] == [line]
    allowed = problems(tmp_path, pandoc, essay(body), ("https://x.example",), raw=raw)
    if "x.example" in body:
        assert not [said for _, said in allowed if "another site" in said]


def test_a_field_that_names_a_picture_elsewhere(tmp_path: Path, pandoc: Pandoc) -> None:
    text = essay().replace("date:", f"image: {FAR}\nimage_alt: A map\ndate:")
    found = problems(tmp_path, pandoc, text)
    assert [line for line, said in found if "is on another site" in said] == [5]
    found = problems(tmp_path, pandoc, text, ("https://*.example",))
    assert [line for line, said in found if "is on another site" in said] == []


def test_pictures_that_cannot_be_shown_or_tell_too_much(tmp_path: Path, pandoc: Pandoc) -> None:
    folder = tmp_path / "essays"
    folder.mkdir()
    (folder / "words.png").write_bytes(b"Words.")
    (folder / "scan.tif").write_bytes(b"II")
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    Image.new("RGB", (60, 40)).save(folder / "here.jpg", exif=exif)
    shown = "![A](words.png)\n\n![B](scan.tif)\n\n![C](here.jpg)"
    found = problems(tmp_path, pandoc, essay(shown))
    assert [(line, said.partition("' ")[2]) for line, said in found] == [
        (8, "is not a picture that can be read"),
        (10, "is of a kind that browsers do not show"),
        (12, "tells where it was taken, to everyone who has the lab's files"),
    ]
