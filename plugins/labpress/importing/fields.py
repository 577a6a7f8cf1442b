"""Fields: the citations that Zotero, Mendeley and EndNote keep in Word's XML, each work given an
id of its own. Mendeley counts `ITEM-1` anew in each citation, two EndNote libraries count alike, so
that pandoc would take one work for another."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat
from xml.sax.saxutils import escape

from labpress.importing.archive import ImportFault, walk

_CSL = re.compile(r"\s*ADDIN\s+(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(?=\{)")
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE(?!\.DATA)\b\s*")
_PACKED = re.compile(r"\s*ADDIN\s+EN\.CITE\.DATA\b")
_WORDS_OWN = re.compile(r"\s*CITATION\s+\w")
_MENDELEY_CITE = "MENDELEY_CITATION_v3_"
_MENDELEY_LIST = "MENDELEY_BIBLIOGRAPHY"


@dataclass(slots=True)
class _Field:
    """A field while it is read: where its instruction's texts stand, what they say, its data."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    data: str = ""
    told: bool = False


@dataclass(slots=True)
class _Box:
    """A content control while it is read: where it begins, its tag, and whether it is in a line."""

    start: int
    tag: str = ""
    shown: str = ""
    inline: bool = False


def with_own_ids(data: bytes, name: str) -> tuple[bytes, int]:
    """The XML of a part with each work's id made from the work itself, all else as it is; and the
    number of citations that could not be read."""
    reader = _Reader(data)
    reader.read(name)
    made, end = bytearray(data), len(data)
    for start, stop, new in sorted(reader.edits, reverse=True):
        if stop <= end:  # what stands inside a replaced box is gone with it
            made[start:stop] = new
            end = start
    return bytes(made), reader.unread


class _Reader:
    """Walks through one part and collects what to put in place of which bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.edits: list[tuple[int, int, bytes]] = []
        self.unread = 0
        self._fields: list[_Field] = []
        self._boxes: list[_Box] = []
        self._path: list[str] = []
        self._start = 0
        self._text = ""
        self._parser = expat.ParserCreate()

    def read(self, name: str) -> None:
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed
        self._parser.CharacterDataHandler = self._heard
        walk(self.data, name, self._parser)

    def _opened(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        values = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if local == "fldChar":
            self._turn(values.get("fldCharType", ""))
        elif local in ("instrText", "fldData"):
            self._start = self.data.find(b">", self._parser.CurrentByteIndex) + 1
            self._text = ""
        elif local == "sdt":
            inline = bool(self._path) and self._path[-1] == "p"
            self._boxes.append(_Box(self._parser.CurrentByteIndex, inline=inline))
        elif local == "tag" and self._boxes and not self._boxes[-1].tag:
            self._boxes[-1].tag = values.get("val", "")
        self._path.append(local)

    def _heard(self, text: str) -> None:
        if self._path and self._path[-1] in ("instrText", "fldData"):
            self._text += text
        elif self._path and self._path[-1] == "t" and self._boxes:
            self._boxes[-1].shown += text

    def _closed(self, tag: str) -> None:
        local = self._path.pop()
        if local == "instrText" and self._fields:
            self._fields[-1].text += self._text
            end = self._parser.CurrentByteIndex
            if end >= self._start:  # `<w:instrText/>` has no inside
                self._fields[-1].spans.append((self._start, end))
        elif local == "fldData" and self._fields:
            self._fields[-1].data += self._text
        elif local == "sdt" and self._boxes:
            self._box(self._boxes.pop(), tag)

    def _turn(self, kind: str) -> None:
        """A field begins, shows what follows, or ends."""
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields:
            if not self._fields[-1].told:
                self._fields[-1].told = True
                self._tell(self._fields[-1])
            if kind == "end":
                self._fields.pop()

    def _tell(self, one: _Field) -> None:
        """Puts a citation's instruction into the one form that pandoc reads."""
        if _PACKED.match(one.text) and len(self._fields) > 1:
            self._fields[-2].data = self._fields[-2].data or one.data
            self._put(one, "")
        elif found := _CSL.match(one.text):
            said = _citation(one.text[found.end() :])
            self._put(one, f"ADDIN ZOTERO_ITEM CSL_CITATION {said}" if said else None)
        elif found := _ENDNOTE.match(one.text):
            said = _endnote(one.text[found.end() :].strip() or _unpacked(one.data))
            self._put(one, f"ADDIN EN.CITE {said}" if said else None)
        elif _WORDS_OWN.match(one.text):
            self.unread += 1

    def _put(self, one: _Field, text: str | None) -> None:
        if text is None:
            self.unread += 1
        else:
            for number, (start, end) in enumerate(one.spans):
                self.edits.append((start, end, b"" if number else escape(text).encode()))

    def _box(self, box: _Box, tag: str) -> None:
        end = self.data.find(b">", self._parser.CurrentByteIndex) + 1
        w = tag.rpartition(":")[0] or "w"
        if box.tag.startswith(_MENDELEY_CITE) and box.inline:
            said = _citation(_unpacked(box.tag.removeprefix(_MENDELEY_CITE)))
            if said:
                self.edits.append((box.start, end, _as_field(w, said, box.shown).encode()))
        elif box.tag.startswith(_MENDELEY_LIST) and not box.inline:
            self.edits.append((box.start, end, b""))


def _as_field(w: str, said: str, shown: str) -> str:
    char = f'<{w}:r><{w}:fldChar {w}:fldCharType="%s"/></{w}:r>'
    instruction = escape(f"ADDIN ZOTERO_ITEM CSL_CITATION {said}")
    return (
        f"{char % 'begin'}<{w}:r><{w}:instrText>{instruction}</{w}:instrText></{w}:r>"
        f"{char % 'separate'}<{w}:r><{w}:t>{escape(shown)}</{w}:t></{w}:r>{char % 'end'}"
    )


def _citation(text: str) -> str:
    """A CSL citation's JSON with own ids, "" if there is no reading it."""
    try:
        said, _ = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return ""
    items = said.get("citationItems") if isinstance(said, dict) else None
    if not isinstance(items, list) or not all(_is_cited(item) for item in items):
        return ""
    for item in items:
        work = {key: value for key, value in item["itemData"].items() if key != "id"}
        item["id"] = _id_of(work)
        item["itemData"] = {"type": "document", **work, "id": item["id"]}
    return json.dumps(said)


def _is_cited(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("itemData"), dict)


def _endnote(text: str) -> str:
    """EndNote's XML with own numbers, "" if there is no reading it."""
    try:
        walk(text.encode(), "EndNote's data")
        tree = etree.fromstring(text)
    except (ImportFault, etree.ParseError, ValueError):
        return ""
    for cite in tree.iter("Cite"):
        record = cite.find("record")
        if record is None:
            return ""
        numbers = [*cite.iter("RecNum"), *record.iter("rec-number"), *record.iter("key")]
        words = [(el.tag, el.text) for el in record.iter() if el.tag not in ("rec-number", "key")]
        for number in numbers:
            number.text = _id_of(words)
    return etree.tostring(tree, encoding="unicode")


def _id_of(work: Any) -> str:
    """An id that equal works share: figures only, as EndNote wants it."""
    said = json.dumps(work, sort_keys=True).encode()
    return str(int.from_bytes(hashlib.sha256(said).digest()[:6]))


def _unpacked(data: str) -> str:
    try:
        return base64.b64decode("".join(data.split())).decode("utf-8").rstrip("\0")
    except (binascii.Error, ValueError):
        return ""
