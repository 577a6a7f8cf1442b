"""Finding: the line of a block whose first word bears no stamp (table cells, texts in blocks), by
its first words in the source. A stamped line is where they are, so it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from labpress.markdown.body import OBJECT, Block

AHEAD = 60
"""Lines that are searched for a block; what is further away keeps the line it had."""

LONGEST = 5_000
"""Signs of a line that are searched."""

BUDGET = 20_000_000
"""Signs that are searched for all blocks of a text: some seconds at the very most."""

_WORD = re.compile(r"[^\W_]+")


def found(blocks: Iterable[Block], source: str, first: int) -> Iterator[Block]:
    """`blocks` with the lines on which they begin in `source`, whose own first line is `first`."""
    search = _Search(source, first)
    before = first
    for block in blocks:
        before = search.line_of(block, before)
        yield block if before == block.line else replace(block, line=before)


class _Search:
    """A text's lines, searched until the budget is spent."""

    def __init__(self, source: str, first: int) -> None:
        lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._lines = lines
        self._words: dict[int, str] = {}
        self._first, self._budget = first, BUDGET

    def line_of(self, block: Block, before: int) -> int:
        """The line of `block`, which comes after the one on line `before`.

        A note does not: it is read where it is called.
        """
        runs = (_WORD.findall(run) for run in block.text.partition("\n")[0].split(OBJECT))
        words = next(filter(None, runs), [])
        for number in (8, 1) if words else ():  # a note or citation may part the first two
            head = _spaced(words[:number])
            starts = (max(block.line, before), block.line)
            near = (line for start in starts for line in range(start, start + AHEAD))
            for line in (block.line, *near):
                if self._has(line, head):
                    return line
        return block.line

    def _has(self, number: int, head: str) -> bool:
        at = number - self._first
        if not 0 <= at < len(self._lines) or self._budget < 0:
            return False
        line = self._words.get(at)
        if line is None:
            line = self._words[at] = _spaced(_WORD.findall(self._lines[at][:LONGEST]))
        self._budget -= len(line) + 10
        return head in line


def _spaced(words: Iterable[str]) -> str:
    """`words` alone, whatever stands between two of them: in the source it may be markup."""
    return f" {' '.join(words)} "
