"""The block parser: the same HTML as Python-Markdown's own, though few processors are asked."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions import Extension

from labpress.markdown import DIALECT, commands, dialect_with, signs
from labpress.markdown.reader import Reader

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.md"))
LINES = """
    # A|## B ##|A|===|A|---|- a|* b|+ c|1. d|2. e|- [ ] f|> g|>h|---|- - -|* * *|___|: i|:   j|    k
    |        l|!!! note|!!! note "N"|??? m|???+ m "M"|=== "T"|=== "U"|\\[ n \\]|$$ o $$|$$
    |\\begin{x}|\\end{x}|[^1]: p|*[HTML]: q|HTML|[r]: /s "t"|[r]|[^1]|<div markdown>|</div>|<p>u</p>
    |```|~~~ x|a;b;c|-;-;-|d;e;f|;a;|;-;|\\bibliography|@@ v|w it|a \\* b|\x02|\t\u00b7x|  y
    |{.z}|### {#z}|
""".replace("\n", "").strip()
ENDS = (
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\n   \n",
    "\n    ",
    "\n\n    ",
    "\n\n        ",
    "\n> ",
    "\n\n  ",
)


class Shout(HashHeaderProcessor):
    """Made from one that is known, and yet takes what that would not."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.startswith("@@")

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        etree.SubElement(parent, "h6").text = blocks.pop(0)


class Changing(BlockProcessor):
    """One that takes nothing and yet changes the block, so that it has another sign."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.startswith("w")

    def run(self, parent: etree.Element, blocks: list[str]) -> bool:
        blocks[0] = "## of " + blocks[0].lstrip("w")
        return False


class LabsOwn(Extension):
    """What a lab may add, before the dialect's own extensions are loaded too."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser.blockprocessors.register(Shout(md.parser), "shout", 78)
        md.parser.blockprocessors.register(Changing(md.parser), "changing", 77)


class NarrowTabs(Extension):
    """Two blanks are an indent for all that are loaded after it, as one well-known extension has
    it; the others keep their four."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.tab_length = 2


DIALECTS = {
    "ours": DIALECT,
    "a lab's": dialect_with([LabsOwn(), "pymdownx.blocks.admonition"], {}),
}


def made(kind: type[Markdown], name: str, first: tuple[Extension, ...] = ()) -> Markdown:
    dialect = DIALECTS[name]
    configs = {key: dict(values) for key, values in dialect.configs.items()}
    own: list[str | Extension] = [*first, *dialect.extensions, *dialect.objects]
    md = kind(extensions=own, extension_configs=configs)
    commands.register(md, {})
    return md


def texts(number: int) -> Iterator[str]:
    chance = Random(number)
    lines = [line.replace(";", "|").replace("\u00b7", "") for line in LINES.split("|")]
    for _ in range(number):
        parts = (chance.choice(lines) + chance.choice(ENDS) for _ in range(chance.randint(2, 30)))
        yield "".join(parts)


@pytest.mark.parametrize("first", [(), (NarrowTabs(),)], ids=["tabs of four", "tabs of two"])
@pytest.mark.parametrize("name", DIALECTS)
def test_the_html_is_that_of_python_markdown(name: str, first: tuple[Extension, ...]) -> None:
    theirs, ours = made(Markdown, name, first), made(Reader, name, first)
    for text in (*texts(500), *(path.read_text(encoding="utf-8") for path in GOLDEN)):
        assert ours.reset().convert(text) == theirs.reset().convert(text), text


def test_nearly_all_processors_of_the_dialect_have_signs() -> None:
    processors = made(Reader, "ours").parser.blockprocessors
    unknown = [type(one).__name__ for one in processors if not signs.signs_of_block(one)]
    assert unknown == ["EmptyBlockProcessor", "ParagraphProcessor"]


def test_a_processor_takes_no_block_in_which_none_of_its_signs_stands() -> None:
    md = made(Reader, "ours")
    for processor in md.parser.blockprocessors:
        wanted = signs.signs_of_block(processor)
        for text in texts(150) if wanted else ():
            block = "".join(text.split("\n\n"))
            while there := [sign for sign in wanted if sign in block]:
                block = block.replace(there[0], "")
            parent = etree.Element("div")
            etree.SubElement(parent, "ul")
            taken = processor.test(parent, block) and processor.run(parent, [block]) is not False
            assert not taken, (processor, block)


def test_an_extension_may_add_a_processor_between_two_texts() -> None:
    md = made(Reader, "ours")
    assert "<h6 " not in md.convert("@@ a")
    md.parser.blockprocessors.register(Shout(md.parser), "shout", 78)
    assert "<h6 " in md.convert("@@ a")


@pytest.mark.parametrize("name", DIALECT.extensions)
def test_an_extension_is_the_one_that_python_markdown_would_find(name: str) -> None:
    configs = dict(DIALECT.configs[name])
    theirs, ours = (one().build_extension(name, configs) for one in (Markdown, Reader))
    assert type(ours) is type(theirs)
    assert ours.getConfigs() == theirs.getConfigs()


def test_other_extensions_are_found_by_name_or_path() -> None:
    for name in ("nl2br", "markdown.extensions.nl2br", "pymdownx.emoji"):
        assert type(Reader().build_extension(name, {})).__module__.endswith(name.split(".")[-1])
