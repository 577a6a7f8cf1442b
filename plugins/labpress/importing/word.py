"""Word: a .docx file read with care into a Manuscript, by pandoc, from parts it may see."""

from __future__ import annotations

import json
import posixpath
import re
import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from labpress.importing.archive import Archive, ImportFault
from labpress.importing.fields import with_own_ids
from labpress.importing.manuscript import Manuscript, words
from labpress.importing.properties import read_properties
from labpress.pandoc import Pandoc
from labpress.problems import PandocError

CALLED = "Word file"
_NEEDED = re.compile(r"(?:\[Content_Types\]\.xml|_rels/\.rels|word/.*\.(?:xml|rels))")
_CITING = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_META = {"title": "title", "subtitle": "subtitle", "date": "date", "abstract": "summary"}


def read_word(data: bytes, pandoc: Pandoc) -> Manuscript:
    """The manuscript in a .docx file. Raises ImportFault for whatever is none."""
    archive = Archive(data, CALLED)
    if "[Content_Types].xml" not in archive or not any(map(_CITING.fullmatch, archive.names())):
        raise ImportFault(f"this is no {CALLED}: it holds no text (save it again as one)")
    checked, unread = _checked(archive)
    answer = _asked(checked, pandoc)
    document = json.loads(answer["document"])
    fields, sources = read_properties(archive)
    meta = _meta(document["meta"])
    return Manuscript(
        blocks=document["blocks"],
        fields={**fields, **meta},
        sources={name: said for name, said in sources.items() if name not in meta},
        works={str(item["id"]): item for item in json.loads(answer["works"])},
        picture=lambda name: _picture(archive, name),
        remarks=_remarks(archive, unread),
    )


def _checked(archive: Archive) -> tuple[bytes, int]:
    """A file of those parts alone that hold text (of pictures only that they are there), and the
    number of citations in it that cannot be read."""
    unread = 0
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in archive.names():
            if _CITING.fullmatch(name):
                data, unreadable = with_own_ids(archive.read(name), name)
                made.writestr(name, data)
                unread += unreadable
            elif _NEEDED.fullmatch(name):
                made.writestr(name, archive.markup(name))
            elif name.startswith("word/media/"):
                made.writestr(name, b"")
    return out.getvalue(), unread


def _asked(data: bytes, pandoc: Pandoc) -> dict[str, Any]:
    # by a path of plain letters, since pandoc loses others where LANG=C
    with tempfile.TemporaryDirectory(prefix="labpress-") as folder:
        path = Path(folder) / "manuscript.docx"
        path.write_bytes(data)
        try:
            return pandoc.ask("manuscript", path=str(path), format="docx+citations+styles")
        except PandocError as fault:
            said = str(fault).splitlines()[0].partition(": ")[2] or str(fault)
            raise ImportFault(f"this {CALLED} cannot be read: {said} (save it again)") from fault


def _meta(meta: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the styles Title, Subtitle, Author, Date and Abstract at the top."""
    found: dict[str, Any] = {ours: words(meta.get(name, {})) for name, ours in _META.items()}
    authors = meta.get("author", {})
    names = authors.get("c", []) if authors.get("t") == "MetaList" else [authors]
    found["authors"] = [name for name in map(words, names) if name]
    return {name: value for name, value in found.items() if value}


def _picture(archive: Archive, name: str) -> bytes | None:
    """The bytes of a picture that the text names by its path in the file; never from elsewhere."""
    inside = posixpath.normpath(posixpath.join("word", name.removeprefix("/word/")))
    return archive.read(inside) if inside in archive else None


def _remarks(archive: Archive, unread: int) -> tuple[str, ...]:
    """What is dropped without a word."""
    names = archive.names()
    remarks = []
    if unread:
        many = "a citation is" if unread == 1 else f"{unread} citations are"
        remarks.append(f"{many} in no form of Zotero, Mendeley or EndNote: plain text now")
    if any(name.startswith("word/charts/") for name in names):
        remarks.append("the Word file has charts, which are no pictures: save each as a PNG")
    if any(name.startswith("word/diagrams/") for name in names):
        remarks.append("the Word file has SmartArt, which is no picture: save each as a PNG")
    if any(name.startswith("word/embeddings/") for name in names):
        remarks.append("the Word file has other files inside it, such as sheets: they stay there")
    return tuple(remarks)
