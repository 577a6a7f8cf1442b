"""Arrangement: a manuscript's blocks put into our order: its title and other fields taken
out of the text, headings that begin at `##` and skip no level, no lists of contents and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from labpress.importing.manuscript import Node, attributes, style, words

REFERENCES = frozenset(
    [
        "references",
        "bibliography",
        "works cited",
        "literature",
        "literature cited",
        "reference list",
        "sources",
        "literatur",
        "literaturverzeichnis",
        "bibliographie",
        "références",
        "referencias",
        "bibliografía",
    ]
)
_CONTENTS = re.compile(r"toc \d+|toc heading|table of figures|contents heading")
_FIELDS = {"abstract": "summary", "subtitle": "subtitle", "author": "authors", "date": "date"}


@dataclass
class Arrangement:
    """`blocks` in our order, `fields` found in the text, and what was left out, in plain words."""

    blocks: list[Node]
    fields: dict[str, Any] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def arranged(blocks: Sequence[Node], *, cites: bool, title: str = "") -> Arrangement:
    """The blocks of a manuscript in our order.

    `cites`: its citations were understood, so that its own list of references is not needed.
    `title` is known already from elsewhere; a first heading that stands alone on its level, or
    says the same, is taken for it.
    """
    made = Arrangement([])
    made.blocks = list(_flat(blocks, made))
    _take_title(made, title)
    _drop_references(made, cites)
    made.blocks = list(_levelled(made.blocks))
    return made


def _flat(blocks: Sequence[Node], made: Arrangement) -> Iterator[Node]:
    """The blocks without Divs around them; styles that stand for fields are taken out."""
    for block in blocks:
        if block.get("t") != "Div":
            yield block
            continue
        named = style(block)
        inner = block["c"][1]
        if _CONTENTS.fullmatch(named) or "toc" in attributes(block)[0].casefold():
            if "the list of contents: every page has its own" not in made.left_out:
                made.left_out.append("the list of contents: every page has its own")
        elif named in _FIELDS and words(inner):
            made.fields.setdefault(_FIELDS[named], words(inner))
        elif named in ("quote", "intense quote", "block text", "quotations"):
            parts = list(_flat(inner, made))
            quoted = all(part.get("t") == "BlockQuote" for part in parts)
            yield from parts if quoted else [{"t": "BlockQuote", "c": parts}]
        elif named != "abstract title":
            yield from _flat(inner, made)


def _headings(blocks: Sequence[Node]) -> list[tuple[int, Node]]:
    return [(n, block) for n, block in enumerate(blocks) if block.get("t") == "Header"]


def _take_title(made: Arrangement, title: str) -> None:
    headings = _headings(made.blocks)
    if not headings:
        return
    at, first = headings[0]
    level = first["c"][0]
    alone = level < min((block["c"][0] for _, block in headings[1:]), default=level + 1)
    opens = not any(words(block) for block in made.blocks[:at])
    said = words(first["c"][2])
    if said and opens and (said == title if title else alone):
        made.fields["title"] = said
        del made.blocks[at]


def _drop_references(made: Arrangement, cites: bool) -> None:
    """Drops a heading "References" with nothing below it."""
    kept: list[Node] = []
    blocks = made.blocks
    for n, block in enumerate(blocks):
        if block.get("t") == "Header" and words(block["c"][2]).casefold().strip(": ") in REFERENCES:
            rest = blocks[n + 1 :]
            own = rest[: next((k for k, b in enumerate(rest) if b.get("t") == "Header"), len(rest))]
            if cites and not any(words(b) for b in own):
                continue
        kept.append(block)
    made.blocks = kept


def _levelled(blocks: Sequence[Node]) -> Iterator[Node]:
    """The headings from `##` on, none more than one level below the one before it."""
    top = min((block["c"][0] for _, block in _headings(blocks)), default=1)
    above = 1
    for block in blocks:
        if block.get("t") == "Header":
            level, named, inner = block["c"]
            above = max(2, min(level - top + 2, above + 1, 6))
            if words(inner) or any(part.get("t") == "Image" for part in inner):
                yield {"t": "Header", "c": [above, named, inner]}
        else:
            yield block


def by_heading(
    blocks: Sequence[Node], level: int = 2
) -> list[tuple[Mapping[str, Any] | None, list[Node]]]:
    """The blocks below each heading of `level`; first those before any, with None."""
    parts: list[tuple[Mapping[str, Any] | None, list[Node]]] = [(None, [])]
    for block in blocks:
        if block.get("t") == "Header" and block["c"][0] == level:
            parts.append((block, []))
        else:
            parts[-1][1].append(block)
    return parts
