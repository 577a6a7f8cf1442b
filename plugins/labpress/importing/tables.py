"""Tables: a table from elsewhere as a pipe table, with notes on what that loses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from labpress.importing import escapes
from labpress.importing.inlines import Inlines
from labpress.importing.manuscript import Node

_RULES = {"AlignLeft": ":---", "AlignRight": "---:", "AlignCenter": ":---:"}
_PLAIN = "---"
# what a table of one cell is used for: a frame around a paragraph
FRAME = 1

Write = Callable[[Sequence[Node]], str]


@dataclass(slots=True)
class _Losses:
    """What a pipe table cannot hold."""

    merged: bool = False
    blocks: bool = False


def write_table(content: Any, inlines: Inlines, write: Write) -> str:
    """The table of pandoc's `content`. A caption stands above it; a frame is taken off."""
    _, caption, columns, head, bodies, foot = content
    heads = list(head[1])
    rows = [row for body in bodies for part in (body[2], body[3]) for row in part] + list(foot[1])
    cells = [cell for row in heads + rows for cell in row[1]]
    above = write(caption[1])
    if len(cells) <= FRAME:
        return "\n\n".join(part for part in (above, *(write(cell[4]) for cell in cells)) if part)
    losses = _Losses()
    taken = not heads and bool(rows)
    lines = [_line(row, inlines, losses) for row in heads + rows]
    width = max(len(columns), *(len(line) for line in lines))
    lines = [line + [""] * (width - len(line)) for line in lines]
    rules = [_RULES.get(spec[0].get("t"), _PLAIN) for spec in columns]
    rules += [_PLAIN] * (width - len(rules))
    lines[0][0] += _signs(losses, taken, len(heads) > 1, inlines)
    made = [_row(lines[0]), _row(rules), *(_row(line) for line in lines[1:])]
    return "\n\n".join(part for part in (above, "\n".join(made)) if part)


def _line(row: Any, inlines: Inlines, losses: _Losses) -> list[str]:
    """The texts of a row; a merged cell is followed by empty ones."""
    texts = []
    for _, _, down, across, blocks in row[1]:
        losses.merged = losses.merged or down > 1 or across > 1
        texts.append(_cell(blocks, inlines, losses))
        texts += [""] * (min(across, 100) - 1)
    return texts


def _cell(blocks: Sequence[Node], inlines: Inlines, losses: _Losses) -> str:
    return "<br>".join(_parts(blocks, inlines, losses))


def _parts(blocks: Sequence[Node], inlines: Inlines, losses: _Losses) -> list[str]:
    """The paragraphs of a cell, those of its lists and tables too, each on one line."""
    parts: list[str] = []
    for block in blocks:
        kind, content = block.get("t"), block.get("c")
        if kind in ("Para", "Plain", "Header") and content is not None:
            line = inlines.line(content if kind != "Header" else content[2])
            parts += [line] if line else []
        elif kind == "Div" and content is not None:
            parts += _parts(content[1], inlines, losses)
        elif kind in ("BulletList", "OrderedList") and content is not None:
            losses.blocks = True
            start = content[0][0] if kind == "OrderedList" else None
            items = content if start is None else content[1]
            for number, item in enumerate(items):
                mark = "• " if start is None else f"{start + number}\\. "
                parts.append(mark + "<br>".join(_parts(item, inlines, losses)))
        else:
            losses.blocks = True
            parts += _inner(content, inlines, losses)
    return parts


def _inner(content: Any, inlines: Inlines, losses: _Losses) -> list[str]:
    """The texts of whatever else stands in a cell, so that no words are lost."""
    if isinstance(content, dict) and content.get("t") in ("Para", "Plain", "Header", "Div"):
        return _parts([content], inlines, losses)
    if isinstance(content, dict):
        return _inner(content.get("c"), inlines, losses)
    if isinstance(content, list):
        if len(content) == 2 and isinstance(content[1], str) and isinstance(content[0], list):
            return [escapes.code(line) for line in content[1].split("\n") if line.strip()]
        return [text for part in content for text in _inner(part, inlines, losses)]
    return []


def _signs(losses: _Losses, taken: bool, several: bool, inlines: Inlines) -> str:
    sign = inlines.notes.sign
    signs = ""
    if losses.merged:
        said = "this table had merged cells, and now has empty ones beside them"
        signs += sign(said, "fill them, or make it a simpler table")
    if losses.blocks:
        said = "this table had lists or more in its cells, now one line each"
        signs += sign(said, "see whether a list reads better than a table")
    if taken or several:
        said = "the first row of this table was taken for its head"
        signs += sign(said, "see that it names the columns")
    return signs


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(re.sub(r"\s+", " ", cell).strip() for cell in cells) + " |"
