"""Commands: `\\bibliography` and `\\full_bibliography`, each on a line of its own, say where the
list of references stands."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from labpress.markdown.elements import Own
from labpress.markdown.places import STAMP, line_of

_LINE = re.compile(rf"(?:^|\n)[ ]{{0,3}}\\(full_)?bibliography({STAMP})?[ ]*(?=\n|$)")


class _Command(BlockProcessor):
    """Leaves a `<labpress-bibliography>`; what stands above and below are blocks of their own."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_LINE.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _LINE.search(block)
        if found is None:  # test() has seen it, so this cannot be
            return
        if above := block[: found.start()]:
            self.parser.parseBlocks(parent, [above])
        element = Own("labpress-bibliography", {"full": "full"} if found[1] else {})
        element.line = line_of(found[2] or "")
        parent.append(element)
        if below := block[found.end() :].lstrip("\n"):
            blocks.insert(0, below)


def register(md: Markdown) -> None:
    """Before headings and lists of the same block, after code and quotes are told apart."""
    md.parser.blockprocessors.register(_Command(md.parser), "labpress-bibliography", 75)
