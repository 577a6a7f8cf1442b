"""Blocks: paragraphs, headings, lists, figures and tables, written in the dialect."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from labpress.importing import escapes
from labpress.importing.inlines import Inlines
from labpress.importing.manuscript import Node, words
from labpress.importing.notes import plain, shown
from labpress.importing.tables import write_table
from labpress.problems import Level

INDENT = "    "
APART = "<!-- -->"
"""Between two lists that follow each other, which would else be one."""

_LISTS = ("BulletList", "OrderedList")
_TEXTS = ("Para", "Plain")


@dataclass
class Blocks:
    """Writes blocks with the running text that `inlines` writes."""

    inlines: Inlines

    def write(self, blocks: Sequence[Node], *, tight: bool = False) -> str:
        """The blocks, an empty line between each two (none between those of a `tight` list)."""
        parts: list[str] = []
        before = ""
        for block in blocks:
            kind = str(block.get("t"))
            made = self._one(block)
            if not made:
                continue
            if before == kind and kind in _LISTS:
                parts.append(APART)
            parts.append(made)
            before = kind
        return ("\n" if tight else "\n\n").join(parts)

    def footnotes(self) -> str:
        """The notes called so far, in order. A note may call another one."""
        written: list[str] = []
        while len(written) < len(self.inlines.footnotes):
            number = len(written) + 1
            text = self.write(self.inlines.footnotes[number - 1]) or "(empty)"
            written.append(f"[^{number}]: {_indented(text)}")
        return "\n\n".join(written)

    def _one(self, block: Node) -> str:
        kind: str = str(block.get("t"))
        content: Any = block.get("c")
        writer = _WRITERS.get(kind)
        if writer is not None:
            return writer(self, block, content)
        if kind == "Div":
            return self.write(content[-1])
        return ""

    def _paragraph(self, block: Node, content: Any) -> str:
        text = self.inlines.paragraph(content)
        if len(content) == 1 and content[0].get("t") == "Strong" and len(words(content)) < 80:
            said, hint = "a bold line of its own", "write ## before it if it is a heading"
            text += self.inlines.notes.sign(said, hint, again=f"'{shown(words(content), 40)}'")
        return text

    def _heading(self, block: Node, content: Any) -> str:
        level, _, nodes = content
        inner = [node for node in nodes if node.get("t") != "Image"]
        line = self.inlines.line(_unbold(inner)).rstrip("#").strip()
        pictures = [node for node in nodes if node.get("t") == "Image"]
        below = "".join(f"\n\n{self.inlines.paragraph([picture])}" for picture in pictures)
        return (f"{'#' * int(level)} {line}{below}" if line else below).strip()

    def _lines(self, block: Node, content: Any) -> str:
        return "  \n".join(escapes.line_start(self.inlines.line(line)) for line in content)

    def _code(self, block: Node, content: Any) -> str:
        source = plain(str(content[1])).rstrip("\n")
        longest = max((len(run) for run in re.findall("`{3,}", source)), default=2)
        language = next(iter(content[0][1]), "")
        fence = "`" * (longest + 1)
        return f"{fence}{language if language.isalnum() else ''}\n{source}\n{fence}"

    def _quote(self, block: Node, content: Any) -> str:
        return _quoted(self.write(content))

    def _bullets(self, block: Node, content: Any) -> str:
        return self._items(content, ["-"] * len(content))

    def _numbers(self, block: Node, content: Any) -> str:
        (start, look, _), items = content
        sign = ""
        if look.get("t") not in ("Decimal", "DefaultStyle"):
            sign = self.inlines.notes.sign(
                "a list that had letters or Roman numbers has figures now",
                "see that no text speaks of its letters",
            )
        made = self._items(items, [f"{start + n}." for n in range(len(items))])
        first, _, rest = made.partition("\n")
        return f"{first}{sign}" + (f"\n{rest}" if rest else "")

    def _items(self, items: Sequence[Sequence[Node]], marks: Sequence[str]) -> str:
        tight = all(block.get("t") in ("Plain", *_LISTS) for item in items for block in item)
        made = []
        for mark, item in zip(marks, items, strict=True):
            text = self.write(item, tight=tight and len(item) == 2)
            made.append(f"{mark} {_indented(text)}".rstrip())
        return ("\n" if tight else "\n\n").join(made)

    def _definitions(self, block: Node, content: Any) -> str:
        made = []
        for term, meanings in content:
            texts = [f":   {_indented(self.write(meaning))}" for meaning in meanings]
            made.append("\n".join([escapes.line_start(self.inlines.line(term)), *texts]))
        return "\n\n".join(made)

    def _rule(self, block: Node, content: Any) -> str:
        return "* * *"

    def _raw(self, block: Node, content: Any) -> str:
        source = plain(str(content[1])).strip()
        if not source or re.fullmatch(r"<!--.*?-->|</?\w+\s*/?>", source, re.DOTALL):
            return ""
        said = f"'{shown(source, 40)}' could not be brought in"
        hint = "write it in Markdown if it is needed"
        return self.inlines.notes.sign(said, hint, Level.WARNING)

    def _table(self, block: Node, content: Any) -> str:
        return write_table(content, self.inlines, self.write)

    def _figure(self, block: Node, content: Any) -> str:
        _, caption, body = content
        inner = self.write(body)
        said = self.inlines.line([node for part in _texts(caption[1]) for node in part])
        pictures = [node for part in _texts(body) for node in part]
        lone = len(pictures) == 1 and pictures[0].get("t") == "Image"
        if not said or not lone or not inner.startswith("!["):
            return "\n\n".join(part for part in (inner, escapes.line_start(said)) if part)
        said = _NUMBERED.sub("", said)  # a caption is given its number
        return f"<figure markdown>\n{inner}\n<figcaption markdown>{said}</figcaption>\n</figure>"


_NUMBERED = re.compile(
    r"^(\*\*)?(?:Figure|Fig\.?)[ \u00a0]\d+[.:]?\1?[.:]?\s+(?=\S)", re.IGNORECASE
)


_WRITERS: Mapping[str, Callable[[Blocks, Node, Any], str]] = {
    "Para": Blocks._paragraph,
    "Plain": Blocks._paragraph,
    "Header": Blocks._heading,
    "LineBlock": Blocks._lines,
    "CodeBlock": Blocks._code,
    "BlockQuote": Blocks._quote,
    "BulletList": Blocks._bullets,
    "OrderedList": Blocks._numbers,
    "DefinitionList": Blocks._definitions,
    "HorizontalRule": Blocks._rule,
    "RawBlock": Blocks._raw,
    "Table": Blocks._table,
    "Figure": Blocks._figure,
}


def _indented(text: str) -> str:
    """`text` below a list's mark: its further lines four blanks to the right."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(f"{INDENT}{line}" if line else "" for line in rest)])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _texts(blocks: Sequence[Node]) -> list[Any]:
    """The inlines of each paragraph in `blocks`, those in Divs too."""
    found: list[Any] = []
    for block in blocks:
        if block.get("t") in _TEXTS:
            found.append(block["c"])
        elif block.get("t") == "Div":
            found += _texts(block["c"][1])
    return found


def _unbold(nodes: Sequence[Node]) -> list[Node]:
    """A heading is bold anyhow."""
    return [part for node in nodes for part in (node["c"] if node.get("t") == "Strong" else [node])]
