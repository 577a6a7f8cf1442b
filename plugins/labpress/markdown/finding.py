"""Finding: the line of a block whose first word bears no stamp (table cells, texts in blocks), by
its first words in the source. A stamped line is where they are, so it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from labpress.markdown.body import OBJECT, Block

AHEAD = 60
"""Lines that are searched for a block; what is further away keeps the line it had."""

LONGEST = 5_000
"""Signs of a line that are searched."""

BUDGET = 20_000_000
"""Signs that are searched for all blocks of a text: some seconds at the very most."""

_WORD = re.compile(r"[^\W_]+")
_WORDS = re.compile(r"[^\W_]+(?:[\W_]+[^\W_]+){0,7}")


def found(blocks: Iterable[Block], source: str, first: int) -> Iterator[Block]:
    """`blocks` with the lines on which they begin in `source`, whose own first line is `first`."""
    search = _Search(source, first)
    before = first
    for block in blocks:
        before = search.line_of(block, before)
        yield block if before == block.line else Block(block.kind, before, block.text)


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
        text = _first_words(block.text.partition("\n")[0])
        if not text or self._stands_at(block.line, text):
            return block.line
        words = _WORD.findall(text)
        for number in (8, 1)[: len(words)]:  # a note or citation may part the first two
            head = _spaced(words[:number])
            for line in self._near(block.line, before):
                if self._has(line, words[0], head):
                    return line
        return block.line

    def _stands_at(self, number: int, text: str) -> bool:
        """Whether `text` stands in a line as it is, no word going on before or after it: mostly it
        does, and then nobody need count the line's words."""
        line = self._line(number)
        at = line.find(text)
        end = at + len(text)
        return at >= 0 and not (line[at - 1 : at].isalnum() or line[end : end + 1].isalnum())

    def _near(self, line: int, before: int) -> Iterator[int]:
        """The lines to search, each as far as it is one of the text's."""
        yield line
        for start in (max(line, before), line):
            yield from range(start, min(start + AHEAD, self._first + len(self._lines)))

    def _has(self, number: int, first: str, head: str) -> bool:
        return first in self._line(number) and head in self._words_of(number)

    def _line(self, number: int) -> str:
        """A line as far as it is searched; nothing outside of the text, or when it is enough."""
        at = number - self._first
        if not 0 <= at < len(self._lines) or self._budget < 0:
            return ""
        line = self._lines[at][:LONGEST]
        self._budget -= len(line) + 10
        return line

    def _words_of(self, number: int) -> str:
        at = number - self._first
        words = self._words.get(at)
        if words is None:
            words = self._words[at] = _spaced(_WORD.findall(self._lines[at][:LONGEST]))
        return words


def _first_words(text: str) -> str:
    """Up to eight words, with what stands between them, of the first run in `text` that has any."""
    found = (_WORDS.search(run) for run in text.split(OBJECT))
    return next((words[0] for words in found if words), "")


def _spaced(words: Iterable[str]) -> str:
    """`words` alone, whatever stands between two of them: in the source it may be markup."""
    return f" {' '.join(words)} "
