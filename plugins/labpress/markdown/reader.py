"""Reader: Python-Markdown with a block parser that asks of each block only the processors whose
signs stand in it (of an essay's 1,100 questions 300 are left, 1.3 ms in place of 3.1), and with
what else it lets its subclasses do faster."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, ClassVar, Self

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import NormalizeWhitespace
from markdown.treeprocessors import UnescapeTreeprocessor
from markdown.util import ETX, STX

from labpress.markdown.dialect import DIALECT
from labpress.markdown.signs import Look, signs_of_block
from labpress.markdown.writing import as_xhtml


class Blocks(BlockParser):
    """Does what its base does, which asks every processor of every block."""

    _asked: list[tuple[BlockProcessor, frozenset[str]]]
    _look: Look

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree[etree.Element | None]:
        """An extension may have changed its processors since the last text."""
        self._get_ready()
        return super().parseDocument(lines)

    def parseBlocks(self, parent: etree.Element, blocks: list[str]) -> None:
        """Gives each block to the first processor that takes it; `blocks` is empty in the end."""
        while blocks:
            block: str | None = None
            for processor, signs in self._asked:
                if blocks[0] is not block:  # one that did not take it may still have changed it
                    block = blocks[0]
                    there = self._look.at(block)
                if signs and there.isdisjoint(signs):
                    continue
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    def _get_ready(self) -> None:
        self._asked = [(one, signs_of_block(one)) for one in self.blockprocessors]
        self._look = Look({sign for _, signs in self._asked for sign in signs})


class _Whitespace(NormalizeWhitespace):
    """Leaves a text alone that has no white space to be made the same."""

    def run(self, lines: list[str]) -> list[str]:
        source = "\n".join([*lines, "", ""])
        odd = any(sign in source for sign in (STX, ETX, "\r", "\t", " \n"))
        return super().run(lines) if odd else source.split("\n")


class _Unescape(UnescapeTreeprocessor):
    """Looks for an escaped sign only where one may be."""

    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text


class Reader(Markdown):
    """One parser with its extensions."""

    output_formats: ClassVar = {**Markdown.output_formats, "xhtml": as_xhtml}

    def build_parser(self) -> Self:
        """Gives the processors that Python-Markdown has made to our block parser."""
        super().build_parser()
        self._levels: dict[object, bool] = {}
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        self.treeprocessors.register(_Unescape(self), "unescape", 0)
        blocks = Blocks(self)
        blocks.blockprocessors = self.parser.blockprocessors
        for processor in blocks.blockprocessors:
            processor.parser = blocks
        self.parser = blocks
        return self

    def build_extension(self, ext_name: str, configs: Mapping[str, Any]) -> Extension:
        """Our dialect's extensions come from where they are known to be: their base would first
        look through all that is installed for another of that name, which takes 10 ms."""
        if ext_name not in DIALECT.extensions:
            return super().build_extension(ext_name, configs)
        name = ext_name if "." in ext_name else f"markdown.extensions.{ext_name}"
        made: Extension = import_module(name).makeExtension(**configs)
        return made

    def reset(self) -> Self:
        """An extension may have added names of blocks since the last text."""
        self._levels.clear()
        super().reset()
        return self

    def is_block_level(self, tag: object) -> bool:
        """As its base, which looks through seventy names each time."""
        known = self._levels.get(tag)
        if known is None:
            known = self._levels[tag] = super().is_block_level(tag)
        return known
