import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from .block import Block

class BlockEntry:
    block: Block
    el: Element
    parent: Element

class BlocksTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, blocks: BlocksProcessor) -> None: ...

class BlocksProcessor(BlockProcessor):
    md: Markdown
    blocks: dict[str, type[Block]]
    stack: list[BlockEntry]
    cached_parent: Element | None
    cached_block: tuple[Block, str] | None
    start: re.Pattern[str]
    end: re.Pattern[str]
    def __init__(self, parser: BlockParser, md: Markdown) -> None: ...
    def register(self, b: type[Block], config: dict[str, Any]) -> None: ...
    def get_parent(self, parent: Element) -> Element | None: ...
    def _reset(self) -> None: ...
