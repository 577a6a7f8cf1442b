"""The door to Typst for cards: a job (plain data) goes in, a PDF/UA-1 or measurements come out."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from labpress.printing.fonts import FONTS, missing_fonts
from labpress.printing.fonts.own import NONE, OwnFonts
from labpress.store import Store, digest_of, key_of

TEMPLATES = Path(__file__).parent / "templates"
JOB = "job.json"
"""The file in which the templates find their job."""

NO_SAY = ("title", "description", "authors", "faces", "sides")
"""Parts of a job that do not change what one of its sides takes; a side's own face does."""

Job = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compiled:
    """`pdf` is empty if Typst refused the job; `complaints` are its words and its warnings'."""

    pdf: bytes
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measurement:
    """What the sides of a job take, one each in their order; none if Typst refused the job."""

    sides: tuple[Mapping[str, Any], ...]
    complaints: tuple[str, ...] = ()


def compile_pdf(
    job: Job,
    timestamp: int,
    template: str = "deck.typ",
    own: OwnFonts = NONE,
    store: Store | None = None,
) -> Compiled:
    """Draws `job` in the fonts of the house and the lab's `own`, unless `store` has it.

    The same job, fonts and `timestamp` (seconds since 1970) give the same bytes: nothing else, not
    even the clock or the system's fonts, has a say.
    """
    if store is None:
        return _drawn(job, timestamp, template, own)
    key = key_of("pdf", made_by(), template, timestamp, own.digest, job)
    kept = store.get(key)
    if kept is not None:
        return Compiled(kept.content, tuple(kept.notes))
    compiled = _drawn(job, timestamp, template, own)
    if compiled.pdf:
        store.put(key, compiled.pdf, list(compiled.complaints))
    return compiled


def _drawn(job: Job, timestamp: int, template: str, own: OwnFonts) -> Compiled:
    try:
        with _compiler(template, job, own) as compiler:
            pdf, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=["ua-1"], timestamp=timestamp
            )
    except typst.TypstError as error:
        return Compiled(b"", (*missing_fonts(), words_of(error)))
    complaints = (*missing_fonts(), *map(words_of, warnings))
    return Compiled(b"".join(_each(pdf)), tuple(dict.fromkeys(complaints)))


def measure(job: Job, own: OwnFonts = NONE, store: Store | None = None) -> Measurement:
    """What each side of `job` takes and could choose. Nothing is drawn, and nothing that `store`
    has is measured: what a side takes hangs on no other side."""
    if store is None:
        return _measured(job, own)
    around = {name: value for name, value in job.items() if name not in NO_SAY}
    keys = [
        key_of(
            "measure", made_by(), own.digest, around, {**side, "face": job["faces"][side["face"]]}
        )
        for side in job["sides"]
    ]
    kept = {key: old.notes for key in keys if (old := store.get(key)) is not None}
    missing = {key: place for place, key in enumerate(keys) if key not in kept}
    if not missing:
        return Measurement(tuple(kept[key] for key in keys), missing_fonts())
    made = _measured(_part(job, list(missing.values())), own)
    if len(made.sides) != len(missing):
        return made
    for key, found in zip(missing, made.sides, strict=True):
        store.put(key, b"", found)
        kept[key] = found
    return Measurement(tuple(kept[key] for key in keys), made.complaints)


def _part(job: Job, places: Sequence[int]) -> Job:
    """`job` with these of its sides only, and no more faces than they need."""
    sides = [job["sides"][place] for place in places]
    used = list(dict.fromkeys(side["face"] for side in sides))
    faces = [job["faces"][face] for face in used]
    return {**job, "faces": faces, "sides": [{**s, "face": used.index(s["face"])} for s in sides]}


def _measured(job: Job, own: OwnFonts) -> Measurement:
    try:
        with _compiler("measure.typ", job, own) as compiler:
            found = json.loads(compiler.query("<fit>"))
    except RuntimeError as error:  # what `query` raises, without the hints of a TypstError
        return Measurement((), (*missing_fonts(), str(error)))
    # pages are laid out side by side, but found in their order
    return Measurement(tuple(one["value"] for one in found), missing_fonts())


@cache
def made_by() -> str:
    """A digest of all that has a say in what is made besides the job: another is another result."""
    versions = [version(name) for name in ("labpress", "typst")]
    return key_of(versions, digest_of(TEMPLATES, FONTS))


def _each(made: bytes | list[bytes] | None) -> list[bytes]:
    # Typst gives one thing for one page, and a list for many
    return made if isinstance(made, list) else [made or b""]


@contextmanager
def _compiler(template: str, job: Job, own: OwnFonts = NONE) -> Iterator[typst.Compiler]:
    """A fresh one a job: what it was asked before cannot show in what it makes now.

    The job lies beside the templates as a file. As an input of Typst's own it would make all that
    Typst remembers of another job worthless, such as lines that were broken for measuring.
    """
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        for part in TEMPLATES.glob("*.typ"):
            shutil.copyfile(part, Path(folder, part.name))
        Path(folder, JOB).write_text(json.dumps(job), encoding="utf-8")
        path = str(Path(folder, template))
        yield typst.Compiler(path, root=folder, font_paths=fonts(own.folder))


@cache
def fonts(own: Path | None = None) -> typst.Fonts:
    """The fonts of the house, those in the folder `own`, and no others."""
    # Typst's own fonts stay out: they would stand in for a missing one without a word
    folders = [str(folder) for folder in (FONTS, own) if folder]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def words_of(trouble: typst.TypstError | typst.TypstWarning) -> str:
    """What Typst says, with what it advises."""
    return " ".join([trouble.message, *trouble.hints])
