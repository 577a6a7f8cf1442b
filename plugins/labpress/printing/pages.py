"""Pages: the door to Typst for texts that run over pages, with their pictures."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from labpress.printing.fonts import FONTS, missing_fonts

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Set:
    """A PDF, what the template has to tell of it (`<told>`), and Typst's complaints. Without a PDF
    Typst refused the job."""

    pdf: bytes
    told: tuple[Mapping[str, Any], ...]
    complaints: tuple[str, ...]


def set_pages(
    template: str, job: Mapping[str, Any], pictures: Mapping[str, bytes], timestamp: int
) -> Set:
    """`job` (plain data) set by `template`, which finds each picture by its name.

    The same job, pictures and `timestamp` give the same bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        for part in TEMPLATES.glob("essay*"):
            shutil.copy(part, folder)
        for name, content in pictures.items():
            Path(folder, name).write_bytes(content)
        Path(folder, "job.json").write_text(json.dumps(job), encoding="utf-8")
        compiler = typst.Compiler(str(Path(folder, template)), root=folder, font_paths=fonts())
        try:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
            )
            told = json.loads(compiler.query("<told>"))
        except typst.TypstError as error:
            return Set(b"", (), (*missing_fonts(), _words(error)))
    complaints = dict.fromkeys((*missing_fonts(), *map(_words, warnings)))
    whole = pdf[0] if isinstance(pdf, list) else pdf or b""
    return Set(whole, tuple(one["value"] for one in told), tuple(complaints))


def refused(source: str, picture: bytes = b"") -> str:
    """What Typst says against a page of `source`, which may show the file `picture`; "" if it sets
    it. Takes some milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.typ")
        page.write_text(source, encoding="utf-8")
        Path(folder, "picture").write_bytes(picture)
        compiler = typst.Compiler(str(page), root=folder, font_paths=fonts())
        try:
            compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
        except typst.TypstError as error:
            return error.message
    return ""


@cache
def fonts() -> typst.Fonts:
    """The fonts of the house, and Typst's own, of which the templates name one for formulas and
    one for code. They forbid any other to stand in."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


def _words(trouble: typst.TypstError | typst.TypstWarning) -> str:
    return " ".join([trouble.message, *trouble.hints])
