"""Patience: ends a parse that would take minutes. Python-Markdown's time grows with the square
of a paragraph's length, or of the number of blocks in a row, in more ways than can be foreseen."""

from __future__ import annotations

import time
import xml.etree.ElementTree as etree
from typing import Any, cast

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import InlineProcessor

from labpress.markdown.inline import Inline, register

PATIENCE = 2.5
"""Seconds of one processor for one text; one of 370,000 letters, written by people, takes one."""


class OutOfPatienceError(Exception):
    """A text takes too long to be read."""


class Patience(BlockProcessor):
    """Is asked before each block, and before each kind of inline mark is looked for.

    It counts what the processor spent on this, not the time that went by: another program that is
    busy must not make a text unreadable.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.start()
        md.parser.blockprocessors.register(self, "labpress-patience", 1000)
        register(md, self.check)
        for processor in md.treeprocessors:
            if isinstance(processor, InlineProcessor) and not isinstance(processor, Inline):
                watched = _Watched(processor.inlinePatterns, self)
                # it asks for no more of a registry than _Watched has
                cast("Any", processor).inlinePatterns = watched

    def start(self) -> None:
        """To be called before each text."""
        self._end = time.thread_time() + PATIENCE
        self._look = time.monotonic() + PATIENCE

    def check(self) -> None:
        """Raises OutOfPatienceError when the time is up."""
        now = time.monotonic()
        if now < self._look:
            return
        if time.thread_time() > self._end:  # to ask the processor's own clock may take its time
            raise OutOfPatienceError
        self._look = now + PATIENCE / 20

    def test(self, parent: etree.Element, block: str) -> bool:
        self.check()
        return False


class _Watched:
    """The patterns of an inline stage, which takes them one by one from here."""

    def __init__(self, patterns: Any, patience: Patience) -> None:
        self._patterns = patterns
        self._check = patience.check

    def __len__(self) -> int:
        return len(self._patterns)

    def __getitem__(self, at: int) -> Any:
        self._check()
        return self._patterns[at]
