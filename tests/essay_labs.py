"""What tests of essays on paper share: small pictures, a lab with an essay of everything, and what
a PDF says."""

from __future__ import annotations

import base64
import io
import re
import tempfile
from pathlib import Path

import page
import pypdf

from exported_files import PNG

DATA = Path(__file__).parent / "printing" / "data"
PICTURES = {
    "photo.png": PNG,
    "broken.png": b"\x89PNG nothing",
    "drawing.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="48" viewBox="0 0 96 48">'
        b'<rect width="96" height="48" fill="#0b5563"/></svg>'
    ),
    "a.gif": base64.b64decode(
        "R0lGODdhCAAGAIEAAKCAYAAAAAAAAAAAACwAAAAACAAGAAAIDgABCBxIsKDBgwgTDgwIADs="
    ),
    "a.webp": base64.b64decode(
        "UklGRiwAAABXRUJQVlA4ICAAAABwAQCdASoIAAYABUB8JYgCdAIHgADaZhhL/nbLRGwAAA=="
    ),
    "a.jpg": base64.b64decode(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKra"
        "rYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4"
        "+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wAARCAAGAAgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAA"
        "AAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAk"
        "M2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKT"
        "lJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QA"
        "HwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdh"
        "cRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hp"
        "anN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk"
        "5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwBaKKKzND//2Q=="
    ),
}


def write_everything(lab: Path) -> None:
    """Adds the essay `everything` and its pictures to a lab."""
    figures = lab / "essays" / "figures"
    figures.mkdir()
    for name, content in PICTURES.items():
        (figures / name).write_bytes(content)
    text = (DATA / "essay-everything.md").read_text(encoding="utf-8")
    (lab / "essays" / "everything.md").write_text(text, encoding="utf-8")


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words_on(pdf: bytes) -> list[str]:
    """The words of each page, white space as one space, words that were broken put together."""
    pages = (sheet.extract_text() for sheet in opened(pdf).pages)
    return [" ".join(re.sub(r"(\w)[-\u00ad]\n(\w)", r"\1\2", text).split()) for text in pages]


def letters_in(text: str) -> str:
    """The letters and digits of some text, since a PDF keeps no spaces and breaks words."""
    return re.sub(r"[^\w]", "", text)


def fonts_of(pdf: bytes) -> set[str]:
    """The fonts that the pages use, without the marks of their subsets."""
    found = set[str]()
    for sheet in opened(pdf).pages:
        for font in (sheet.get("/Resources") or {}).get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return found


def ua_failures(pdf: bytes) -> list[str]:
    """What keeps a PDF from being PDF/UA-1."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "it.pdf")
        file.write_bytes(pdf)
        result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    return [str(failure) for failure in result.failures]
