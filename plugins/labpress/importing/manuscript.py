"""Manuscript: a text from elsewhere as pandoc read it, before it is written in our dialect."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from labpress.importing.notes import plain

Node = Mapping[str, Any]
"""A piece of pandoc's document: `t` says what it is, `c` what is in it."""


_UNSAID = {"comment-start", "deletion"}


def _no_picture(name: str) -> bytes | None:
    return None


@dataclass(frozen=True)
class Manuscript:
    """`fields` are our front matter fields as far as they are known, and `sources` says of those
    that somebody should check where they come from. `works` are CSL items by the id that citations
    have. `picture` gives a picture's bytes by the name that the text calls it."""

    blocks: Sequence[Node]
    fields: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    works: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    picture: Callable[[str], bytes | None] = _no_picture
    remarks: tuple[str, ...] = ()


def words(nodes: Any) -> str:
    """The plain words of inlines or blocks, without notes and comments."""
    return " ".join(_words(nodes).split())


def _words(nodes: Any) -> str:
    if isinstance(nodes, list | tuple):
        return "".join(_words(node) for node in nodes)
    if not isinstance(nodes, Mapping):
        return ""
    kind, content = nodes.get("t"), nodes.get("c")
    if kind == "Str":
        return plain(str(content))
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in ("Code", "Math", "CodeBlock"):
        return plain(str(content[1])) if isinstance(content, list) else ""
    if kind == "Note" or (kind == "Span" and _UNSAID & set(classes(nodes))):
        return ""
    if kind in ("Para", "Plain", "Header", "BlockQuote"):
        return _words(content) + " "
    return _words(content)


def attributes(node: Node) -> tuple[str, list[str], dict[str, str]]:
    """Identifier, classes and the other attributes of a Span, Div, Link, Image, Header or Code."""
    content = node.get("c") or []
    place = 1 if node.get("t") == "Header" else 0
    found = content[place] if len(content) > place else None
    if isinstance(found, list) and len(found) == 3 and isinstance(found[0], str):
        return found[0], list(found[1]), {str(key): str(value) for key, value in found[2]}
    return "", [], {}


def classes(node: Node) -> list[str]:
    """The classes of a node."""
    return attributes(node)[1]


def style(node: Node) -> str:
    """The name of the style that Word gave a Div, in small letters."""
    return attributes(node)[2].get("custom-style", "").casefold()
