"""Pages of a PDF as a reader sees them: words with their places and sizes, and pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import page
import pypdf
from PIL import Image

from labpress.printing import png_of

MM = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """Words set in one go: where their line begins, in mm from the top left, and their size in
    points."""

    text: str
    x: float
    y: float
    size: float


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """The words of each page, white space folded."""
    return [" ".join(sheet.extract_text().split()) for sheet in opened(pdf).pages]


def words(pdf: bytes, number: int) -> list[Word]:
    """What stands on page `number`, counted from 0."""
    found: list[Word] = []
    sheet = opened(pdf).pages[number]
    height = float(sheet.mediabox.height)

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        if text.strip():
            x, y = tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]
            drawn = round(abs(size * tm[0] * cm[0]), 2)
            found.append(Word(text.strip(), x * MM, (height - y) * MM, drawn))

    sheet.extract_text(visitor_text=visit)
    return found


def fonts_on(pdf: bytes, number: int) -> set[str]:
    """The names of the fonts on a page, without the tags of subsets."""
    pages: Any = opened(pdf).pages
    used = pages[number]["/Resources"]["/Font"].values()
    inner = (font.get_object()["/DescendantFonts"][0].get_object() for font in used)
    return {str(font["/BaseFont"]).partition("+")[2] for font in inner}


def trims(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres."""
    boxes = [sheet.mediabox for sheet in opened(pdf).pages]
    return [(round(float(box.width) * MM), round(float(box.height) * MM)) for box in boxes]


def first_page(pdf: bytes) -> Image.Image:
    """The first page as a picture."""
    return Image.open(io.BytesIO(png_of(pdf, "pdf"))).convert("RGB")


def page_of(pdf: bytes, number: int) -> bytes:
    """Page `number` alone."""
    alone = pypdf.PdfWriter()
    alone.add_page(opened(pdf).pages[number])
    held = io.BytesIO()
    alone.write(held)
    return held.getvalue()


def colours(picture: Image.Image, share: float = 0.02) -> set[tuple[int, int, int]]:
    """The colours that fill at least `share` of a picture."""
    counted = picture.getcolors(1 << 24) or []
    least = share * picture.width * picture.height
    return {colour for count, colour in counted if count >= least}  # type: ignore[misc]  # RGB


def faults(pdf: bytes, folder: Any) -> list[Any]:
    """What keeps a PDF from being PDF/UA-1."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    result = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    return list(result.failures)


def alternatives(pdf: bytes) -> list[str]:
    """The alternative texts in the tree of tags."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict):
            if "/Alt" in node:
                yield str(node["/Alt"])
            yield from walk(node.get("/K", []))

    trailer: Any = opened(pdf).trailer
    return list(walk(trailer["/Root"]["/StructTreeRoot"]))
