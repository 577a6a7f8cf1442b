"""Properties: what Word says of a file (author, date, keywords), as far as it is worth taking."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any

from labpress.importing.archive import Archive
from labpress.importing.notes import plain

PART = "docProps/core.xml"
SOURCE = "taken from the Word file's properties"
# what programs fill in where nobody has said who writes
_NOBODY = re.compile(
    r"|(?:microsoft )?office[ -]?user|user|author|admin(?:istrator)?|owner|unknown|python-docx"
    r"|un-named|microsoft|windows user|default",
    re.IGNORECASE,
)


def read_properties(archive: Archive) -> tuple[dict[str, Any], dict[str, str]]:
    """Front matter fields from a file's core properties, and for each where it comes from."""
    if PART not in archive:
        return {}, {}
    try:
        tree = etree.fromstring(archive.markup(PART))
    except (etree.ParseError, ValueError):
        return {}, {}
    said = {str(el.tag).rpartition("}")[2]: plain(el.text or "").strip() for el in tree}
    fields: dict[str, Any] = {
        "core_title": said.get("title", ""),
        "authors": _names(said.get("creator", "")),
        "date": (re.match(r"\d{4}-\d\d-\d\d", said.get("created", "")) or [""])[0],
        "tags": [word for word in re.split(r"\s*[,;]\s*", said.get("keywords", "")) if word],
        "summary": " ".join(said.get("description", "").split()),
    }
    known = {name: value for name, value in fields.items() if value}
    return known, dict.fromkeys(known, SOURCE)


def _names(creator: str) -> list[str]:
    names = (" ".join(name.split()) for name in creator.split(";"))
    return [name for name in names if not _NOBODY.fullmatch(name)]
