"""Casing: the capitals of titles in .bib files, kept where a writer meant them.

BibTeX takes every English title for one With Capitals and pandoc turns it into a sentence, from
which a style may make one with capitals again. A title that is a sentence already would so lose
those of its names: `a review of care in England` is to stay as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FIELDS = frozenset(
    {"title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle", "shorttitle"}
)
LONGEST = 2_000
"""Letters of a title; what is longer is none, and is left as it is."""
# words that are small in a title with capitals, too
SMALL = """a about against among an and as at between but by during for from if in into nor of off
on onto or over per so than that the through to toward towards under up upon versus via vs with
within without yet de del der des die du el et la le und van von"""
# what a command is given in braces is text, `\emph{E. coli}`; bare braces say that all is kept
PIECE = re.compile(
    r"(?P<command>\\(?:[A-Za-z]+|.))|(?P<open>\{)|(?P<close>\})|(?P<math>\$[^$]*\$)"
    r"|(?P<word>[^\W_](?:[\w'’-]*\w)?)|[^\w\\{}$]+|.",
    re.DOTALL,
)
LOWERED = re.compile(r"\\text(?:sub|super)script\b|\$")
SMALL_WORDS = frozenset(SMALL.split())
FIRST = re.compile(r"[:?!.]\s[^\w\s]*\Z")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that no bare brace keeps. `own`: it is in italics, or part of a formula."""

    text: str
    start: int
    is_first: bool
    own: bool


def with_capitals(value: str) -> str:
    """A title, in braces or quotes as in the file, with braces round the words to be kept."""
    if value[:1] not in ("{", '"') or len(value) > LONGEST:
        return value
    inside = value[1:-1]
    words = list(_free_words(inside))
    kept = words if _is_sentence(words) else [word for word in words if word.own]
    parts, at = [value[0]], 0
    for word in kept:
        if word.own or (word.text != word.text.lower() and not word.is_first):
            parts += [inside[at : word.start], "{", word.text, "}"]
            at = word.start + len(word.text)
    return "".join((*parts, inside[at:], value[-1]))


def _free_words(text: str) -> Iterator[_Word]:
    opened: list[bool] = []
    before = ""
    for piece in PIECE.finditer(text):
        if piece["open"]:
            opened.append(before == "command")
        elif piece["close"] and opened:
            opened.pop()
        elif piece["word"] and all(opened):
            start = piece.start()
            is_first = not text[:start].strip("\"'“‘(`") or FIRST.search(text[:start]) is not None
            own = bool(opened) or before == "close" or bool(LOWERED.match(text, piece.end()))
            yield _Word(piece[0], start, is_first and not own, own)
        before = piece.lastgroup or ""


def _is_sentence(words: list[_Word]) -> bool:
    """Whether a third or more of the words that a title has capitals for are written without."""
    texts = [word.text for word in words if not word.is_first and not word.own]
    telling = [text for text in texts if text.isalpha() and text[1:].islower()]
    telling = [text for text in telling if text.lower() not in SMALL_WORDS]
    small = sum(text.islower() for text in telling)
    return bool(small) and small * 3 >= len(telling)
