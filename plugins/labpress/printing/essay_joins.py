"""Essay joins: runs put together: texts that follow one another, the sign of a note after the mark
that closes a word, the words of blocks where no block can stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Run = str | dict[str, Any]
"""A text, or a mapping with its `kind`: `essay-blocks.typ` sets each."""
CLOSING = re.compile(r"[.,;:!?)\]”’»]+")
"""What stands close to a word; the sign of a note comes after it."""


def closed_up(runs: Iterable[Run]) -> Iterable[Run]:
    """`runs` with the sign of a note after the mark that closes the word, and texts joined."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        is_sign = isinstance(last, dict) and last["kind"] == "note" and not last["name"]
        close = CLOSING.match(run) if is_sign and isinstance(run, str) else None
        if close:
            found.insert(-1, close[0])
        rest = run[close.end() :] if close and isinstance(run, str) else run
        if isinstance(rest, str) and found and isinstance(found[-1], str):
            found[-1] += rest
        elif rest != "":
            found.append(rest)
    return found


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
