"""Cards: a manuscript as a method card: its headings matched with the card's sections by name, its
lines and tables of facts taken for fields, its steps numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from labpress.content import SECTIONS
from labpress.content.sections import canonical
from labpress.importing.arrangement import by_heading
from labpress.importing.manuscript import Node, words
from labpress.importing.names import field_named, is_list, listed
from labpress.importing.notes import Notes
from labpress.problems import did_you_mean

_FACT = re.compile(r"([A-Z][\w -]{2,24}):\s+(\S.*)")
_TYPED = re.compile(r"\d{1,2}[.)]\s+")
_NAMES = [section.name for section in SECTIONS]
# fields that a card on paper has under headings of their own; under "Sources" stand no keys
_HEADED = frozenset({"purpose", "stages", "time", "people", "people_note", "materials", "roles"})
_HEADED |= {"prep", "setting", "difficulty", "sensitivity", "good_for", "aliases", "tags"}
_PURPOSE = 140
_STEPS = "number each step as a line of its own: 1. First, 2. Then"


@dataclass
class CardText:
    """A card's text: `blocks` with the sections' headings, and the `fields` found on the way."""

    blocks: list[Node] = field(default_factory=list)
    fields: dict[str, Any] = field(default_factory=dict)


def as_card(blocks: Sequence[Node], fields: dict[str, Any], notes: Notes) -> CardText:
    """The blocks of an arranged manuscript as a card's text; `fields` are known already."""
    made = CardText(fields=dict(fields))
    parts = by_heading(blocks)
    if "title" not in made.fields:
        parts = _titled(parts, made)
    opening, *sections = parts
    before = _facts(opening[1], made)
    if "purpose" not in made.fields and before and len(words(before[0])) <= _PURPOSE:
        made.fields["purpose"] = words(before.pop(0))
    named = [_named(words(heading["c"][2])) for heading, _ in sections if heading]
    if before and "Why" not in named:
        before.insert(0, _heading("Why"))
    made.blocks += before
    for heading, below in sections:
        if heading is not None:
            made.blocks += _section(heading, below, made, notes)
    return made


def _titled(parts: list[Any], made: CardText) -> list[Any]:
    """A first heading that is no section's, where others are, is the card's title."""
    opening, *sections = parts
    if not any(words(block) for block in opening[1]) and len(sections) > 1:
        first, below = sections[0]
        if not _named(words(first["c"][2])) and _named(words(sections[1][0]["c"][2])):
            made.fields["title"] = words(first["c"][2])
            return [(None, below), *sections[1:]]
    return parts


def _section(heading: Node, below: list[Node], made: CardText, notes: Notes) -> list[Node]:
    """One section under its own name, or nothing where it was a field."""
    said = words(heading["c"][2])
    name = _named(said)
    known = "" if name else field_named(said, "card")
    if known in _HEADED and known not in made.fields:
        value = "\n".join(_lines(below))
        if value:
            made.fields[known] = listed(value, known) if is_list(known, "card") else _flat(value)
            return []
    sign = ""
    if name and not canonical(said):
        sign = notes.sign(f"the heading '{said}' was taken for '{name}'", "see that it is right")
    if name == "How":
        below, more = _numbered(below, notes)
        sign += more
    return [_heading(name, sign) if name else heading, *below]


def _named(heading: str) -> str:
    """The section a heading names, or is near to."""
    exact = canonical(heading)
    near = "" if exact else did_you_mean(heading, _NAMES)
    return exact or next((name for name in _NAMES if f"'{name}'" in near), "")


def _heading(name: str, sign: str = "") -> Node:
    signs = [{"t": "Sign", "c": sign}] if sign else []
    return {"t": "Header", "c": [2, ["", [], []], [{"t": "Str", "c": name}, *signs]]}


def _facts(blocks: Sequence[Node], made: CardText) -> list[Node]:
    """What is left of `blocks` when lines such as `Time: 20 minutes` are taken for fields."""
    left = []
    for block in blocks:
        pairs = _pairs(block)
        known = [(field_named(label, "card"), value) for label, value in pairs]
        if pairs and all(name and name not in made.fields for name, _ in known):
            for name, value in known:
                if value:
                    made.fields[name] = listed(value, name) if is_list(name, "card") else value
        else:
            left.append(block)
    return left


def _pairs(block: Node) -> list[tuple[str, str]]:
    """Labels and values of a paragraph of facts or of a table with two columns."""
    if block.get("t") in ("Para", "Plain"):
        lines = _split(block["c"])
        found = [_FACT.fullmatch(line) for line in lines]
        return [(fact[1], fact[2]) for fact in found if fact] if all(found) else []
    if block.get("t") == "Table":
        _, _, columns, head, bodies, _ = block["c"]
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3]))]
        if len(columns) == 2 and all(len(row[1]) == 2 for row in rows):
            return [(words(row[1][0][4]), "\n".join(_lines(row[1][1][4]))) for row in rows]
    return []


def _split(nodes: Sequence[Node]) -> list[str]:
    """The lines of a paragraph with hard breaks."""
    lines: list[list[Node]] = [[]]
    for node in nodes:
        if node.get("t") == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(node)
    return [words(line) for line in lines]


def _lines(blocks: Sequence[Node]) -> list[str]:
    """The plain lines of paragraphs and lists."""
    lines: list[str] = []
    for block in blocks:
        kind, content = block.get("t"), block.get("c")
        if content is None:
            continue
        if kind in ("Para", "Plain"):
            lines += _split(content)
        elif kind in ("BulletList", "OrderedList"):
            items = content if kind == "BulletList" else content[1]
            lines += [words(item) for item in items]
        else:
            lines.append(words(block))
    return [line for line in lines if line]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _numbered(blocks: list[Node], notes: Notes) -> tuple[list[Node], str]:
    """The steps of How as one numbered list, and a note where they were none."""
    if any(block.get("t") == "OrderedList" for block in blocks):
        return blocks, ""
    bullets = [block for block in blocks if block.get("t") == "BulletList"]
    if len(bullets) == 1:
        at = blocks.index(bullets[0])
        sign = notes.sign("the bullets under How were numbered", "see that they are the steps")
        return [*blocks[:at], _ordered(bullets[0]["c"]), *blocks[at + 1 :]], sign
    if len(blocks) > 1 and all(block.get("t") in ("Para", "Plain") for block in blocks):
        typed = all(_TYPED.match(words(block)) for block in blocks)
        items = [[{"t": "Plain", "c": _untyped(block["c"])}] for block in blocks]
        said = "the paragraphs under How were taken for its steps"
        return [_ordered(items)], "" if typed else notes.sign(said, _STEPS)
    return blocks, ""


def _ordered(items: Sequence[Any]) -> Node:
    return {"t": "OrderedList", "c": [[1, {"t": "Decimal"}, {"t": "Period"}], list(items)]}


def _untyped(nodes: Sequence[Node]) -> list[Node]:
    """A step without the number that somebody typed before it."""
    first = str(nodes[0].get("c", "")) if nodes and nodes[0].get("t") == "Str" else ""
    if re.fullmatch(r"\d{1,2}[.)]", first):
        return list(nodes[2:] if len(nodes) > 1 and nodes[1].get("t") == "Space" else nodes[1:])
    return list(nodes)
