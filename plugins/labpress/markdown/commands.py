"""Commands: `\\bibliography` and `\\full_bibliography`, each on a line of its own, say where the
list of references stands. A heading right above is its name; else it gets the usual one."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from labpress.markdown.elements import Own
from labpress.markdown.places import STAMP, fenced, line_of
from labpress.markdown.signs import SignedBlocks
from labpress.wording import Wording

_LINE = re.compile(rf"(?:^|\n)[ ]{{0,3}}\\(full_)?bibliography({STAMP})?[ ]*(?=\n|$)")


HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Commands(SignedBlocks):
    """Leaves a `<labpress-bibliography>`; what stands above and below are blocks of their own."""

    signs = frozenset(("bibliography",))
    title = ""

    def start(self, say: Wording) -> None:
        """To be called before each text, with the words of its language."""
        self.title = say.plain("references.title")

    def test(self, parent: etree.Element, block: str) -> bool:
        return bool(_LINE.search(block))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _LINE.search(block)
        if found is None:  # test() has seen it, so this cannot be
            return
        if above := block[: found.start()]:
            self.parser.parseBlocks(parent, [above])
        self._head(parent, found[2] or "")
        element = Own("labpress-bibliography", {"full": "full"} if found[1] else {})
        element.line = line_of(found[2] or "")
        parent.append(element)
        if below := block[found.end() :].lstrip("\n"):
            blocks.insert(0, below)

    def _head(self, parent: etree.Element, stamp: str) -> None:
        """Puts a heading above the list, unless the writer has; one within a box needs none."""
        if parent is self.parser.root and not (len(parent) and parent[-1].tag in HEADINGS):
            etree.SubElement(parent, "h2").text = stamp + self.title


class _OwnNames(Preprocessor):
    """Writes a lab's own names of the commands as the house's, before lines get their places."""

    def __init__(self, md: Markdown, names: Mapping[str, str]) -> None:
        super().__init__(md)
        self._names = names

    def run(self, lines: list[str]) -> list[str]:
        asked = [number for number, line in enumerate(lines) if self._name(line) in self._names]
        code = fenced(lines) if asked else set()
        for number in asked:
            name = self._name(lines[number])
            if number not in code:
                lines[number] = lines[number].replace(name, self._names[name])
        return lines

    def _name(self, line: str) -> str:
        return line.lstrip(" >").rstrip()


def register(md: Markdown, names: Mapping[str, str]) -> Commands:
    """Before headings and lists of the same block, after code and quotes are told apart. `names`
    has the two commands by what the lab calls them."""
    own = {said: command for said, command in names.items() if said != command}
    if own:
        md.preprocessors.register(_OwnNames(md, own), "labpress-own-names", 1001)
    commands = Commands(md.parser)
    md.parser.blockprocessors.register(commands, "labpress-bibliography", 75)
    return commands
