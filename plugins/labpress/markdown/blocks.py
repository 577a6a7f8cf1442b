"""Blocks: `/// try-this | five-whys` and those with captions, and a fault with its line for every
`///` that is wrong. pymdownx, which reads the blocks, prints or swallows a wrong one in silence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from markdown import Markdown
from markdown.extensions import Extension
from pymdownx.blocks import BlocksProcessor, BlocksTreeprocessor
from pymdownx.blocks.block import type_string
from pymdownx.util import escape_chars

from labpress.markdown.captions import CAPTIONED, NAME, blocks_with
from labpress.markdown.charting import chart_with
from labpress.markdown.elements import LabBlock, Own, Report
from labpress.markdown.films import video_with
from labpress.markdown.places import STAMP, line_of, unstamp
from labpress.problems import Level, did_you_mean

_START = re.compile(
    rf"(?:^|\n)[ ]{{0,3}}(/{{3,}}){STAMP}?[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?(?:\n|$)"
)
_END = re.compile(rf"(?m)(?:^|\n)[ ]{{0,3}}(/{{3,}}){STAMP}?[ ]*(?:\n|$)")
NEEDED = {
    "try-this": ("card", "five-whys"),
    "chart": ("data", "waiting-times.csv"),
    "video": ("film", "film.mp4"),
}
"""What blocks name, with a sample."""
_SLASHES = re.compile(r"(?m)^[ ]{0,3}/{3,}(?!/).*$")


class TryThis(LabBlock):
    """`/// try-this | five-whys`: a card beside the paragraph that justifies it."""

    NAME = "try-this"
    ARGUMENT = True
    OPTIONS: ClassVar = {"edition": ["", type_string]}

    def on_create(self, parent: etree.Element) -> etree.Element:
        attributes = {"slug": unstamp(self.argument)}
        if edition := str(self.options["edition"]):
            attributes["edition"] = unstamp(edition)
        element = Own("labpress-card", attributes)
        element.line = self.line
        parent.append(element)
        return element

    def on_markdown(self) -> str:
        return "block"


class PlacedBlocks(BlocksProcessor):
    """pymdownx's blocks with a fault and a place for each wrong one.

    Leans on `test`, `stack`, `cached_block` and `cached_parent` of pymdownx: `test` sees what is
    refused, and `stack` at the end holds what never closed.
    """

    def __init__(self, md: Markdown, report: Report) -> None:
        super().__init__(md.parser, md)
        self.start, self.end, self._report = _START, _END, report
        self._opened: dict[int, int | None] = {}  # id(block) -> line
        # a part of a text may be tested more than once, so both are kept by line
        self._refused: set[int | None] = set()  # blocks whose closing `///` is still to come
        self._forgiven: set[int | None] = set()  # and those closings

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether a block starts here; reports what looks like one and is none."""
        if not self.stack and "///" not in block:
            return False
        found = None if self.get_parent(parent) is not None else self.start.search(block)
        self.cached_parent = None  # get_parent is not idempotent: it keeps what it found
        accepted = super().test(parent, block)
        if found is None:
            if not accepted:
                self._look_for_odd(block)
        elif accepted and self.cached_block:
            line, begun = line_of(found[0]), self.cached_block[0]
            self._opened[id(begun)] = line
            if isinstance(begun, LabBlock):
                begun.line = line
        else:
            self._refuse(found)
            if not self.end.search(block, found.end() - 1):
                self._refused.add(line_of(found[0]))
        return accepted

    def _look_for_odd(self, block: str) -> None:
        for found in _SLASHES.finditer(block):
            line = line_of(found[0])
            if self.end.match(found[0]):
                self._close(line)
            else:
                self._refused.add(line)
                self._error(
                    line,
                    f"this `///` line cannot be read: {unstamp(found[0]).strip()}",
                    "write `/// try-this | name-of-the-card`, or put it in backticks",
                )

    def _close(self, line: int | None) -> None:
        if line in self._forgiven:
            return
        if self._refused:
            self._refused.pop()
            self._forgiven.add(line)
        else:
            self._error(line, "a `///` that closes nothing", "remove it, or open a block above")

    def _refuse(self, found: re.Match[str]) -> None:
        name, line = found[2].lower(), line_of(found[0])
        if name not in self.blocks:
            known = "known: " + ", ".join(f"`{block}`" for block in sorted(self.blocks))
            hint = did_you_mean(name, self.blocks) or known
            self._error(line, f"unknown block `/// {name}`", hint)
        elif self.blocks[name].ARGUMENT and not found[3]:
            self._error(line, *_unnamed(name))
        elif name in CAPTIONED and found[3] and not NAME.fullmatch(unstamp(found[3])):
            hint = "begin with a letter, then letters, figures and hyphens: `fig-line-of-reach`"
            self._error(line, f"'{unstamp(found[3])}' cannot be the name of a {name}", hint)
        else:
            hint = "options stand below it, indented by 4 spaces: `name: value`"
            self._error(line, f"`/// {name}` has an option or a name it cannot have", hint)

    def _error(self, line: int | None, message: str, hint: str) -> None:
        self._report(Level.ERROR, line, message, hint)

    def report_unclosed(self) -> None:
        """To be called at the end of a text."""
        for entry in self.stack:
            line = self._opened.get(id(entry.block))
            self._error(
                line, f"`/// {entry.block.NAME}` is never closed", "add a line `///` after it"
            )

    def _reset(self) -> None:
        super()._reset()
        self._opened.clear()
        self._refused.clear()
        self._forgiven.clear()


def _unnamed(name: str) -> tuple[str, str]:
    """What is wrong with a block that names nothing."""
    what, sample = NEEDED.get(name, NEEDED["try-this"])
    return f"`/// {name}` names no {what}", f"write `/// {name} | {sample}`"


class PlacedBlocksExtension(Extension):
    """To be registered first: a lab's own `pymdownx.blocks.*` then join these."""

    blocks: PlacedBlocks

    def __init__(self, report: Report, **settings: Any) -> None:
        super().__init__(**settings)
        self._report = report

    def extendMarkdown(self, md: Markdown) -> None:
        md.registerExtension(self)
        escape_chars(md, ["/", "@"])
        self.blocks = PlacedBlocks(md, self._report)
        md.parser.blockprocessors.register(self.blocks, "blocks", 89.99)
        tree = BlocksTreeprocessor(md, self.blocks)
        md.treeprocessors.register(tree, "blocks_on_inline_end", 19.99)
        chart, video = chart_with(self._report), video_with(self._report)
        own: tuple[type[LabBlock], ...] = (TryThis, chart, video, *blocks_with(self._report))
        for block in own:
            self.blocks.register(block, {})

    def reset(self) -> None:
        self.blocks._reset()
