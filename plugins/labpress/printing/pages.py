"""Pages: the door to Typst for texts that run over pages, with their pictures."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import typst

from labpress.printing.compiler import TEMPLATES, made_by, words_of
from labpress.printing.fonts import FONTS, missing_fonts
from labpress.printing.fonts.own import NONE, OwnFonts
from labpress.store import Store, key_of

MORE = {"serif": ("Labpress Serif", "Labpress Sans"), "sans": ("Labpress Sans", "Labpress Serif")}
"""Fonts of the house for further letters, where they are installed."""


@dataclass(frozen=True, slots=True)
class Set:
    """A PDF, what the template has to tell of it (`<told>`), and Typst's complaints. Without a PDF
    Typst refused the job."""

    pdf: bytes
    told: tuple[Mapping[str, Any], ...]
    complaints: tuple[str, ...]


@dataclass(frozen=True)
class Typesetter:
    """Sets texts in the fonts of the house and a lab's `own`. `store` keeps what has been made."""

    own: OwnFonts = NONE
    store: Store | None = None

    def set(
        self, template: str, job: Mapping[str, Any], pictures: Mapping[str, bytes], timestamp: int
    ) -> Set:
        """`job` (plain data) set by `template`, which finds each picture by its name.

        The same job, pictures, fonts and `timestamp` (seconds since 1970) give the same bytes.
        """
        if self.store is None:
            return self._made(template, job, pictures, timestamp)
        seen = {name: sha256(content).hexdigest() for name, content in pictures.items()}
        key = key_of(template, job, seen, timestamp, self.own.digest, made_by())
        kept = self.store.get(key)
        if kept is not None:
            return Set(kept.content, tuple(kept.notes["told"]), tuple(kept.notes["complaints"]))
        made = self._made(template, job, pictures, timestamp)
        self.store.put(key, made.pdf, {"told": made.told, "complaints": made.complaints})
        return made

    def _made(
        self, template: str, job: Mapping[str, Any], pictures: Mapping[str, bytes], timestamp: int
    ) -> Set:
        with tempfile.TemporaryDirectory() as folder:
            for part in TEMPLATES.glob("essay*"):
                shutil.copy(part, folder)
            for name, content in pictures.items():
                Path(folder, name).write_bytes(content)
            Path(folder, "job.json").write_text(json.dumps(job), encoding="utf-8")
            path = str(Path(folder, template))
            compiler = typst.Compiler(path, root=folder, font_paths=fonts(self.own.folder))
            try:
                pdf, warnings = compiler.compile_with_warnings(
                    format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
                )
                told = json.loads(compiler.query("<told>"))
            except typst.TypstError as error:
                return Set(b"", (), (*missing_fonts(), words_of(error)))
        complaints = dict.fromkeys((*missing_fonts(), *map(words_of, warnings)))
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
def fonts(own: Path | None = None) -> typst.Fonts:
    """The fonts of the house and those in the folder `own`; and Typst's own, of which the templates
    name one for formulas and one for code. They forbid any other to stand in."""
    folders = [str(folder) for folder in (FONTS, own) if folder]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def families(own: OwnFonts = NONE) -> dict[str, list[str]]:
    """The fonts for letters that the two of the house have not: for text, and for labels."""
    known = set(fonts(own.folder).families())
    return {
        name: [*(family for family in more if family in known), *own.families]
        for name, more in MORE.items()
    }
