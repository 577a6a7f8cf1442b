"""Cluster: what stands in one pair of citation brackets, read as pandoc reads it.

`[see @a, p. 10; -@b]`, `@a [p. 3; see @b]`, `-@a`, `[@{odd key}]`: which works, and the words
around each. The locator stays in the suffix, where the formatter finds it in its language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Mode = Literal["normal", "author-in-text", "suppress-author"]

# pandoc's simpleCiteIdentifier: inner punctuation only before a letter or digit, or `://`
PLAIN_KEY = r"[\w*](?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*"
AT = re.compile(rf"(?P<minus>-?)@(?:(?P<plain>{PLAIN_KEY})|(?P<brace>\{{))")
# what may hold a `;`, a bracket or an @ that is only text: escapes, entities, code, quotes, stars
ATOM = re.compile(
    r"""\\.|&\#?\w+;|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|(?<!\w)"(?=\S)[^"\[\]]*(?<=\S)"
    |(?P<stars>\*{1,3})(?=\S)[^*]+(?P=stars)""",
    re.VERBOSE,
)
CLOSING = {"]": "[", "}": "{"}
# where what is no mere letter can begin: an atom or brackets; a key; a part
FENCE = re.compile(r'[\\&`"*\[\]{}]')
SIGN = re.compile(r'[-@\\&`"*\[]')
PART = re.compile(r'[-;@\\&`"*\[]')
SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Citation:
    """One work cited in a cluster. `prefix` and `suffix` are Markdown; the suffix keeps the space
    or comma it begins with, as CSL needs it."""

    key: str
    prefix: str
    suffix: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class Cluster:
    """`citations` is empty if `source`, the text as written, cites nothing."""

    citations: tuple[Citation, ...]
    source: str


def parse_cluster(source: str) -> Cluster:
    """The cluster written as `source`, with its outer brackets if it has them.

    Two differences from pandoc. Where a part between semicolons cites nothing, `[@a; and more]`,
    it takes the whole for plain text: here such words stay with the work beside them. And of two
    works without a semicolon, `[@a, see @b]`, each is cited here; pandoc writes one into the other.
    """
    text = SPACES.sub(" ", source).strip()
    if _is_bracketed(text):
        return Cluster(tuple(_list(text[1:-1])), source)
    return Cluster(tuple(_in_text(text)), source)


def _in_text(text: str) -> Iterator[Citation]:
    found = _at(text)
    if found is None or found.start:
        return
    mode: Mode = "suppress-author" if found.minus else "author-in-text"
    rest = text[found.end :].strip()
    if not rest:
        yield Citation(found.key, "", "", mode)
        return
    if not _is_bracketed(rest):
        return
    own, *others = _split(rest[1:-1])
    if _at(own):
        yield Citation(found.key, "", "", mode)
        yield from _list(rest[1:-1])
    else:
        yield Citation(found.key, "", own.strip(), mode)
        yield from _list(";".join(others))


def _list(text: str) -> Iterator[Citation]:
    last: Citation | None = None
    before = ""
    for part in _parts(text):
        found = _at(part)
        if found is None and last is not None and part.strip():
            last = Citation(last.key, last.prefix, f"{last.suffix}; {part.strip()}", last.mode)
        elif found is None and part.strip():
            before += f"{part.strip()}; "
        elif found is not None:
            if last is not None:
                yield last
            prefix = before + part[: found.start].strip()
            mode: Mode = "suppress-author" if found.minus else "normal"
            last, before = Citation(found.key, prefix.strip(), part[found.end :].rstrip(), mode), ""
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class _At:
    """A citekey in a text: from the minus or the @ to the key's last character."""

    key: str
    minus: bool
    start: int
    end: int


def _at(text: str) -> _At | None:
    """The first citekey of `text`."""
    return next(_all(text), None)


def _all(text: str) -> Iterator[_At]:
    """The citekeys that are not part of a word, an address, code or inner brackets."""
    at, ends = 0, _ends(text)
    while sign := SIGN.search(text, at):
        at = sign.start()
        found = _key(text, at, ends)
        if found:
            yield found
        at = found.end if found else _after(text, at, ends)


def _key(text: str, at: int, ends: Mapping[int, int]) -> _At | None:
    match = AT.match(text, at)
    if match is None or (at > 0 and (text[at - 1].isalnum() or text[at - 1] == "/")):
        return None
    end = match.end() if match["plain"] else ends.get(match.end() - 1, 0)
    key = match["plain"] or text[match.end() : end - 1]
    is_key = end and key and not SPACES.search(key)
    return _At(key, bool(match["minus"]), at, end) if is_key else None


def _parts(text: str) -> Iterator[str]:
    """The parts that cite one work at most. One with several is cut before each further one, where
    the last comma stands, so that a locator stays with its own work."""
    for part in _split(text):
        keys, start = list(_all(part)), 0
        for one, other in pairwise(keys):
            comma = part.rfind(",", one.end, other.start)
            cut = comma if comma >= 0 else one.end
            yield part[start:cut]
            start = cut + (comma >= 0)
        yield part[start:]


def _split(text: str) -> list[str]:
    """The parts between semicolons that stand outside brackets, code and quotation marks."""
    parts, at, start, ends = [], 0, 0, _ends(text)
    while sign := PART.search(text, at):
        at = sign.start()
        if text[at] == ";":
            parts.append(text[start:at])
            start = at + 1
        key = AT.match(text, at)
        brace = key.end() - 1 if key and key["brace"] else -1
        at = ends.get(brace) or _after(text, at, ends)
    return [*parts, text[start:]]


def _is_bracketed(text: str) -> bool:
    return text.startswith("[") and _ends(text).get(0) == len(text)


def _after(text: str, at: int, ends: Mapping[int, int]) -> int:
    """The place after the character, the code, the quotation or the brackets at `at`."""
    if match := ATOM.match(text, at):
        return match.end()
    return ends.get(at, at + 1) if text[at] == "[" else at + 1


def _ends(text: str) -> dict[int, int]:
    """For each bracket and brace that is closed, the place after what closes it."""
    ends: dict[int, int] = {}
    open_at: dict[str, list[int]] = {"[": [], "{": []}
    at = 0
    while sign := FENCE.search(text, at):
        at = sign.start()
        if match := ATOM.match(text, at):
            at = match.end()
            continue
        if text[at] in open_at:
            open_at[text[at]].append(at)
        elif text[at] in CLOSING and open_at[CLOSING[text[at]]]:
            ends[open_at[CLOSING[text[at]]].pop()] = at + 1
        at += 1
    return ends
