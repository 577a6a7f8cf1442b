"""Essay joins: runs put together: texts that follow one another, the sign of a note after the mark
that closes a word, the words of blocks where no block can stand, paragraphs round a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeGuard

Run = str | dict[str, Any]
"""A text, or a mapping with its `kind`: `essay-blocks.typ` sets each."""
TOO_LONG = re.compile(r"\S{50,}")
PLACES = re.compile(r"[/?&=#._,;:-]+(?=\w)|\w{20}(?=\w)")
"""Where a long word may be broken: after a sign, or after so many letters."""
GAP = "\u202f"
"""Between the signs of two notes: 1 and 2 are not 12."""
CLOSING = re.compile(r"[.,;:!?)\]”’»]+")
"""What stands close to a word; the sign of a note comes after it."""


def breakable(words: str) -> str:
    """`words` where what is too long for its line, such as an address, may be broken."""
    return TOO_LONG.sub(lambda long: PLACES.sub("\\g<0>\u200b", long[0]), words)


def closed_up(runs: Iterable[Run]) -> list[Run]:
    """`runs` with texts joined, and the sign of a note close to its word, after the mark that
    closes it. Where a writer put the sign of his own note is left alone."""
    found: list[Run] = []
    for run in runs:
        close = CLOSING.match(run) if found and _is_ours(found[-1]) and _is_text(run) else None
        if close:
            _put(found, _first_sign(found), close[0])
        rest = run[close.end() :] if close and isinstance(run, str) else run
        if _is_ours(rest) and found and isinstance(found[-1], str):
            found[-1] = found[-1].rstrip(" ")
        if found and found[-1] == "":
            found.pop()
        if _is_note(rest) and found and _is_ours(found[-1]):
            found.append(GAP)
        _put(found, len(found), rest)
    return [run for run in found if run != ""]


def _first_sign(found: Sequence[Run]) -> int:
    """The place of the first of the signs with which `found` ends; of the last one, where a mark
    closes the words before them already."""
    place = last = len(found) - 1
    while place > 1 and found[place - 1] == GAP and _is_ours(found[place - 2]):
        place -= 2
    before = found[place - 1] if place else ""
    return last if _is_text(before) and CLOSING.search(before[-1:]) else place


def _put(found: list[Run], place: int, run: Run) -> None:
    before = found[place - 1] if place else None
    if isinstance(run, str) and isinstance(before, str):
        found[place - 1] = before + run
    else:
        found.insert(place, run)


def _is_ours(run: Run) -> bool:
    """Whether this is the sign of a note that no writer put there: a source or an address."""
    return _is_note(run) and not run["name"]


def _is_note(run: Run) -> TypeGuard[dict[str, Any]]:
    return isinstance(run, dict) and run["kind"] in ("note", "again")


def _is_text(run: Run) -> TypeGuard[str]:
    return isinstance(run, str)


def said(blocks: Iterable[Any]) -> list[Run]:
    """The words of blocks, one after the other, for where no block can stand."""
    found: list[Run] = []
    for block in blocks:
        if isinstance(block, list):
            inside = said(block)
        elif block["kind"] in ("p", "heading", "reference", "label", "title", "tab"):
            inside = list(block["of"])
        elif block["kind"] == "math":
            inside = [block]
        elif block["kind"] == "plate":
            inside = [{**block, "kind": "picture"}]
        elif block["kind"] == "code":
            inside = [{"kind": "code", "text": block["text"]}]
        elif block["kind"] == "terms":
            inside = [r for one in block["items"] for r in (*one["term"], ": ", *said(one["of"]))]
        elif block["kind"] == "table":
            inside = said(c["of"] for row in (*block["head"], *block["body"]) for c in row)
        else:
            parts = ("of", "items", "caption")
            inside = said([one for part in parts for one in block.get(part, ())])
        found += [" ", *inside] if found else inside
    return found


def paragraphs_of(runs: Sequence[Run]) -> Iterator[dict[str, Any]]:
    """Paragraphs, and between them the formulas that stand on lines of their own."""
    rest: list[Run] = []
    for run in runs:
        if isinstance(run, dict) and run["kind"] == "math" and run["block"]:
            if _is_said(rest):
                yield {"kind": "p", "of": rest}
            yield run
            rest = []
        else:
            rest.append(run)
    if _is_said(rest):
        yield {"kind": "p", "of": rest}


def is_task(item: Sequence[dict[str, Any]]) -> bool:
    """Whether the blocks of an entry begin with a tick."""
    first = item[0].get("of", [""])[0] if item and item[0]["kind"] == "p" else ""
    return isinstance(first, dict) and first["kind"] == "tick"


def _is_said(runs: Sequence[Run]) -> bool:
    return any(not isinstance(run, str) or run.strip() for run in runs)
