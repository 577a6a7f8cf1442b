"""Finding: the line of a block whose first word bears no stamp (table cells, texts in blocks), by
its first words in the source. A stamped line is where they are, so it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

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
        yield block if before == block.line else Block(block.kind, before, block.text)


class _Head(NamedTuple):
    """The first words of a block: the first one, all as they stand in it, and all as words."""

    first: str
    text: str
    words: str


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
        for head in _heads(block.text.partition("\n")[0]):
            for line in self._near(block.line, before):
                if self._has(line, head):
                    return line
        return block.line

    def _near(self, line: int, before: int) -> Iterator[int]:
        """The lines to search, each as far as it is one of the text's."""
        yield line
        for start in (max(line, before), line):
            yield from range(start, min(start + AHEAD, self._first + len(self._lines)))

    def _has(self, number: int, head: _Head) -> bool:
        at = number - self._first
        if not 0 <= at < len(self._lines) or self._budget < 0:
            return False
        line = self._lines[at][:LONGEST]
        self._budget -= len(line) + 10
        if head.first not in line:
            return False
        return _stands_in(line, head.text) or head.words in self._words_of(at)

    def _words_of(self, at: int) -> str:
        words = self._words.get(at)
        if words is None:
            words = self._words[at] = _spaced(_WORD.findall(self._lines[at][:LONGEST]))
        return words


def _heads(text: str) -> list[_Head]:
    """What to look for: the first words of the first run in `text` that has any, then the first
    alone, since a note or citation may part it from the second."""
    for run in text.split(OBJECT):
        if words := list(islice(_WORD.finditer(run), 8)):
            begin, first = words[0].start(), words[0][0]
            whole = _Head(first, run[begin : words[-1].end()], _spaced(word[0] for word in words))
            return [whole, _Head(first, first, _spaced([first]))][: len(words)]
    return []


def _stands_in(line: str, text: str) -> bool:
    """Whether `text` stands in `line` as it is, no word going on before or after it: mostly it
    does, and then nobody need count the words."""
    at = line.find(text)
    end = at + len(text)
    return at >= 0 and not (line[at - 1 : at].isalnum() or line[end : end + 1].isalnum())


def _spaced(words: Iterable[str]) -> str:
    """`words` alone, whatever stands between two of them: in the source it may be markup."""
    return f" {' '.join(words)} "
