"""Finding: the line of a block whose first word bears no stamp (table cells, texts in blocks), by
its first words in the source. A stamped line is where they are, so it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from labpress.markdown.body import OBJECT, Block

AHEAD = 60
"""Lines that are searched for a block; what is further away keeps the line it had."""

_WORD = re.compile(r"[^\W_]+")


def found(blocks: Iterable[Block], source: str, first: int) -> Iterator[Block]:
    """`blocks` with the lines on which they begin in `source`, whose own first line is `first`."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    before = first
    for block in blocks:
        at = _line(block, lines, first, before)
        before = at
        yield block if at == block.line else replace(block, line=at)


def _line(block: Block, lines: list[str], first: int, before: int) -> int:
    runs = (_WORD.findall(run) for run in block.text.partition("\n")[0].split(OBJECT))
    words = next(filter(None, runs), [])
    # after the block before this one, unless that is a note, which is read where it is called
    starts = [max(block.line, before) - first, block.line - first]
    for number in (8, 1) if words else ():  # a note or citation may part the first two
        head = _head(words[:number])
        if _has(lines, block.line - first, head):
            return block.line
        near = (at for start in starts for at in range(start, start + AHEAD))
        if (at := next((at for at in near if _has(lines, at, head)), None)) is not None:
            return at + first
    return block.line


def _head(words: list[str]) -> re.Pattern[str]:
    """`words` in the source, where what stands between two of them may be markup."""
    return re.compile(r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + r"(?![^\W_])")


def _has(lines: list[str], at: int, head: re.Pattern[str]) -> bool:
    return 0 <= at < len(lines) and head.search(lines[at]) is not None
