"""Old decks: the manifest of a deck that was printed before, from its PDF or from its JSON."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from labpress.printing.manifests import ABOUT, FORM, KIND, OF_CARD, Manifest, PrintedCard
from labpress.problems import PrintError

LARGEST = {b"%PDF": 512 * 1024 * 1024, b"": 32 * 1024 * 1024}
"""Bytes of a file, by how it begins: a deck of thousands of cards has a tenth of that."""
MOST = 1000
"""Attachments that are looked at."""
_HEAD = 4000
"""Bytes that the dictionary before an attachment may take, on either side of its name."""
_STREAM = re.compile(rb"\bstream\r?\n")


def read_manifest(path: Path) -> Manifest:
    """The manifest of a deck. Raises PrintError in plain words for a file that has none."""
    try:
        with path.open("rb") as file:
            largest = LARGEST[b"%PDF" if file.read(4) == b"%PDF" else b""]
            file.seek(0)
            content = file.read(largest + 1)
    except OSError as error:
        raise PrintError(f"{path} cannot be read: {error.strerror}") from None
    if len(content) > largest:
        raise PrintError(f"{path} is too large to be a deck's PDF or its manifest")
    if content.startswith(b"%PDF"):
        return _from_pdf(path, content)
    made = _manifest(path, content)
    if made is None:
        raise PrintError(
            f"{path} is no manifest of a deck (give the .json that lies beside a deck, or its PDF)"
        )
    return made


def _from_pdf(path: Path, content: bytes) -> Manifest:
    found = (_manifest(path, attached) for attached in _attachments(content))
    made = next((manifest for manifest in found if manifest is not None), None)
    if made is None:
        raise PrintError(
            f"{path} holds no manifest of a deck (a program that saved the PDF may have dropped "
            "it: give the .json that lies beside the deck)"
        )
    return made


def _attachments(content: bytes) -> Iterator[bytes]:
    """The files that a PDF carries, as far as they are plain or deflated.

    Streams stand in a PDF by themselves, never inside another (ISO 32000-1, 7.5.7), so they are
    found without reading all the rest.
    """
    at = 0
    for _ in range(MOST):
        at = content.find(b"/EmbeddedFile", at + 1)
        if at < 0:
            return
        begins = _STREAM.search(content, at, at + _HEAD)
        if begins is None:
            continue
        head = content[content.rfind(b" obj", max(0, at - _HEAD), at) : begins.end()]
        if b"/FlateDecode" in head:
            yield _inflated(content, begins.end())
        elif b"/Filter" not in head:
            yield content[begins.end() : content.find(b"endstream", begins.end())]


def _inflated(content: bytes, start: int) -> bytes:
    try:
        # it ends by itself, and is not let grow beyond what a manifest may be
        return zlib.decompressobj().decompress(memoryview(content)[start:], LARGEST[b""])
    except zlib.error:
        return b""


def _manifest(path: Path, content: bytes) -> Manifest | None:
    """The manifest that a text is, or None if it is anything else."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(whole, dict) or whole.get("kind") != KIND:
        return None
    if isinstance(whole.get("form"), int) and whole["form"] > FORM:
        raise PrintError(f"{path} was made by a newer Labpress (install that, and try again)")
    cards = whole.get("cards")
    if not _has_texts(whole, ABOUT) or not isinstance(cards, list) or not all(map(_is_card, cards)):
        raise PrintError(f"{path} is a manifest that was damaged (give the deck's PDF instead)")
    about = {name: whole[name] for name in ABOUT}
    return Manifest(**about, cards=tuple(_card(card) for card in cards))


def _is_card(card: Any) -> bool:
    if not _has_texts(card, OF_CARD):
        return False
    parts = card.get("parts")
    return isinstance(parts, dict) and _has_texts(parts, tuple(parts))


def _has_texts(whole: Any, names: tuple[str, ...]) -> bool:
    return isinstance(whole, dict) and all(isinstance(whole.get(name), str) for name in names)


def _card(card: dict[str, Any]) -> PrintedCard:
    return PrintedCard(**{name: card[name] for name in OF_CARD}, parts=card["parts"])
