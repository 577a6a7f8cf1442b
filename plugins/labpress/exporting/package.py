"""Package: files put into one zip, a Word file's included, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip knows: a fixed one, since the same text must give the same file."""
NO_DISTANCE = b'<wp:inline distT="0" distB="0" distL="0" distR="0">'
"""A picture stands where its line begins; without this, some programs move it in."""
ROW = re.compile(rb"<w:tr>(?:<w:trPr>)?")
WHOLE = b"<w:cantSplit />"
"""A row of a table, and so a box, goes to the next page rather than across it."""
STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of `files` by their names in it, in the order given."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16  # or it could not be read where it is unpacked
            archive.writestr(info, content)
    return whole.getvalue()


def settled(docx: bytes, date: str) -> bytes:
    """A Word file of pandoc's without the moment at which it was made: `date` (ISO, with its day)
    stands for that."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    text = "word/document.xml"
    files[text] = ROW.sub(_kept_whole, files[text].replace(b"<wp:inline>", NO_DISTANCE))
    files[core] = STAMP.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode() + rb"\g<2>", files[core])
    return packed(files)


def _kept_whole(row: re.Match[bytes]) -> bytes:
    return (
        row[0] + WHOLE if row[0].endswith(b"trPr>") else row[0] + b"<w:trPr>" + WHOLE + b"</w:trPr>"
    )
