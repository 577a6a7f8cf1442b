"""Drawings: a picture made into a PNG, for a Word file, which shows no SVG by itself."""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path

import typst

from labpress.printing.compiler import fonts

PPI = 220
"""Enough for print; what Word itself keeps of a picture."""
PAGE = """\
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#set text(font: "Atkinson Hyperlegible Next")
#image("picture", format: "{form}")
"""


def png_of(content: bytes, form: str) -> bytes:
    """`content`, a picture in the format `form` (svg, webp, …), as PNG on white; nothing if it
    cannot be read. Words in an SVG are set in the fonts of the house."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "picture").write_bytes(content)
        page = Path(folder, "page.typ")
        page.write_text(PAGE.format(form=form), encoding="utf-8")
        compiler = typst.Compiler(str(page), root=folder, font_paths=fonts())
        try:
            made = compiler.compile(format="png", ppi=PPI)
        except typst.TypstError:
            return b""
    return _with_density(made) if isinstance(made, bytes) else b""


def _with_density(png: bytes) -> bytes:
    """`png` with a chunk that says how dense it is, or a program would take it for a huge picture.

    It stands right after the first chunk (PNG specification, 11.3.4.3 pHYs: pixels a metre).
    """
    chunk = b"pHYs" + struct.pack(">IIB", *[round(PPI / 0.0254)] * 2, 1)
    whole = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    first = 8 + 25  # the signature, then IHDR
    return png[:first] + whole + png[first:]
